/** Owns the tables of an HTML page: rows, spans, nested tables → grids. */
import { readFormed } from '../csv/number-form';
import { readNumber } from '../csv/number-text';
import { Grid } from '../tables/grid';
import { MOST_COLUMNS } from '../tables/table-rows';
import { decodeHtml, visibleText } from './html-text';
import { attributesIn, type HtmlSink } from './html-tags';

/** One table as it stands in the page. */
export interface HtmlTable {
  readonly grid: Grid;
  caption: string;
  /** Other tables stand within its cells: it lays out the page. */
  hasTables: boolean;
  /** Cells that hold something, rows and columns that do. */
  cells: number;
  width: number;
}

const MOST_SPAN = 1000;
const MOST_ROW_SPAN = 65_534;
const MOST_TABLES = 2000;
const MOST_DEPTH = 100;
/** As Excel and LibreOffice write out what could not be calculated. */
const EXCEL_ERROR = /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)$/;
/** Ends of which start a new line within a cell. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4']);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A table while its tags come in. */
interface Open {
  readonly table: HtmlTable;
  inRow: boolean;
  inCell: boolean;
  inCaption: boolean;
  column: number;
  /** Rows for which a column is still taken by a cell above. */
  readonly taken: number[];
  text: string;
  number: string | undefined;
  colspan: number;
  rowspan: number;
}

export class HtmlTables implements HtmlSink {
  readonly tables: HtmlTable[] = [];
  private readonly stack: Open[] = [];
  private deeper = 0;
  /** Tables whose end tag is missing, which no writer leaves out. */
  unclosed = 0;

  open(name: string, bytes: Uint8Array, start: number, end: number): void {
    const top = this.stack[this.stack.length - 1];
    switch (name) {
      case 'table':
        return this.openTable();
      case 'tr':
        // Rows on their own are a table too.
        if (top === undefined) this.openTable();
        return this.openRow();
      case 'td':
      case 'th':
        if (top === undefined || this.deeper > 0) return;
        if (!top.inRow) this.openRow();
        return this.openCell(top, attributesIn(bytes, start, end));
      case 'caption':
        if (top !== undefined) top.inCaption = true;
        return;
      case 'br':
        if (top?.inCell === true) top.text += '\n';
        return;
      default:
        if (top?.inCell === true && BLOCKS.has(name) && top.text.trim() !== '') top.text += '\n';
    }
  }

  close(name: string): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined) return;
    switch (name) {
      case 'table':
        if (this.deeper > 0) this.deeper--;
        else this.closeTable();
        return;
      case 'tr':
        if (this.deeper === 0) closeRow(top);
        return;
      case 'td':
      case 'th':
        if (this.deeper === 0) closeCell(top);
        return;
      case 'caption':
        top.inCaption = false;
        return;
      default:
        if (top.inCell && BLOCKS.has(name)) top.text += '\n';
    }
  }

  text(bytes: Uint8Array, start: number, end: number): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined || (!top.inCell && !top.inCaption)) return;
    // Line ends of the source are blanks; <br> alone starts a line.
    const text = decodeHtml(decoder.decode(bytes.subarray(start, end)).replace(/[\r\n]+/g, ' '));
    if (top.inCell) top.text += text;
    else top.table.caption = visibleText(top.table.caption + text).slice(0, 60);
  }

  /** To be called at the end of the page: what is open is closed. */
  finish(): void {
    this.unclosed = this.stack.length;
    while (this.stack.length > 0) this.closeTable();
  }

  private openTable(): void {
    const around = this.stack[this.stack.length - 1];
    if (this.stack.length >= MOST_DEPTH || this.tables.length >= MOST_TABLES) {
      this.deeper++;
      return;
    }
    if (around !== undefined) around.table.hasTables = true;
    const table: HtmlTable = { grid: new Grid(), caption: '', hasTables: false, cells: 0, width: 0 };
    this.tables.push(table);
    this.stack.push({
      table,
      inRow: false,
      inCell: false,
      inCaption: false,
      column: 0,
      taken: [],
      text: '',
      number: undefined,
      colspan: 1,
      rowspan: 1,
    });
  }

  private closeTable(): void {
    const top = this.stack.pop();
    if (top !== undefined) closeRow(top);
  }

  private openRow(): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined || this.deeper > 0) return;
    closeRow(top);
    top.inRow = true;
    top.inCaption = false;
    top.column = 0;
  }

  private openCell(top: Open, attributes: ReadonlyMap<string, string>): void {
    closeCell(top);
    while ((top.taken[top.column] ?? 0) > 0) top.column++;
    top.inCell = true;
    top.text = '';
    // As Excel writes it, and LibreOffice.
    top.number = attributes.get('x:num') ?? attributes.get('sdval');
    top.colspan = spanOf(attributes.get('colspan'), MOST_SPAN);
    top.rowspan = spanOf(attributes.get('rowspan'), MOST_ROW_SPAN);
  }
}

function spanOf(text: string | undefined, most: number): number {
  const span = Number.parseInt(text ?? '1', 10);
  return span > 1 ? Math.min(span, most) : 1;
}

function closeCell(top: Open): void {
  if (!top.inCell) return;
  top.inCell = false;
  const { table, column, colspan, rowspan } = top;
  const { grid } = table;
  const text = cellText(visibleText(top.text), top.number);
  if (text !== '') {
    if (EXCEL_ERROR.test(text)) grid.error(column, text);
    else grid.cell(column, text);
    table.cells++;
    table.width = Math.max(table.width, column + 1);
  }
  if (colspan > 1 || rowspan > 1) {
    grid.merge({ top: grid.row, left: column, bottom: grid.row + rowspan - 1, right: column + colspan - 1 });
    if (rowspan > 1) for (let i = column; i < Math.min(column + colspan, MOST_COLUMNS); i++) top.taken[i] = rowspan;
  }
  top.column = column + colspan;
}

/** The number that Excel stored beside what it shows, where that is a number too: 12.5% is 0.125, but a date stays a date. */
function cellText(shown: string, stored: string | undefined): string {
  if (stored === undefined || stored.trim() === '' || !Number.isFinite(Number(stored))) return shown;
  const isNumber = shown === '' || readNumber(shown) !== null || readFormed(shown, false) !== null;
  return isNumber ? stored.trim() : shown;
}

function closeRow(top: Open): void {
  closeCell(top);
  if (!top.inRow) return;
  top.inRow = false;
  for (let i = 0; i < top.taken.length; i++) if ((top.taken[i] ?? 0) > 0) top.taken[i] = (top.taken[i] ?? 0) - 1;
  top.table.grid.nextRow();
}
