/** Owns which tables of a page are data: layout tables and small ones beside a large one are passed over. */
import { readDate } from '../csv/date-text';
import { isIdentifier, readNumber } from '../csv/number-text';
import type { HtmlTable } from './html-tables';

/** Up to so many rows a table is a legend or a form of the query, if another has this many. */
const FEW_ROWS = 3;
const MANY_ROWS = 20;

export interface ChosenTables {
  readonly tables: readonly HtmlTable[];
  /** Tables with something in them that are not among them. */
  readonly passedOver: number;
}

export function chooseTables(all: readonly HtmlTable[]): ChosenTables {
  const filled = joinPages(joinHeads(all.filter(({ cells }) => cells > 0)));
  const most = filled.reduce((rows, { grid }) => Math.max(rows, grid.batch.rows), 0);
  const isData = ({ grid, width, hasTables }: HtmlTable): boolean =>
    width > 1 &&
    grid.batch.rows > 1 &&
    !(hasTables && grid.batch.rows < most) &&
    !(grid.batch.rows <= FEW_ROWS && most >= MANY_ROWS);
  const data = filled.filter(isData);
  if (data.length > 0) return { tables: data, passedOver: filled.length - data.length };
  const largest = filled.reduce<HtmlTable | null>(
    (best, table) => (best === null || table.cells > best.cells ? table : best),
    null,
  );
  return { tables: largest === null ? [] : [largest], passedOver: Math.max(0, filled.length - 1) };
}

/** Some programs put the header into a table of its own above the one with the rows, so that it stays in view. */
function joinHeads(tables: readonly HtmlTable[]): HtmlTable[] {
  const joined: HtmlTable[] = [];
  for (let i = 0; i < tables.length; i++) {
    const head = tables[i] as HtmlTable;
    const body = tables[i + 1];
    const isHead = head.grid.batch.rows === 1 && head.width > 1 && head.cells === head.width && !startsWithValues(head);
    if (body === undefined || !isHead || body.width !== head.width || !startsWithValues(body)) joined.push(head);
    else {
      joined.push(below(head, body));
      i++;
    }
  }
  return joined;
}

/** Printed reports begin a table anew on each page, under the same header, which is left out there when the rows are read. */
function joinPages(tables: readonly HtmlTable[]): HtmlTable[] {
  const joined: HtmlTable[] = [];
  for (const table of tables) {
    const before = joined[joined.length - 1];
    const isNext = before !== undefined && before.width === table.width && table.grid.batch.rows > 1 && !startsWithValues(table);
    if (isNext && headOf(before) === headOf(table)) joined[joined.length - 1] = below(before, table);
    else joined.push(table);
  }
  return joined;
}

/** The first row; different for tables of one column, which are no pages. */
function headOf({ grid: { batch }, width }: HtmlTable): string | symbol {
  return width < 2 || batch.rows === 0 ? Symbol('none') : batch.texts(0, 0).join('\0');
}

/** True when the first row holds a number, an identifier or a date: it is no header then. */
function startsWithValues({ grid: { batch } }: HtmlTable): boolean {
  const texts = batch.rows === 0 ? [] : batch.texts(0, 0);
  return texts.some((text) => readNumber(text) !== null || isIdentifier(text) || readDate(text) !== null);
}

/** The rows of the second table under those of the first. */
function below(head: HtmlTable, body: HtmlTable): HtmlTable {
  const { grid } = head;
  const rows = body.grid.batch;
  for (let row = 0; row < rows.rows; row++) {
    const line = rows.lines[row] as number;
    const shift = grid.row;
    rows.texts(row, 0).forEach((text, column) => {
      if (text !== undefined) grid.cell(column, text);
    });
    grid.nextRow();
    for (const merge of body.grid.merges)
      if (merge.top === line - 1) grid.merge({ ...merge, top: shift, bottom: shift + merge.bottom - merge.top });
  }
  return { ...head, caption: head.caption === '' ? body.caption : head.caption, cells: head.cells + body.cells };
}
