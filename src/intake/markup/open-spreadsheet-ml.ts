/** Owns spreadsheets in the XML form of Excel 2003 (SpreadsheetML), which report systems export as .xls or .xml. */
import type { CsvProblem } from '../csv/csv-problems';
import { csvProblems } from '../csv/csv-problems';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import { Grid } from '../tables/grid';
import type { GridSource, OpenTables } from '../tables/table-source';
import { numberCell } from '../xlsx/number-cell';
import { formatKind, zerosOf } from '../xlsx/serial-date';
import type { CellFormat } from '../xlsx/workbook';
import { xlsxProblems } from '../xlsx/xlsx-problems';
import { attributesOf, decodeEntities, XmlTags, type TagSink } from '../xlsx/xml-tags';
import { markupEncoding } from './markup-encoding';
import { markupProblems } from './markup-problems';

const MOST_ROWS = 1_048_576;
const MOST_SHEETS = 1000;
const PLAIN: CellFormat = { kind: 'number', zeros: 0 };
/** Formats that Excel writes by name. */
const NAMED: Readonly<Record<string, CellFormat['kind']>> = {
  'General Date': 'datetime',
  'Long Date': 'date',
  'Medium Date': 'date',
  'Short Date': 'date',
  'Long Time': 'time',
  'Medium Time': 'time',
  'Short Time': 'time',
};
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @throws AppError `encoding_unknown`, RangeError for what is no XML */
export const openSpreadsheetMl: OpenTables = async (file, overrides, onShare) => {
  const encoding = await markupEncoding(file, overrides.encoding);
  const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  const workbook = new SpreadsheetMl();
  const tags = new XmlTags(workbook);
  let isCut = false;
  try {
    for await (const { bytes, last } of utf8Chunks(file, encoding, false, counts)) {
      tags.push(bytes, last);
      onShare(counts.bytesRead / file.size);
    }
  } catch (thrown) {
    // Ends within a tag: what stands before it is whole.
    if (!(thrown instanceof RangeError) || workbook.sheets.length === 0) throw thrown;
    isCut = true;
  }
  const shown = workbook.sheets.filter(({ isHidden, name }) =>
    overrides.sheet === undefined ? !isHidden : name === overrides.sheet,
  );
  const hidden = overrides.sheet === undefined ? workbook.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [];
  const problems: (CsvProblem | false)[] = [
    (isCut || !workbook.isClosed) && markupProblems.cut(),
    hidden.length > 0 && xlsxProblems.hiddenSheets(hidden),
    tags.declares && xlsxProblems.declarations(),
    counts.undecodable > 0 && csvProblems.undecodable(counts.undecodable, encoding),
  ];
  return {
    sources: shown,
    encoding,
    problems: problems.filter((problem) => problem !== false),
    empty: hidden.length > 0 ? xlsxProblems.emptyWorkbook(file.name, hidden) : markupProblems.noCells(file.name),
  };
};

interface XmlSheet extends GridSource {
  isHidden: boolean;
}

class SpreadsheetMl implements TagSink {
  readonly sheets: XmlSheet[] = [];
  /** The end of the workbook was met. */
  isClosed = false;
  private readonly formats = new Map<string, CellFormat>();
  private style = '';
  private grid: Grid | null = null;
  private inRow = false;
  private rowHidden = false;
  /** Of the row at hand, to be stated again by `ss:Span` rows. */
  private column = 0;
  private inCell = false;
  private format = PLAIN;
  private across = 0;
  private type = '';
  private inData = false;
  private inComment = 0;
  private inVisible = false;
  private value = '';

  open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    const element = decoder.decode(bytes.subarray(name, Math.min(nameEnd, name + 40)));
    switch (element) {
      case 'Style':
        this.style = attribute(bytes, nameEnd, end, 'ID') ?? '';
        return;
      case 'NumberFormat':
        return this.addFormat(attribute(bytes, nameEnd, end, 'Format') ?? '');
      case 'Worksheet':
        return this.openSheet(attribute(bytes, nameEnd, end, 'Name') ?? '');
      case 'Visible':
        this.inVisible = true;
        this.value = '';
        return;
      case 'Row':
        return this.openRow(new Map(attributesOf(bytes, nameEnd, end)));
      case 'Cell':
        return this.openCell(new Map(attributesOf(bytes, nameEnd, end)));
      case 'Comment':
      case 'PhoneticText':
        this.inComment++;
        return;
      case 'Data':
        if (!this.inCell || this.inComment > 0) return;
        this.inData = true;
        this.type = attribute(bytes, nameEnd, end, 'Type') ?? 'String';
        this.value = '';
    }
  }

  close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const element = decoder.decode(bytes.subarray(name, Math.min(nameEnd, name + 40)));
    switch (element) {
      case 'Data':
        if (this.inData && this.inComment === 0) this.closeData();
        return;
      case 'Comment':
      case 'PhoneticText':
        this.inComment = Math.max(0, this.inComment - 1);
        return;
      case 'Cell':
        this.inCell = false;
        this.column += 1 + this.across;
        return;
      case 'Row':
        this.inRow = false;
        this.grid?.nextRow(this.rowHidden);
        return;
      case 'Visible': {
        this.inVisible = false;
        const sheet = this.sheets[this.sheets.length - 1];
        if (sheet !== undefined && this.value.trim().startsWith('SheetHidden')) sheet.isHidden = true;
        if (sheet !== undefined && this.value.trim().startsWith('SheetVeryHidden')) sheet.isHidden = true;
        return;
      }
      case 'Worksheet':
        this.grid = null;
        return;
      case 'Workbook':
        this.isClosed = true;
    }
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if ((!this.inData || this.inComment > 0) && !this.inVisible) return;
    const text = decoder.decode(bytes.subarray(start, end));
    this.value += literal ? text : decodeEntities(text);
  }

  private addFormat(code: string): void {
    const kind = NAMED[code] ?? formatKind(code);
    this.formats.set(this.style, { kind, zeros: zerosOf(code) });
  }

  private openSheet(name: string): void {
    this.grid = new Grid();
    if (this.sheets.length < MOST_SHEETS) this.sheets.push({ name, grid: this.grid, isHidden: false });
  }

  private openRow(attributes: ReadonlyMap<string, string>): void {
    const { grid } = this;
    if (grid === null) return;
    const index = Number(attributes.get('Index'));
    if (Number.isInteger(index) && index > grid.row && index <= MOST_ROWS) grid.row = index - 1;
    this.inRow = grid.row < MOST_ROWS;
    this.rowHidden = attributes.get('Hidden') === '1';
    this.column = 0;
  }

  private openCell(attributes: ReadonlyMap<string, string>): void {
    const { grid } = this;
    if (!this.inRow || grid === null) return;
    const index = Number(attributes.get('Index'));
    if (Number.isInteger(index) && index > 0) this.column = index - 1;
    this.inCell = true;
    this.format = this.formats.get(attributes.get('StyleID') ?? '') ?? PLAIN;
    this.across = countOf(attributes.get('MergeAcross'), 16_384);
    const down = countOf(attributes.get('MergeDown'), MOST_ROWS);
    grid.merge({ top: grid.row, left: this.column, bottom: grid.row + down, right: this.column + this.across });
  }

  private closeData(): void {
    const { grid, column, value, type } = this;
    this.inData = false;
    if (grid === null) return;
    switch (type) {
      case 'Number': {
        const number = numberCell(value.trim(), this.format, false);
        if (number.isLong) grid.counts.longNumbers++;
        return grid.cell(column, number.text);
      }
      case 'Boolean':
        return grid.truth(column, value.trim() === '1');
      case 'Error':
        return grid.error(column, value);
      case 'DateTime':
        return grid.cell(column, dateTimeText(value.trim(), this.format.kind));
      default:
        return grid.cell(column, value);
    }
  }
}

function countOf(text: string | undefined, most: number): number {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0;
}

/** `2024-01-31T00:00:00.000` as a day where nothing is shown of the time; times of day stand on the last day of 1899. */
function dateTimeText(value: string, kind: CellFormat['kind']): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.0*)?(\.\d+)?Z?)?$/.exec(value);
  if (match === null) return value;
  const [, day = '', clock = '00:00:00', fraction = ''] = match;
  if (day === '1899-12-31' && kind !== 'date') return clock + fraction;
  return clock === '00:00:00' && fraction === '' ? day : `${day} ${clock}${fraction}`;
}

function attribute(bytes: Uint8Array, start: number, end: number, name: string): string | undefined {
  for (const [key, value] of attributesOf(bytes, start, end)) if (key === name) return value;
  return undefined;
}
