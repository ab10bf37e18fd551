/** Owns the small example exports of public/examples: the generated tables written in the layouts utilities really have. */
import { DAY_MS, MONTHS } from './calendar';
import { encodeGbk } from './gbk';
import { generateExample } from './index';
import { MISSING_DAY, type ExampleColumn, type ExampleTable } from './table';

/** Customers behind the example files; one small town, so that no file is larger than 200 KB. */
export const FILE_CUSTOMERS = 800;
const CURVE_CUSTOMERS = 11;

type Cell = string | number | null;
type DateStyle = (year: number, month: number, day: number) => string;

const slashes: DateStyle = (year, month, day) => `${year}/${month}/${day}`;
const chinese: DateStyle = (year, month, day) => `${year}年${month}月${day}日`;
const dashes: DateStyle = (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** File name → content. The same bytes on every run; see public/examples/README.md for the layouts. */
export function exportFiles(): ReadonlyMap<string, Uint8Array> {
  const [customers, usage, readings, survey] = generateExample({ customers: FILE_CUSTOMERS }) as [
    ExampleTable,
    ExampleTable,
    ExampleTable,
    ExampleTable,
  ];
  const utf8 = new TextEncoder();
  return new Map([
    ['customers-gbk.csv', encodeGbk(customerList(customers))],
    ['usage-by-month.csv', utf8.encode(`\ufeff${usageByMonth(customers, usage)}`)],
    ['load-curves-p96.csv', utf8.encode(loadCurves(customers, readings))],
    ['survey.csv', utf8.encode(`\ufeff${lines([names(survey), ...rowsOf(survey, chinese)])}`)],
  ]);
}

/** Title and note above the header, dates as Excel shows them, a total row at the end. */
function customerList(customers: ExampleTable): string {
  const width = customers.columns.length;
  const pad = (cells: readonly Cell[]) => [...cells, ...Array<null>(width - cells.length).fill(null)];
  const total = customers.columns.map(({ name, ...column }): Cell => {
    if (name === '户号') return '合计';
    if (name === '户名') return `${customers.rows}户`;
    if (name !== '合同容量' || column.kind !== 'float') return null;
    return Array.from(column.values).reduce((sum, kva) => (kva === kva ? sum + kva : sum), 0);
  });
  return lines([
    pad(['云江供电公司客户档案明细表（示例数据，纯属虚构）']),
    pad(['编制单位：营销部', '制表日期：2026年11月30日']),
    pad(['说明：合同容量单位为kVA；空白为未采集']),
    names(customers),
    ...rowsOf(customers, slashes),
    total,
  ]);
}

/** One row a customer, one column a month (kWh); `-` before the contract began. */
function usageByMonth(customers: ExampleTable, usage: ExampleTable): string {
  const ids = textOf(usage, '户号');
  const periods = numbersOf(usage, '年月');
  const kwh = numbersOf(usage, '电量');
  const byKey = new Map(ids.map((id, row) => [`${id} ${periods[row]}`, kwh[row] ?? null]));
  const label = (name: string) => textOf(customers, name);
  const rows = label('户号').map((id, row): Cell[] => [
    id,
    label('户名')[row] ?? null,
    label('用电类别')[row] ?? null,
    ...MONTHS.map(({ period }) => byKey.get(`${id} ${period}`) ?? '-'),
  ]);
  return lines([['户号', '户名', '用电类别', ...MONTHS.map((m) => String(m.period))], ...rows]);
}

/** P1 … P96 of the first customers that differ in class or industry. */
function loadCurves(customers: ExampleTable, readings: ExampleTable): string {
  const kinds = new Map(
    textOf(customers, '户号').map((id, row) => [
      id,
      `${textOf(customers, '用电类别')[row]} ${textOf(customers, '行业分类')[row]}`,
    ]),
  );
  const chosen = new Map<string, string | null>();
  for (const id of textOf(readings, '户号')) {
    const kind = kinds.get(id) ?? '';
    if (chosen.size < CURVE_CUSTOMERS && !chosen.has(kind)) chosen.set(kind, id);
  }
  const wanted = new Set(chosen.values());
  return lines([names(readings), ...rowsOf(readings, dashes).filter(([id]) => wanted.has(id as string))]);
}

function names(table: ExampleTable): string[] {
  return table.columns.map((column) => column.name);
}

function textOf(table: ExampleTable, name: string): readonly (string | null)[] {
  const column = table.columns.find((c) => c.name === name);
  return column?.kind === 'text' ? column.values : [];
}

function numbersOf(table: ExampleTable, name: string): ArrayLike<number> {
  const column = table.columns.find((c) => c.name === name);
  return column === undefined || column.kind === 'text' ? [] : column.values;
}

function rowsOf(table: ExampleTable, style: DateStyle): Cell[][] {
  return Array.from({ length: table.rows }, (_, row) => table.columns.map((column) => cell(column, row, style)));
}

function cell(column: ExampleColumn, row: number, style: DateStyle): Cell {
  if (column.kind === 'text') return column.values[row] ?? null;
  const value = column.values[row] ?? NaN;
  if (value !== value || value === MISSING_DAY) return null;
  if (column.kind === 'date' || column.kind === 'timestamp') {
    const date = new Date(column.kind === 'date' ? value * DAY_MS : value);
    return style(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }
  return Math.round(value * 1000) / 1000;
}

/** CSV as Excel writes it: commas, CRLF, quotes only where needed. */
function lines(rows: readonly (readonly Cell[])[]): string {
  const quote = (value: Cell) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}
