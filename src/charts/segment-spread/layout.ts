/** Owns the geometry of the distributions by segment: a row each on one axis, with quartiles and median marked. */
import { formatCount, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { segmentColour } from '../segment-colour';
import { segmentName } from '../table-cells';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import { IN_FIGURE, valueAxis } from '../value-axis';
import type { SegmentSpread, Spreads } from './query';
import * as text from './text';

export interface SpreadRow extends SegmentRow {
  readonly fullName: string;
  readonly spread: SegmentSpread;
  /** Too few customers to be told. */
  readonly hidden: boolean;
  readonly few: boolean;
  /** Share of the segment's customers; the fullest bin of all rows has full height. */
  readonly bars: readonly { readonly x: number; readonly width: number; readonly height: number }[];
  readonly base: number;
  readonly medianX: number;
  readonly q1X: number;
  readonly q3X: number;
  /** Median, or why there is nothing; right of the plot, with n. */
  readonly label: string;
  readonly n: string;
}

export interface SpreadLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly heading: string;
  readonly ticks: readonly Tick[];
  readonly xTitle: string;
  readonly rows: readonly SpreadRow[];
}

export interface SpreadInput {
  readonly data: Spreads;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutSpreads({ data, context, locale, width, height, fontPx }: SpreadInput): SpreadLayout {
  const { segments, smallGroup } = context;
  const unit = data.field?.unit;
  const names = data.rows.map(({ key }) => segmentName(segments, key, locale));
  const isHidden = ({ known }: SegmentSpread): boolean => known < Math.max(1, smallGroup);
  const labels = data.rows.map((row) =>
    isHidden(row) ? text.hidden[locale](String(smallGroup)) : formatQuantity(row.median, unit, locale),
  );
  const ns = data.rows.map(({ known }) => `n = ${formatCount(known, locale)}`);
  const heading = text.median[locale];
  const labelX = width - widestText([...labels, ...ns, heading], fontPx) - 4;
  const gutter = gutterWidth(names, fontPx, width, 0.28);
  const [left, right] = [gutter + 0.4 * fontPx, Math.max(gutter + 40, labelX - fontPx)];
  const top = 1.7 * fontPx;
  const foot = 3.2 * fontPx;
  const each = Math.max(2.7 * fontPx, rowHeight(data.rows.length, height - top - foot, fontPx));
  const bins = shownBins(data, isHidden);
  const axis = valueAxis({ scale: data.scale, ...bins, unit, left, right, fontPx, locale });
  const most = Math.max(
    1e-9,
    ...data.rows.filter((row) => !isHidden(row)).flatMap((row) => bins.of(row).map((count) => count / row.known)),
  );
  const clamp = (value: number): number => Math.min(right, Math.max(left, axis.at(value)));
  const rows = data.rows.map((row, i): SpreadRow => {
    const hidden = isHidden(row);
    const rowTop = top + i * each;
    const base = rowTop + each - 0.45 * fontPx;
    const rise = each - 0.9 * fontPx;
    const name = names[i] ?? '';
    const quantity = (value: number): string => formatQuantity(value, unit, locale);
    return {
      key: row.key,
      name: gutterName(name, fontPx, gutter, each),
      fullName: name,
      colour: segmentColour(segments.find(({ key }) => key === row.key)?.colour ?? -1),
      top: rowTop,
      height: each,
      spoken: hidden
        ? text.spokenHidden[locale](name, labels[i] ?? '', formatCount(row.known, locale))
        : text.spoken[locale](name, quantity(row.median), quantity(row.q1), quantity(row.q3), formatCount(row.known, locale)),
      spread: row,
      hidden,
      few: row.known < 2 * smallGroup,
      bars: hidden
        ? []
        : bins.of(row).flatMap((count, bin) => {
            if (count === 0) return [];
            const [from, to] = [clamp(bins.edges[bin] ?? 0), clamp(bins.edges[bin + 1] ?? 0)];
            return [{ x: from, width: Math.max(0.75, to - from - 0.5), height: Math.max(1, (count / row.known / most) * rise) }];
          }),
      base,
      medianX: clamp(row.median),
      q1X: clamp(row.q1),
      q3X: clamp(row.q3),
      label: labels[i] ?? '',
      n: ns[i] ?? '',
    };
  });
  const bottom = top + rows.length * each;
  const parts = [
    data.field?.text[locale] ?? '',
    ...(unit === undefined || IN_FIGURE.includes(unit.en) ? [] : [unit[locale]]),
    ...(data.scale === 'log' ? [text.logAxis[locale]] : []),
  ];
  return {
    ...{ left, right, top, bottom, labelX, heading, rows },
    height: Math.max(height, bottom + foot),
    ticks: axis.ticks,
    xTitle: fitText(parts.join(locale === 'zh' ? '，' : ', '), fontPx, right - left),
  };
}

/** Empty bins at both ends are left out; on a log axis the bin of zeros stays apart where it holds someone. */
function shownBins({ scale, edges, rows }: Spreads, isHidden: (row: SegmentSpread) => boolean) {
  const counts = edges.slice(1).map((_, bin) => rows.reduce((sum, row) => sum + (isHidden(row) ? 0 : (row.counts[bin] ?? 0)), 0));
  const [first = 0, second = 0] = edges;
  const hasZeros = scale === 'log' && edges.length > 3 && (!(first > 0) || second / first > 1.7);
  const underflow = hasZeros && (counts[0] ?? 0) > 0;
  const from = Math.max(
    0,
    counts.findIndex((count, bin) => count > 0 && (bin > 0 || !hasZeros)),
  );
  const last = counts.length - [...counts].reverse().findIndex((count) => count > 0);
  const to = last > counts.length ? counts.length : Math.max(from + 1, last);
  return {
    underflow,
    edges: underflow ? [first, ...edges.slice(from, to + 1)] : edges.slice(from, to + 1),
    of: (row: SegmentSpread): readonly number[] =>
      underflow ? [row.counts[0] ?? 0, ...row.counts.slice(from, to)] : row.counts.slice(from, to),
  };
}
