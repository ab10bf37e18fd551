/** Owns the geometry of the months of contact channels. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { channelName } from '../channel-words';
import { layoutLines, type LinePlotLayout } from '../line-plot';
import { segmentColour } from '../segment-colour';
import { monthTicks } from '../month-ticks';
import type { Tick } from '../tick';
import { monthTotals, type ChannelMonths } from './query';
import * as text from './text';

/** More lines than colours cannot be told apart. */
const MOST_LINES = 8;

export interface TrendInput {
  readonly data: ChannelMonths;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Shares in percent. */
export function layoutChannelTrend({
  data,
  smallGroup,
  locale,
  width,
  height,
  fontPx,
}: TrendInput): LinePlotLayout & { readonly xTicks: readonly Tick[] } {
  const totals = monthTotals(data);
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  const last = data.months.length - 1;
  const layout = layoutLines({
    lines: data.channels.slice(0, MOST_LINES).map(({ channel, counts }, i) => ({
      key: channel,
      name: channelName(channel, locale),
      n: text.n[locale](formatCount(sum(counts), locale)),
      colour: segmentColour(i),
      values: counts.map((count, month) => ((totals[month] ?? 0) < smallGroup ? NaN : (100 * count) / (totals[month] ?? 1))),
      weight: sum(counts),
      few: sum(counts) < 2 * smallGroup,
      strong: false,
    })),
    xs: data.months.map((_, i) => i),
    xDomain: [0, Math.max(1, last)],
    ...{ locale, width, height, fontPx, linesBelow: 1.2 },
  });
  return { ...layout, xTicks: monthTicks(data.months, layout.at, layout.right - layout.left, fontPx, locale) };
}
