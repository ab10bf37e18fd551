/** Owns lists of customers as files: cells as they are shown, in pieces, with a sheet that tells what the list is. */
import type { ResultColumns } from '../../../engine/columns';
import type { Locale, Text } from '../../../lib/text';
import { formatExact } from '../../../lib/format';
import { csvLines, writeCsv } from '../../../lib/write-csv';
import { writeXlsx, type XlsxCell } from '../../../lib/write-xlsx';
import { factField, type ModelInfo } from '../../../model/model-info';
import { isPersonalRole, maskValue } from '../../../model/masking';
import { valueText } from '../../../model/vocabulary';
import type { SegmentInfo } from '../../../segment/method';
import type { ReasonWords } from '../../../segment/reason-text';
import { shownReason } from '../../shown-reason';
import { isQuantity } from '../../sql/result-cells';
import type { ListColumn } from './list-query';
import { listText } from './list-text';

/** What stands above columns on the screen, where the name of a fact is too long, by that name; files have it in full. */
const SHORT: Readonly<Record<string, Text>> = {
  'Region or branch': { en: 'Region', zh: '供电单位' },
  'Consumption, 12 months': { en: 'kWh, 12 m', zh: '年 kWh' },
  'Bill, 12 months': { en: 'Bill, 12 m', zh: '年电费' },
};

/** The heading on the screen. */
export function shortHeading(column: ListColumn, model: ModelInfo, locale: Locale): string {
  const name = column.kind === 'fact' ? (factField(model, column.name)?.text.en ?? '') : '';
  if (column.kind === 'customer_id' && model.grain === 'customer') return listText.customer[locale];
  const short = Object.hasOwn(SHORT, name) ? SHORT[name] : undefined;
  return short?.[locale] ?? columnHeading(column, model, locale);
}

export interface ListStyle {
  readonly columns: readonly ListColumn[];
  readonly model: ModelInfo;
  readonly segments: readonly SegmentInfo[];
  readonly words: ReasonWords;
  readonly locale: Locale;
  /** Column in lower case → role that tells how to mask; null when nothing is masked. */
  readonly masked: ReadonlyMap<string, string> | null;
}

export function columnHeading({ kind, name, heading }: ListColumn, model: ModelInfo, locale: Locale): string {
  if (kind === 'plain') return heading?.[locale] ?? name;
  if (kind === 'customer_id' && model.grain !== 'customer') return listText[model.grain][locale];
  if (kind !== 'fact') return listText[kind][locale];
  const fact = factField(model, name);
  const unit = fact?.unit === undefined || fact.unit.en === 'share' ? '' : fact.unit[locale];
  const text = fact?.text[locale] ?? name;
  return unit === '' ? text : locale === 'zh' ? `${text}（${unit}）` : `${text} (${unit})`;
}

/** A cell as it may leave the page: numbers as numbers, the mask on what is personal. */
export function listCell(result: ResultColumns, row: number, at: number, style: ListStyle): XlsxCell {
  const column = style.columns[at];
  const cell = result.cell(result.names[at] ?? '', row);
  if (column === undefined || cell === null) return null;
  if (column.kind === 'holdout') return listText[cell === true ? 'control' : 'contact'][style.locale];
  if (typeof cell === 'number') return cell;
  if (column.kind === 'plain') return String(cell);
  const text = typeof cell === 'string' ? cell : String(cell);
  if (column.kind === 'segment') return style.segments.find(({ key }) => key === text)?.text[style.locale] ?? text;
  if (column.kind === 'reason') {
    const id = result.cell('customer_id', row);
    return shownReason(text, typeof id === 'string' ? id : null, style);
  }
  const masked = maskedText(column, text, style.masked);
  return column.kind === 'fact' && masked === text ? valueText(text, style.locale) : masked;
}

/** A cell as it stands in a grid: quantities grouped, years and codes of the customer's attributes as they are. */
export function shownListCell(result: ResultColumns, row: number, at: number, style: ListStyle): string | null {
  const cell = listCell(result, row, at, style);
  if (typeof cell !== 'number') return cell;
  const column = style.columns[at];
  const isCode = column?.kind === 'fact' && factField(style.model, column.name)?.unit === undefined && !isQuantity(column.name);
  return isCode ? String(cell) : formatExact(cell, undefined, style.locale);
}

function maskedText({ kind, name }: ListColumn, text: string, masked: ListStyle['masked']): string {
  if (masked === null) return text;
  const role = kind === 'customer_id' ? 'customer_id' : masked.get(name.toLowerCase());
  return role === undefined ? text : isPersonalRole(role) ? maskValue(role, text) : maskValue('customer_id', text);
}

/** Rows of a part as cells. */
export function listRows(result: ResultColumns, style: ListStyle): XlsxCell[][] {
  return Array.from({ length: result.rowCount }, (_, row) => style.columns.map((_, at) => listCell(result, row, at, style)));
}

const text = (cell: XlsxCell): string => (cell === null ? '' : String(cell));

/** CSV in pieces; `parts` are asked for one after another, so that the page stays alive. */
export async function listCsv(parts: AsyncIterable<readonly (readonly XlsxCell[])[]>, style: ListStyle): Promise<Blob> {
  const pieces = [writeCsv([style.columns.map((column) => columnHeading(column, style.model, style.locale))])];
  for await (const rows of parts) pieces.push(csvLines(rows.map((row) => row.map(text))));
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** A workbook of two sheets: the list, and what it is. */
export async function listXlsx(
  parts: AsyncIterable<readonly (readonly XlsxCell[])[]>,
  style: ListStyle,
  about: readonly (readonly [string, string])[],
): Promise<Blob> {
  const { locale } = style;
  const columns = style.columns.map((column) => {
    const heading = columnHeading(column, style.model, locale);
    return {
      text: heading,
      width: column.kind === 'reason' || column.name === 'reasons' ? 60 : Math.max(14, Math.min(28, 2 * heading.length)),
    };
  });
  const sheets = [
    { name: listText.sheet[locale], columns, parts },
    {
      name: listText.aboutSheet[locale],
      columns: [
        { text: listText.aboutWhat[locale], width: 24 },
        { text: listText.aboutValue[locale], width: 80 },
      ],
      parts: [about],
    },
  ];
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Blob(await writeXlsx(sheets), { type });
}
