// Makes the polluted variants of a clean table of delimited text, one pollution each, with what must come of it. Always the same.

/** What must come of a variant. */
export type Outcome =
  /** Names and values of the clean table. */
  | { readonly kind: 'clean' }
  /** Values of the clean table; names are others. */
  | { readonly kind: 'unnamed' }
  /** All rows but these (from 0) as in the clean table; these so, too, or left out and listed, or told in a problem. */
  | { readonly kind: 'rows'; readonly rows: readonly number[] }
  /** Names or their places are in doubt: told in a problem; the rows stay as they are. */
  | { readonly kind: 'header' };

export interface Variant {
  readonly id: string;
  readonly text: string;
  readonly outcome: Outcome;
}

export interface CleanTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const TYPES = ['大工业', '一般工商业', '居民生活', '农业生产'];
const FIRST = ['光明', '新华', '永昌', '东方', '恒泰', '华丰', '宏远'];
const LAST = ['机械有限公司', '食品厂', '酒店', '便利店', '中学', '纺织集团', '农场'];

/** 60 customers: leading zeros, dates, times, decimals, free text with delimiters and quotes, a column without values. */
export function utilityTable(): CleanTable {
  const rows = Array.from({ length: 60 }, (_, i) => [
    String(330100000000 + i * 7919).padStart(13, '0'),
    `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
    `${String(i % 24).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`,
    String(1 + (i % 40)),
    (((i * 7919) % 100000) / 100 + 10).toFixed(2),
    TYPES[i % 4] ?? '',
    `${FIRST[i % 7] ?? ''}${LAST[(i * 3) % 7] ?? ''}${i % 9 === 4 ? ', 分部' : ''}${i % 11 === 5 ? '"老店"' : ''}`,
    `https://example.invalid/c/${String(1000 + i)}.html`,
    '',
  ]);
  return { header: ['户号', '日期', '时刻', '户数', '电量', '用电类别', '户名', '链接', '备注'], rows };
}

/** 60 orders in English: quoted text with commas and inches, prices with a sign of currency. */
export function orderTable(): CleanTable {
  const rows = Array.from({ length: 60 }, (_, i) => [
    `${String(13 + (i % 16))}/${String(1 + (i % 12)).padStart(2, '0')}/2018`,
    `${String((i * 5) % 24).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`,
    String((i * 3) % 30),
    `${'ABCDEFG'[i % 7] ?? ''}${'HKMN'[i % 4] ?? ''}-${String(1000 + ((i * 733) % 9000))}`,
    `$${(5 + ((i * 37) % 900) / 10).toFixed(2)}`,
    i % 3 === 0
      ? `Lamp, ${i % 2 === 0 ? 'round' : 'tall'} ${i % 6 === 0 ? '10"' : ''}`.trim()
      : `Men's Socks ${'abcdefghijk'[i % 11] ?? ''}`,
    `A thing of ${'wool cotton linen'.split(' ')[i % 3] ?? ''}, made for use number ${String(i)}${i % 5 === 0 ? ', warm and light' : ''}.`,
    `https://www.example.com/product/${String(1000 + ((i * 733) % 9000))}.html`,
    '',
  ]);
  return { header: ['DATE', 'TIME', 'Qty', 'PRODUCTID', 'Price', 'ProductType', 'Description', 'URL', 'Comments'], rows };
}

interface Style {
  delimiter: string;
  quote: string;
  /** Put before a quote within a cell. */
  escape: string;
  end: string;
}

const STYLE: Style = { delimiter: ',', quote: '"', escape: '"', end: '\r\n' };

/** A cell as written: quoted where it must be, and where it holds several words. */
function written(text: string, { delimiter, quote, escape }: Style): string {
  const must = text.includes(delimiter) || text.includes(quote) || /[\r\n]|, /.test(text);
  return must ? quote + text.replaceAll(quote, escape + quote) + quote : text;
}

const lineOf = (cells: readonly string[], style: Style): string =>
  cells.map((cell) => written(cell, style)).join(style.delimiter);

/** The table as written in a style, line by line, header first. */
export function linesOf({ header, rows }: CleanTable, style: Partial<Style> = {}): string[] {
  return [header, ...rows].map((cells) => lineOf(cells, { ...STYLE, ...style }));
}

/** Every variant of the table. */
export function* pollute(table: CleanTable): Generator<Variant> {
  yield* wholeFile(table);
  yield* aroundTable(table);
  for (let row = -1; row < table.rows.length; row++) yield* oneRow(table, row);
}

function* wholeFile(table: CleanTable): Generator<Variant> {
  const clean = { kind: 'clean' } as const;
  const text = (style: Partial<Style>): string => {
    const end = style.end ?? STYLE.end;
    return linesOf(table, style).join(end) + end;
  };
  yield { id: 'source', text: text({}), outcome: clean };
  for (const [name, end] of [
    ['lf', '\n'],
    ['cr', '\r'],
    ['lfcr', '\n\r'],
  ] as const)
    yield { id: `line ends ${name}`, text: text({ end }), outcome: clean };
  const lines = linesOf(table);
  yield {
    id: 'mixed line ends',
    text: lines.map((line, i) => line + (['\n', '\r\n', '\r'][i % 3] ?? '')).join(''),
    outcome: clean,
  };
  yield { id: 'no trailing line end', text: lines.join('\r\n'), outcome: clean };
  yield { id: 'two trailing line ends', text: `${lines.join('\r\n')}\r\n\r\n`, outcome: clean };
  yield { id: 'many trailing line ends', text: `${lines.join('\r\n')}${'\r\n'.repeat(9)}`, outcome: clean };
  yield { id: 'byte-order mark', text: `\ufeff${text({})}`, outcome: clean };
  for (const delimiter of [';', '\t', '|', '^', '~', '||', '::', '§', '，', '\u0001', '\t\t'])
    yield { id: `delimiter ${JSON.stringify(delimiter)}`, text: text({ delimiter }), outcome: clean };
  yield {
    id: 'delimiter ", "',
    text: linesOf(table)
      .map((line, i) => spaced(line, i === 0 ? table.header : (table.rows[i - 1] ?? [])))
      .join('\r\n'),
    outcome: clean,
  };
  yield {
    id: 'delimiter " " with all words quoted',
    text: [table.header, ...table.rows]
      .map((cells) => cells.map((cell) => (/[ "]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(' '))
      .join('\r\n'),
    outcome: clean,
  };
  for (const quote of ["'", '`', '´']) yield { id: `quote ${quote}`, text: allQuoted(table, quote, quote), outcome: clean };
  yield { id: 'all quoted', text: allQuoted(table, '"', '"'), outcome: clean };
  yield { id: 'quotes escaped by a backslash', text: text({ escape: '\\' }), outcome: clean };
  yield {
    id: 'quotes not escaped',
    text: text({ escape: '' }),
    outcome: { kind: 'rows', rows: table.rows.flatMap((cells, i) => (cells.some((cell) => cell.includes('"')) ? [i] : [])) },
  };
  const from = Math.floor(table.rows.length / 2);
  yield {
    id: 'delimiter changed from the middle on',
    text: [...linesOf(table).slice(0, from + 1), ...linesOf(table, { delimiter: ';' }).slice(from + 1)].join('\r\n'),
    outcome: { kind: 'rows', rows: table.rows.map((_, i) => i).slice(from) },
  };
  yield { id: 'delimiter at the end of every row', text: lines.map((line) => `${line},`).join('\r\n'), outcome: clean };
  yield {
    id: 'delimiter at the end of every row but the header',
    text: lines.map((line, i) => (i === 0 ? line : `${line},`)).join('\r\n'),
    outcome: clean,
  };
  yield {
    id: 'empty cells at the end left out',
    text: lines.map((line, i) => (i === 0 ? line : line.replace(/,+$/, ''))).join('\r\n'),
    outcome: clean,
  };
}

/** Every delimiter outside of quotes followed by a blank. */
function spaced(_: string, cells: readonly string[]): string {
  return cells.map((cell) => written(cell, STYLE)).join(', ');
}

function allQuoted({ header, rows }: CleanTable, quote: string, escape: string): string {
  return [header, ...rows]
    .map((cells) => cells.map((cell) => quote + cell.replaceAll(quote, escape + quote) + quote).join(','))
    .join('\r\n');
}

function* aroundTable(table: CleanTable): Generator<Variant> {
  const clean = { kind: 'clean' } as const;
  const lines = linesOf(table);
  const body = lines.join('\r\n');
  const blank = ','.repeat(table.header.length - 1);
  const before: Record<string, string> = {
    'a title': '客户电量月报表',
    'a title with delimiters': `客户电量月报表${blank}`,
    'a title and an empty row': `PREAMBLE${blank}\r\n${blank}`,
    'three titles': `某供电公司\r\n客户电量月报表\r\n统计月份：2024年1月`,
    'a title and a blank line': `客户电量月报表\r\n`,
    'a title with a comma': 'Report of customers, January',
    comments: '# export of 2024-01-31\r\n# source: billing, test',
    'the hint of Excel': 'sep=,',
    'blank lines': '\r\n\r\n',
  };
  for (const [name, text] of Object.entries(before)) yield { id: `before: ${name}`, text: `${text}\r\n${body}`, outcome: clean };
  const after: Record<string, string> = {
    'a remark': '制表人：张三',
    'a remark with delimiters': `FOOTNOTE${blank}`,
    'three remarks and an empty row': `${blank}\r\nFOOTNOTE${blank}\r\nFOOTNOTE${blank}\r\n说明：本表数据未经审计${blank}`,
    'a bare remark': 'FOOTNOTE',
    'a remark after a blank line': '\r\n(60 rows)',
  };
  for (const [name, text] of Object.entries(after))
    yield { id: `after: ${name}`, text: `${body}\r\n${text}\r\n`, outcome: { kind: 'rows', rows: [] } };
  yield { id: 'no header', text: lines.slice(1).join('\r\n'), outcome: { kind: 'unnamed' } };
  yield { id: 'header on two rows', text: [lines[0], ...lines].join('\r\n'), outcome: { kind: 'unnamed' } };
  yield { id: 'header on three rows', text: [lines[0], lines[0], ...lines].join('\r\n'), outcome: { kind: 'unnamed' } };
  yield {
    id: 'one row',
    text: lines.slice(0, 2).join('\r\n'),
    outcome: { kind: 'rows', rows: table.rows.map((_, i) => i).slice(1) },
  };
  const other = ['编号', '名称', '单价', '库存', '产地', '等级', '品牌', '网址', '注'];
  const second = (width: number): string =>
    [other, ...table.rows.slice(0, 10)]
      .map((cells) =>
        [...cells, ...new Array<string>(width).fill('x')]
          .slice(0, width)
          .map((cell) => written(cell, STYLE))
          .join(','),
      )
      .join('\r\n');
  const width = table.header.length;
  for (const [name, count] of [
    ['fewer', width - 2],
    ['as many', width],
    ['more', width + 2],
  ] as const)
    for (const gap of ['', '\r\n'])
      yield {
        id: `second table with ${name} columns${gap === '' ? '' : ' after a blank line'}`,
        text: `${body}\r\n${gap}${second(count)}\r\n`,
        outcome: { kind: 'rows', rows: [] },
      };
}

/** Variants in which one row is damaged; −1 is the header. */
function* oneRow(table: CleanTable, row: number): Generator<Variant> {
  const cells = row < 0 ? table.header : (table.rows[row] ?? []);
  const outcome: Outcome = row < 0 ? { kind: 'header' } : { kind: 'rows', rows: [row] };
  const lines = linesOf(table);
  const written_ = cells.map((cell) => written(cell, STYLE));
  const withLine = (id: string, line: string): Variant => ({
    id: `${id}, row ${String(row)}`,
    text: lines.map((other, i) => (i === row + 1 ? line : other)).join('\r\n') + '\r\n',
    outcome,
  });
  for (let column = 0; column < cells.length; column++) {
    const at = `at column ${String(column)}`;
    const parts = (glue: (i: number) => string): string => written_.map((cell, i) => (i === 0 ? '' : glue(i)) + cell).join('');
    if (column > 0)
      yield withLine(
        `a delimiter less ${at}`,
        parts((i) => (i === column ? '' : ',')),
      );
    yield withLine(`a delimiter more ${at}`, column === 0 ? `,${written_.join(',')}` : parts((i) => (i === column ? ',,' : ',')));
    yield withLine(
      `a quote more ${at}`,
      written_.map((cell, i) => (i !== column ? cell : cell.startsWith('"') ? `"${cell}` : `"${cell}`)).join(','),
    );
    yield withLine(`a quote more behind ${at}`, written_.map((cell, i) => (i === column ? `${cell}"` : cell)).join(','));
    if ((written_[column] ?? '').startsWith('"')) {
      yield withLine(`no opening quote ${at}`, written_.map((cell, i) => (i === column ? cell.slice(1) : cell)).join(','));
      yield withLine(`no closing quote ${at}`, written_.map((cell, i) => (i === column ? cell.slice(0, -1) : cell)).join(','));
    }
    if (column > 0)
      yield withLine(`a line end ${at}`, `${written_.slice(0, column).join(',')}\r\n${written_.slice(column).join(',')}`);
  }
  yield withLine('blanks for delimiters', cells.map((cell) => written(cell, STYLE)).join(' '));
  yield withLine('semicolons for delimiters', written_.join(';'));
  yield withLine('emptied', '');
  yield withLine('cut off', written_.slice(0, Math.ceil(cells.length / 2)).join(','));
  yield withLine('six cells more', [...written_, 'a', 'b', 'c', 'd', 'e', 'f'].join(','));
}
