/** Owns the steps and lines of the survival curves, with their bands. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { SegmentInfo } from '../../segment/method';
import type { LinePlotLayout, PlainLine } from '../line-plot';
import { segmentColour } from '../segment-colour';
import type { Survival, SurvivalGroup } from './query';
import * as text from './text';

/** Groups with enough customers. */
export function shownGroups(data: Survival, smallGroup: number): readonly SurvivalGroup[] {
  return data.groups.filter(({ customers }) => customers >= smallGroup);
}

export function groupName({ key }: SurvivalGroup, data: Survival, segments: readonly SegmentInfo[], locale: Locale): string {
  if (data.by === 'none') return text.all[locale];
  return segments.find((segment) => data.by === 'segment' && segment.key === key)?.text[locale] ?? valueText(key, locale);
}

/** Months 0 … the longest seen. */
export function monthsOf(groups: readonly SurvivalGroup[]): number[] {
  const most = Math.max(1, ...groups.flatMap(({ times }) => times.map(({ time }) => time)));
  return Array.from({ length: most + 1 }, (_, month) => month);
}

/** Percent still there after each month: a curve ends where nobody was seen any longer. */
export function survivalLines(data: Survival, segments: readonly SegmentInfo[], smallGroup: number, locale: Locale): PlainLine[] {
  const groups = shownGroups(data, smallGroup);
  const months = monthsOf(groups);
  return groups.map((group, i): PlainLine => {
    const last = Math.max(...group.times.map(({ time }) => time));
    let [at, held] = [0, 1];
    return {
      key: group.key ?? '',
      name: groupName(group, data, segments, locale),
      n: `n = ${formatCount(group.customers, locale)}`,
      colour: colourOf(group, i, data, segments),
      values: months.map((month) => {
        for (let point = group.points[at]; point !== undefined && point.time <= month; point = group.points[++at])
          held = point.survival;
        return month > last ? NaN : 100 * held;
      }),
      weight: group.customers,
      few: group.customers < 2 * smallGroup,
      strong: false,
    };
  });
}

function colourOf({ key }: SurvivalGroup, place: number, { by }: Survival, segments: readonly SegmentInfo[]): string {
  if (by !== 'segment') return segmentColour(place);
  return segmentColour(segments.find((segment) => segment.key === key)?.colour ?? -1);
}

/** SVG path of the band of one group. */
export function bandPath(group: SurvivalGroup, { x, y }: LinePlotLayout): string {
  const [first, ...rest] = group.points;
  if (first === undefined) return '';
  const upper: string[] = [`M${String(x(first.time))},${String(y(100 * first.interval[1]))}`];
  const lower: string[] = [`${String(x(first.time))},${String(y(100 * first.interval[0]))}`];
  for (const { time, interval } of rest) {
    upper.push(`L${String(x(time))},${String(y(100 * interval[1]))}`);
    lower.unshift(`${String(x(time))},${String(y(100 * interval[0]))}`);
  }
  return `${upper.join('')}L${lower.join('L')}Z`;
}
