/** Owns the cells of the comparison, in words and colours. */
import { formatCount, formatNumber, formatPercent, formatQuantity, UNKNOWN } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import type { FactField } from '../../model/model-info';
import type { ChartContext } from '../chart';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { dominatedText, type Dominated } from '../dominated';
import type { MomentsTable } from '../segment-moments';
import { STANDINGS } from '../standing';
import { segmentName } from '../table-cells';
import { IN_FIGURE } from '../value-axis';
import { comparedRows, type Compared } from './rows';
import { words } from './text';

export interface CompareInput {
  readonly data: MomentsTable;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface CompareLayout {
  readonly cells: readonly (readonly GridCell[])[];
  readonly grid: CellGridLayout;
}

/** With its sign; of two shares in percentage points, of two hours of the day in hours. */
export function gapText(value: number, unit: Text | undefined, locale: Locale): string {
  const plain = value.toFixed(1).replace('-', '−');
  if (unit?.en === 'share') return signedText(value, words.points[locale]((100 * value).toFixed(1).replace('-', '−')));
  if (unit?.zh === '时') return signedText(value, words.hours[locale](plain));
  return signedText(value, formatQuantity(value, unit, locale));
}

function signedText(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

export function layoutCompare({ data, context, locale, width, height, fontPx }: CompareInput): CompareLayout {
  const { segments, smallGroup, dominated } = context;
  const rows = comparedRows(data, smallGroup, dominated);
  const columns = data.segments.map(({ key, customers }) => ({
    key,
    name: segmentName(segments, key, locale),
    colour: segments.find((segment) => segment.key === key)?.colour ?? -1,
    n: `n ${formatCount(customers, locale)}`,
  }));
  const cells = rows.map(({ field, cells: own }) =>
    own.map((cell, at) =>
      cellOf(field, cell, columns[at]?.name ?? '', columns[0]?.name ?? '', { smallGroup, dominated }, locale),
    ),
  );
  const names = rows.map(({ field }) => ({ key: field.name, name: field.text[locale] }));
  return { cells, grid: layoutCellGrid({ rows: names, columns, cells, width, height, fontPx }) };
}

function cellOf(
  field: FactField,
  { n, mean, interval, difference }: Compared,
  name: string,
  first: string,
  { smallGroup, dominated }: { readonly smallGroup: number; readonly dominated: Dominated | undefined },
  locale: Locale,
): GridCell {
  const quantity = (value: number): string => formatQuantity(value, field.unit, locale);
  const title = `${name} · ${field.text[locale]}`;
  const count = ['n', formatCount(n, locale)] as const;
  if (!Number.isFinite(mean)) {
    const isSmall = n < Math.max(1, smallGroup);
    const hidden = isSmall ? words.hidden[locale](String(smallGroup)) : dominatedText(dominated?.share ?? 1, locale);
    return { lines: [[hidden, UNKNOWN]], tone: 0, pale: true, title, facts: [[words.mean[locale], hidden], count] };
  }
  const isShare = field.unit?.en === 'share';
  const ends = (write: (value: number) => string, between: string): string => interval?.map(write).join(between) ?? '';
  const range = ends((end) => (isShare ? formatPercent(end, locale, 1) : quantity(end)), ' – ');
  const facts: [string, string][] = [[words.mean[locale], quantity(mean)]];
  if (range !== '') facts.push([words.interval[locale], range]);
  // A share or an hour is its figure; of the others, the unit stands above.
  const isFigure = IN_FIGURE.includes(field.unit?.en ?? '');
  const tight = ends((end) => (isFigure ? quantity(end) : formatNumber(end, locale)), '–');
  const lines = [[quantity(mean)], [range, tight, '']];
  if (difference !== null) {
    const standing = STANDINGS[difference.standing][locale];
    const gap = gapText(difference.value, field.unit, locale);
    const effect = signedText(difference.effect, difference.effect.toFixed(2).replace('-', '−'));
    lines.push([`${gap} · ${standing}`, difference.standing === 0 ? words.unclear[locale] : standing, '']);
    facts.push([words.less[locale](first), gap]);
    facts.push([
      words.interval[locale] + words.ofDifference[locale],
      difference.interval.map((end) => gapText(end, field.unit, locale)).join(' – '),
    ]);
    facts.push([words.effect[locale], `${effect} · ${standing}`]);
  }
  return {
    lines,
    tone: difference === null ? 0 : difference.standing / 3,
    pale: n < 2 * smallGroup,
    title,
    facts: [...facts, count],
  };
}
