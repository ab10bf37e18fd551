/** Owns the cells of region × segment, in words and colours. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { ChartContext } from '../chart';
import { layoutCellGrid, type CellGridLayout, type GridCell, type GridColumn } from '../cell-grid';
import { segmentName } from '../table-cells';
import type { RegionSegmentOptions, RegionSegments } from './query';
import { sharesOf, type ShareCell, type ShareRow, type Shares } from './shares';
import { small, words } from './text';

export interface RegionSegmentInput {
  readonly data: RegionSegments;
  readonly share: RegionSegmentOptions['share'];
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface RegionSegmentLayout {
  readonly shares: Shares;
  readonly cells: readonly (readonly GridCell[])[];
  readonly grid: CellGridLayout;
}

/** n below which regions are put together; where rows stand for one customer each, none is too small. */
export function leastOf({ model, smallGroup }: ChartContext): number {
  return model.grain === 'customer' ? smallGroup : 0;
}

export function rowName({ values }: ShareRow, smallGroup: number, locale: Locale): string {
  return values.length === 1 ? valueText(values[0] ?? null, locale) : small[locale](String(values.length), String(smallGroup));
}

/** A column of all, then one a segment. */
export function layoutRegionSegments(input: RegionSegmentInput): RegionSegmentLayout {
  const { data, share, context, locale, width, height, fontPx } = input;
  const { segments, smallGroup } = context;
  const least = leastOf(context);
  const shares = sharesOf(data, share, least);
  const count = (n: number): string => formatCount(n, locale);
  const columns: GridColumn[] = [
    { key: '', name: words.all[locale], colour: null, n: `n ${count(shares.customers)}` },
    ...data.keys.map((key, at) => ({
      key,
      name: segmentName(segments, key, locale),
      colour: segments[at]?.colour ?? -1,
      n: `n ${count(shares.columns[at] ?? 0)}`,
    })),
  ];
  const cellOf = (row: ShareRow, cell: ShareCell, column: GridColumn): GridCell => {
    const told = Number.isFinite(cell.share);
    const text = formatPercent(cell.share, locale);
    return {
      lines: [told ? [text, formatPercent(cell.share, locale, 0), ''] : ['–'], [count(cell.customers), '']],
      tone: told ? toneOf(cell.ratio) : 0,
      pale: row.customers < 2 * least,
      title: `${rowName(row, smallGroup, locale)} · ${column.name}`,
      facts: [
        [words.customers[locale], count(cell.customers)],
        [words[share][locale], told ? text : words.hidden[locale](String(smallGroup))],
        ...(told ? ([[words.index[locale], count(100 * cell.ratio)]] as const) : []),
      ],
    };
  };
  const allOf = (row: ShareRow): GridCell => ({
    lines: [
      [count(row.customers), ''],
      [formatPercent(row.share, locale), ''],
    ],
    tone: 0,
    pale: false,
    title: rowName(row, smallGroup, locale),
    facts: [
      [words.customers[locale], count(row.customers)],
      [words.ofAll[locale], formatPercent(row.share, locale)],
    ],
  });
  const cells = shares.rows.map((row) => [
    allOf(row),
    ...row.cells.map((cell, at) => cellOf(row, cell, columns[at + 1] as GridColumn)),
  ]);
  const rows = shares.rows.map((row) => ({ key: JSON.stringify(row.values), name: rowName(row, smallGroup, locale) }));
  return { shares, cells, grid: layoutCellGrid({ rows, columns, cells, width, height, fontPx }) };
}

/** Full colour at twice or half as often as among all. */
function toneOf(ratio: number): number {
  return ratio > 0 ? Math.max(-1, Math.min(1, Math.log2(ratio))) : -1;
}
