/** Owns the cells of the heat map of profiles, in words and colours. */
import { formatCount, formatNumber, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import { layoutCellGrid, type CellGridLayout, type GridCell, type GridColumn } from '../cell-grid';
import { dominatedText } from '../dominated';
import type { MomentsTable } from '../segment-moments';
import { segmentName } from '../table-cells';
import { IN_FIGURE } from '../value-axis';
import { heatRows, signed, type HeatCell, type HeatRow } from './rows';
import { words } from './text';

export interface HeatInput {
  readonly data: MomentsTable;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface HeatLayout {
  readonly rows: readonly HeatRow[];
  readonly cells: readonly (readonly GridCell[])[];
  readonly grid: CellGridLayout;
  /** The first column is of all customers. */
  readonly withAll: boolean;
}

/** Colour is full at this distance. */
const FULL = 2;

/** Room for a column and its part of the names of the rows. */
const LEAST_COLUMN_EM = 7.5;

/** A column of all where there is room, then one a segment. */
export function layoutHeat({ data, context, locale, width, height, fontPx }: HeatInput): HeatLayout {
  const { segments, smallGroup, dominated } = context;
  const rows = heatRows(data, smallGroup, dominated);
  const n = (count: number): string => `n ${formatCount(count, locale)}`;
  const everyone: GridColumn = { key: '', name: words.all[locale], colour: null, n: n(data.all.customers) };
  // Where columns get narrow, the tooltip tells the mean of all.
  const withAll = width >= LEAST_COLUMN_EM * fontPx * (data.segments.length + 1);
  const columns: GridColumn[] = [
    ...(withAll ? [everyone] : []),
    ...data.segments.map(({ key, customers }) => ({
      key,
      name: segmentName(segments, key, locale),
      colour: segments.find((segment) => segment.key === key)?.colour ?? -1,
      n: n(customers),
    })),
  ];
  const cellOf = ({ field, all }: HeatRow, cell: HeatCell, column: GridColumn): GridCell => {
    const value = formatQuantity(cell.mean, field.unit, locale);
    const hidden = !Number.isFinite(cell.mean);
    const why = cell.n < smallGroup ? words.hidden[locale](String(smallGroup)) : dominatedText(dominated?.share ?? 1, locale);
    const z = signed(cell.z);
    // A share or an hour is its figure.
    const isBare = field.unit !== undefined && !IN_FIGURE.includes(field.unit.en);
    return {
      lines: [
        hidden ? ['–'] : isBare ? [value, formatNumber(cell.mean, locale)] : [value],
        ...(hidden || z === '' ? [] : [[`${z} SD`, z, '']]),
      ],
      tone: Number.isFinite(cell.z) ? Math.max(-1, Math.min(1, cell.z / FULL)) : 0,
      pale: cell.n < 2 * smallGroup,
      title: `${column.name} · ${field.text[locale]}`,
      facts: [
        [words.mean[locale], hidden ? why : value],
        ...(column.key === '' ? [] : ([[words.allMean[locale], formatQuantity(all.mean, field.unit, locale)]] as const)),
        ...(z === '' ? [] : ([[words.z[locale], `${z} SD`]] as const)),
        ['n', formatCount(cell.n, locale)],
      ],
    };
  };
  const cells = rows.map((row) =>
    (withAll ? [row.all, ...row.cells] : row.cells).map((cell, c) => cellOf(row, cell, columns[c] as GridColumn)),
  );
  const names = rows.map(({ field }) => ({ key: field.name, name: field.text[locale], unit: field.unit?.[locale] }));
  return { rows, cells, withAll, grid: layoutCellGrid({ rows: names, columns, cells, width, height, fontPx }) };
}
