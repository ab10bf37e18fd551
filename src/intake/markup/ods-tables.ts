/** Owns the cells of an OpenDocument spreadsheet: tags → grids, each value as it is stored rather than as it is shown. */
import { Grid } from '../tables/grid';
import type { GridSource } from '../tables/table-source';
import { attributesOf, decodeEntities, type TagSink } from '../xlsx/xml-tags';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_SHEETS = 1000;
/** Filled cells written out from repetitions, over the whole file. */
const MOST_REPEATED = 2_000_000;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface OdsSheet extends GridSource {
  isHidden: boolean;
}

interface OdsCell {
  readonly column: number;
  readonly kind: 'text' | 'truth' | 'error';
  readonly text: string;
}

export class OdsTables implements TagSink {
  readonly sheets: OdsSheet[] = [];
  /** Repeated cells and rows that were not written out. */
  leftOut = 0;
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private grid: Grid | null = null;
  private repeated = 0;
  private cells: OdsCell[] = [];
  private rowRepeat = 1;
  private rowHidden = false;
  private column = 0;
  private attributes: ReadonlyMap<string, string> = new Map();
  private inCell = false;
  private paragraphs = 0;
  private inText = 0;
  private inNote = 0;
  /** Sheets within a cell, which other programs may embed, are passed over. */
  private depth = 0;
  private shown = '';

  open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    const element = decoder.decode(bytes.subarray(name, Math.min(nameEnd, name + 40)));
    const attributes = (): Map<string, string> => new Map(attributesOf(bytes, nameEnd, end));
    switch (element) {
      case 'style':
        this.style = attributes().get('name') ?? '';
        return;
      case 'table-properties':
        if (attributes().get('display') === 'false') this.hiddenStyles.add(this.style);
        return;
      case 'table':
        return this.openSheet(attributes());
      case 'table-row':
        return this.openRow(attributes());
      case 'table-cell':
      case 'covered-table-cell':
        if (this.grid === null || this.depth !== 1) return;
        this.attributes = attributes();
        this.inCell = element === 'table-cell';
        this.shown = '';
        this.paragraphs = 0;
        return;
      case 'annotation':
        this.inNote++;
        return;
      case 'p':
        if (this.inCell && this.inNote === 0 && this.paragraphs++ > 0) this.shown += '\n';
        this.inText++;
        return;
      case 's':
        return this.add(' '.repeat(countOf(attributes().get('c'), 1000)));
      case 'tab':
        return this.add('\t');
      case 'line-break':
        return this.add('\n');
    }
  }

  close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const element = decoder.decode(bytes.subarray(name, Math.min(nameEnd, name + 40)));
    switch (element) {
      case 'table':
        if (--this.depth === 0) this.grid = null;
        return;
      case 'table-row':
        return this.closeRow();
      case 'table-cell':
      case 'covered-table-cell':
        if (this.grid !== null && this.depth === 1) this.closeCell(this.grid);
        return;
      case 'annotation':
        this.inNote = Math.max(0, this.inNote - 1);
        return;
      case 'p':
        this.inText = Math.max(0, this.inText - 1);
    }
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (!this.inCell || this.inText === 0) return;
    const text = decoder.decode(bytes.subarray(start, end));
    this.add(literal ? text : decodeEntities(text));
  }

  private add(text: string): void {
    if (this.inCell && this.inNote === 0) this.shown += text;
  }

  private openSheet(attributes: ReadonlyMap<string, string>): void {
    if (this.depth++ > 0) return;
    this.grid = new Grid();
    const isHidden = this.hiddenStyles.has(attributes.get('style-name') ?? '');
    if (this.sheets.length < MOST_SHEETS) this.sheets.push({ name: attributes.get('name') ?? '', grid: this.grid, isHidden });
  }

  private openRow(attributes: ReadonlyMap<string, string>): void {
    if (this.depth !== 1) return;
    this.cells = [];
    this.column = 0;
    this.rowRepeat = countOf(attributes.get('number-rows-repeated'), MOST_ROWS);
    this.rowHidden = /^(?:collapse|filter)$/.test(attributes.get('visibility') ?? '');
  }

  private closeCell(grid: Grid): void {
    const { attributes, column } = this;
    this.inCell = false;
    const repeat = countOf(attributes.get('number-columns-repeated'), MOST_COLUMNS);
    const cell = this.valueOf(column);
    if (cell !== null && column < MOST_COLUMNS) {
      const most = Math.min(repeat, MOST_COLUMNS - column, 1 + Math.max(0, MOST_REPEATED - this.repeated));
      for (let i = 0; i < most; i++) this.cells.push({ ...cell, column: column + i });
      this.repeated += most - 1;
      this.leftOut += repeat - most;
    }
    const right = column + countOf(attributes.get('number-columns-spanned'), MOST_COLUMNS) - 1;
    const bottom = grid.row + countOf(attributes.get('number-rows-spanned'), MOST_ROWS) - 1;
    grid.merge({ top: grid.row, left: column, bottom, right });
    this.column += repeat;
  }

  private valueOf(column: number): OdsCell | null {
    const { attributes, shown } = this;
    const text = (value: string): OdsCell | null => (value === '' ? null : { column, kind: 'text', text: value });
    switch (attributes.get('value-type')) {
      case 'float':
        if (/^(?:TRUE|FALSE)$/.test(shown)) return { column, kind: 'truth', text: shown.toLowerCase() };
        // A format of zeros shows the identifier that was meant.
        return text(/^0\d+$/.test(shown.trim()) ? shown.trim() : (attributes.get('value') ?? shown));
      case 'currency':
      case 'percentage':
        return text(attributes.get('value') ?? shown);
      case 'date':
        return text((attributes.get('date-value') ?? shown).replace(/T00:00:00(?:\.0*)?$/, '').replace('T', ' '));
      case 'time':
        return text(clockText(attributes.get('time-value') ?? '') ?? shown);
      case 'boolean':
        return { column, kind: 'truth', text: attributes.get('boolean-value') ?? '' };
      case 'error':
        return { column, kind: 'error', text: shown };
      default:
        return text(shown !== '' ? shown : (attributes.get('string-value') ?? ''));
    }
  }

  private closeRow(): void {
    const { grid, cells } = this;
    if (grid === null || this.depth !== 1) return;
    const free = MOST_ROWS - grid.row;
    if (cells.length === 0) {
      grid.row += Math.min(this.rowRepeat, free);
      return;
    }
    const most = Math.min(this.rowRepeat, free, 1 + Math.floor(Math.max(0, MOST_REPEATED - this.repeated) / cells.length));
    for (let i = 0; i < most; i++) {
      for (const { column, kind, text } of cells) {
        if (kind === 'truth') grid.truth(column, text === 'true');
        else if (kind === 'error') grid.error(column, text);
        else grid.cell(column, text);
      }
      grid.nextRow(this.rowHidden);
    }
    this.repeated += (most - 1) * cells.length;
    this.leftOut += this.rowRepeat - most;
  }
}

/** A count of at least one. */
function countOf(text: string | undefined, most: number): number {
  const count = Number(text);
  return Number.isInteger(count) && count > 1 ? Math.min(count, most) : 1;
}

/** `12:30:00` of `PT12H30M00S`. */
function clockText(duration: string): string | null {
  const match = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(duration);
  return match === null ? null : [match[1], match[2], match[3]].map((part) => (part ?? '').padStart(2, '0')).join(':');
}
