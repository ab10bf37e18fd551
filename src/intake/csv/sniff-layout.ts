/** Owns what the first lines of a text file say of all of it: delimiter, quote, header, columns, and where the data starts. */
import type { ReadOverrides } from '../reader';
import { columnNames } from './column-names';
import { findHeader } from './find-header';
import { headRecords } from './head-records';
import { SEPARATOR_LINE, sniffDelimiter, sniffQuote } from './sniff-dialect';

export interface Layout {
  readonly delimiter: string;
  readonly quote: string;
  readonly names: readonly string[];
  /** The header as written; empty without one. */
  readonly header: readonly string[];
  /** 1-based line of the header; 0 for none. */
  readonly headerLine: number;
  /** Rows above the header that hold something. */
  readonly titleRows: number;
  /** Where the data starts: position in the text, and its line. */
  readonly dataStart: number;
  readonly dataLine: number;
  /** See Dialect.fewest. */
  readonly fewest: number;
}

const RECORDS = 200;

/**
 * Null when the text has no filled cell.
 * @param text the decoded start of the file, without byte-order mark
 */
export function sniffLayout(text: string, overrides: ReadOverrides): Layout | null {
  // Blanks, delimiters and quotes alone hold no value.
  if (/^[\s,;|"]*$/.test(text)) return null;
  const quote = sniffQuote(text.slice(0, 65_536));
  const delimiter = overrides.delimiter ?? sniffDelimiter(text, quote);
  const skipped = SEPARATOR_LINE.exec(text)?.[0].length ?? 0;
  const extraLines = skipped > 0 ? 1 : 0;
  const records = headRecords(text.slice(skipped), delimiter, quote, RECORDS);
  const asked = overrides.headerLine;
  const place = findHeader(records, asked === undefined || asked === 0 ? asked : Math.max(1, asked - extraLines));
  const header = records[place.header];
  const before = records[place.data - 1];
  const titles = records.slice(0, Math.max(0, place.header >= 0 ? place.header : place.data));
  const body = records.slice(place.data).filter(({ cells }) => cells.some((cell) => cell !== ''));
  // Programs that leave out empty cells at the end of rows do so in every row, not in one.
  const shortest = body.reduce((least, { cells }) => Math.min(least, cells.length), place.width);
  const shortRows = body.filter(({ cells }) => cells.length < place.width).length;
  return {
    delimiter,
    quote,
    names: columnNames(header?.cells ?? [], place.width),
    header: header?.cells ?? [],
    headerLine: header === undefined ? 0 : header.line + extraLines,
    titleRows: titles.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length,
    dataStart: skipped + (before?.end ?? 0),
    dataLine: extraLines + (records[place.data]?.line ?? (before === undefined ? 1 : before.line + 1)),
    fewest: shortRows > 5 && shortRows >= body.length * 0.5 ? Math.max(2, shortest) : place.width,
  };
}
