/** Owns what the first lines of a text file say of all of it: delimiter, quote, header, columns, and where the data starts. */
import type { ReadOverrides } from '../reader';
import { columnNames } from './column-names';
import { belowSmallTable, findHeader, isValue } from './find-header';
import { rewriteText, type LineForm } from './line-form';
import { readHeader } from './read-header';
import { headRecords, type HeadRecord } from './head-records';
import { SEPARATOR_LINE, sniffEscape } from './sniff-dialect';
import { sniffMarks } from './sniff-marks';

export interface Layout {
  /** Set for text that has to be rewritten before it is split. */
  readonly form: LineForm | null;
  /** Of a byte each, in rewritten text where it has to be rewritten. */
  readonly delimiter: string;
  readonly quote: string;
  /** The delimiter as it stands in the file. */
  readonly shown: string;
  readonly names: readonly string[];
  /** The header as written; empty without one. */
  readonly header: readonly string[];
  /** 1-based line of the header; 0 for none. */
  readonly headerLine: number;
  /** Rows above the header that hold something. */
  readonly titleRows: number;
  readonly headerRows: number;
  /** A delimiter or quote in the header was wrong. */
  readonly headerMended: boolean;
  /** Names that the header has less than the rows have cells. */
  readonly namesMissing: number;
  /** The first record of data may be one more row of the header. */
  readonly isHeaderDoubtful: boolean;
  /** Where the data starts: position in the text, and its line. */
  readonly dataStart: number;
  readonly dataLine: number;
  /** Cells of the rows of the header, as written. */
  readonly headers: readonly (readonly string[])[];
  /** See Dialect. */
  readonly fewest: number;
  readonly most: number;
  readonly escape: boolean;
  readonly trim: boolean;
  readonly reversedEnds: boolean;
  /** For a single column: a character of its lines that may have been meant as delimiter; null without one. */
  readonly oddOneOut: string | null;
}

const RECORDS = 200;

/**
 * Null when the text has no filled cell.
 * @param text the decoded start of the file, without byte-order mark
 */
export function sniffLayout(text: string, overrides: ReadOverrides): Layout | null {
  // Blanks, delimiters and quotes alone hold no value.
  if (/^[\s,;|"]*$/.test(text)) return null;
  const { form, delimiter, quote, shown } = sniffMarks(text, overrides.delimiter);
  const lines = form === null ? text : rewriteText(text, form);
  const skipped = SEPARATOR_LINE.exec(text)?.[0].length ?? 0;
  const extraLines = skipped > 0 ? 1 : 0;
  const read = headRecords(lines.slice(skipped), delimiter, quote, RECORDS);
  const trim = isSpaced(read);
  const records = trim ? read.map((record) => ({ ...record, cells: record.cells.map((cell) => cell.trim()) })) : read;
  const asked = overrides.headerLine;
  const first = findHeader(records, asked === undefined || asked === 0 ? asked : Math.max(1, asked - extraLines));
  const place = asked === undefined ? belowSmallTable(records, first) : first;
  const header = readHeader(records, place, asked, delimiter, quote);
  const { width, data } = header;
  const before = records[data - 1];
  const titles = records.slice(0, Math.max(0, header.first >= 0 ? header.first : data));
  const body = records.slice(data).filter(({ cells }) => cells.some((cell) => cell !== ''));
  // Programs that leave out empty cells at the end of rows do so in every row, not in one.
  const short = body.filter(({ cells }) => cells.length < width);
  const dataLine = extraLines + (records[data]?.line ?? (before === undefined ? 1 : before.line + 1));
  return {
    ...{ form, delimiter, quote, shown, trim },
    names: columnNames(header.cells, width),
    header: header.cells,
    headerLine: header.first < 0 ? 0 : (records[header.first]?.line ?? 0) + extraLines,
    titleRows: titles.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length,
    headerRows: header.rows.length,
    headerMended: header.mended,
    namesMissing: header.missing,
    isHeaderDoubtful: header.isDoubtful,
    dataStart: form === null ? skipped + (before?.end ?? 0) : startOfLine(text, before === undefined ? 1 : dataLine),
    dataLine,
    headers: header.rows.filter((cells) => cells.length > 1),
    most: Math.max(width, ...commonWidths(body)),
    escape: sniffEscape(lines, delimiter, quote),
    oddOneOut: width > 1 ? null : likelyDelimiter(body, header.cells[0] ?? ''),
    reversedEnds: /[^\r]\n\r[^\n]/.test(text) && !text.includes('\r\n'),
    fewest:
      short.length > 5 && short.length >= body.length * 0.5 && areBeginnings(short, body)
        ? Math.max(2, Math.min(...short.map(({ cells }) => cells.length)))
        : width,
  };
}

/** True unless short rows hold words where the full ones hold values: then they are of another kind. */
function areBeginnings(short: readonly HeadRecord[], body: readonly HeadRecord[]): boolean {
  const full = body.filter((record) => !short.includes(record));
  if (full.length < 5) return true;
  const first = full.filter(({ cells }) => isValue(cells[0] ?? '')).length;
  return first < full.length * 0.9 || short.filter(({ cells }) => isValue(cells[0] ?? '')).length >= short.length * 0.9;
}

/** The first of the usual delimiters, or a run of blanks, in a third of the lines; or a mark that stands in the header and in every line as often. */
function likelyDelimiter(body: readonly HeadRecord[], header: string): string | null {
  const lines = body.map(({ cells }) => cells.join(''));
  const holds = (mark: string): boolean => lines.filter((line) => line.includes(mark)).length * 3 > lines.length;
  const usual = [',', ';', '\t', '|', '  ', ' '].find((mark) => lines.length > 1 && holds(mark));
  if (usual !== undefined) return usual;
  const times = (text: string, mark: string): number => text.split(mark).length - 1;
  const isInEach = (mark: string): boolean => lines.every((line) => times(line, mark) >= times(header, mark));
  return ['/', '-', '.', '_', '+', '=', '%', '&'].find((mark) => times(header, mark) > 1 && isInEach(mark)) ?? null;
}

/** Cells that begin with a blank behind every delimiter. */
function isSpaced(records: readonly HeadRecord[]): boolean {
  const cells = records.flatMap((record) => record.cells.slice(1)).filter((cell) => cell.trim() !== '');
  const spaced = cells.filter((cell) => cell.startsWith(' ')).length;
  return (
    records.length > 1 &&
    spaced > 0 &&
    records.every((record) => record.cells.slice(1).some((cell) => cell.startsWith(' ')) || record.cells.length < 2)
  );
}

/** Position of a physical line, from 1, or the end of the text. */
function startOfLine(text: string, line: number): number {
  const ends = /\r\n|\r|\n/g;
  for (let n = 1; n < line; n++) if (ends.exec(text) === null) return text.length;
  return ends.lastIndex;
}

/** Numbers of cells that a good part of the rows have. */
function commonWidths(body: readonly HeadRecord[]): number[] {
  const counts = new Map<number, number>();
  for (const { cells } of body) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 2 && count >= body.length * 0.2).map(([width]) => width);
}
