/** Owns the geometry of the timeline of connections: a block a group, a line a stage. */
import { scaleLinear } from 'd3-scale';
import { formatCount, formatNumber, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { ChartContext } from '../chart';
import { connectionGroupName } from '../connection-group';
import { daysText } from '../duration-text';
import { gutterName, gutterWidth } from '../row-layout';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import { spaced } from '../value-axis';
import { costlyStage } from './costly-stage';
import type { StageGroup, Stages, StageTime } from './query';
import { costly, heading, hidden, label, words } from './text';

export interface StageLine {
  readonly key: string;
  readonly group: StageGroup;
  readonly stage: StageTime;
  readonly name: string;
  readonly top: number;
  readonly height: number;
  /** px; NaN for a stage of too few. */
  readonly x: number;
  readonly endX: number;
  readonly farX: number;
  readonly label: string;
  readonly labelX: number;
  readonly title: string;
  readonly spoken: string;
  readonly few: boolean;
  readonly facts: readonly (readonly [string, string])[];
}

export interface StagesLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly headings: readonly { readonly key: string; readonly text: string; readonly y: number }[];
  readonly lines: readonly StageLine[];
}

/** What groups of fewer than `smallGroup` connections have to say is hidden; all are shown where all are small. */
export function shownStageGroups({ groups }: Stages, smallGroup: number): readonly StageGroup[] {
  const large = groups.filter(({ cases }) => cases >= smallGroup);
  return large.length === 0 ? groups : large;
}

/** Positions in px. Lines that do not fit make the layout higher than asked for. */
export function layoutStages(
  data: Stages,
  context: ChartContext,
  locale: Locale,
  width: number,
  height: number,
  fontPx: number,
): StagesLayout {
  const { segments, smallGroup } = context;
  const groups = shownStageGroups(data, smallGroup);
  const courses = groups.map((group) => ({ group, course: courseOf(group, smallGroup) }));
  const all = courses.flatMap(({ course }) => course);
  const names = all.map(({ stage }) => valueText(stage.stage, locale));
  const labels = all.map(({ stage, isHidden }) =>
    isHidden ? hidden[locale](String(smallGroup)) : label[locale](daysText(stage.median, locale), daysText(stage.p90, locale)),
  );
  const gutter = gutterWidth(names, fontPx, width, 0.3);
  const left = gutter + 0.4 * fontPx;
  const right = width - 0.8 * fontPx;
  const labelWidth = widestText(labels, fontPx) + fontPx;
  // P90 of a late stage may reach far; the bars and their labels come first.
  const ends = all.filter(({ isHidden }) => !isHidden).map(({ start, stage }) => start + stage.median);
  const far = all
    .filter(({ isHidden }) => !isHidden)
    .map(({ start, stage }) => start + (Number.isFinite(stage.p90) ? stage.p90 : 0));
  const last = Math.max(1e-6, ...ends);
  const end = Math.max(last, Math.min(1.35 * last, Math.max(0, ...far)));
  const x = scaleLinear([0, end], [left, Math.max(left + 40, right - labelWidth)]).clamp(true);

  const top = 0.4 * fontPx;
  const foot = 3.2 * fontPx;
  const head = 1.6 * fontPx;
  const each = Math.min(
    Math.max((height - top - foot - groups.length * head) / Math.max(1, all.length), 1.3 * fontPx),
    2.6 * fontPx,
  );
  const headings: { key: string; text: string; y: number }[] = [];
  const lines: StageLine[] = [];
  let y = top;
  for (const { group, course } of courses) {
    const name = connectionGroupName(data.grouping, group.value, segments, locale);
    headings.push({
      key: JSON.stringify(group.value),
      text: headingOf(group, name, locale, (text) => textWidth(text, fontPx) <= width - fontPx),
      y: y + 1.15 * fontPx,
    });
    y += head;
    for (const { stage, start, isHidden } of course) {
      const farX = isHidden || !Number.isFinite(stage.p90) ? NaN : x(start + stage.p90);
      const endX = isHidden ? NaN : x(start + stage.median);
      const stageName = valueText(stage.stage, locale);
      const title = `${name} · ${stageName}`;
      const facts = factsOf(stage, isHidden, locale);
      lines.push({
        key: JSON.stringify([group.value, stage.stage]),
        ...{ group, stage, top: y, height: each, endX, farX },
        name: gutterName(stageName, fontPx, gutter + 0.4 * fontPx),
        x: isHidden ? NaN : x(start),
        label: isHidden
          ? hidden[locale](String(smallGroup))
          : label[locale](daysText(stage.median, locale), daysText(stage.p90, locale)),
        labelX: isHidden ? left + 0.5 * fontPx : Math.max(endX, Number.isFinite(farX) ? farX : endX) + 0.5 * fontPx,
        title,
        few: stage.n < 2 * smallGroup,
        facts,
        spoken: [title, ...facts.map(([name, value]) => `${name} ${value}`)].join('; '),
      });
      y += each;
    }
  }
  return {
    height: Math.max(height, y + foot),
    ...{ left, right: x.range()[1] ?? right, top, bottom: y, headings, lines },
    ticks: spaced(
      x.ticks(Math.max(2, Math.floor((right - labelWidth - left) / (5 * fontPx)))).map((value) => ({
        at: x(value),
        label: formatNumber(value, locale),
      })),
      fontPx,
    ),
  };
}

/** Where each stage starts: after the medians of the stages and the waiting before it. */
function courseOf({ stages }: StageGroup, smallGroup: number) {
  let at = 0;
  return stages.map((stage) => {
    const isHidden = stage.n < smallGroup;
    const start = at + (isHidden || !Number.isFinite(stage.wait) ? 0 : stage.wait);
    if (!isHidden && Number.isFinite(stage.median)) at = start + stage.median;
    return { stage, start, isHidden };
  });
}

/** As much as fits of: who and how many, what costs most, what is waiting. */
function headingOf(group: StageGroup, name: string, locale: Locale, fits: (text: string) => boolean): string {
  const found = costlyStage(group);
  const counted = heading[locale](name, formatCount(group.cases, locale));
  if (found === null) return counted;
  const percent = (share: number): string => formatPercent(share, locale, 0);
  const stage = valueText(found.stage.stage, locale);
  const waits = found.waitShare > 0 ? ['', percent(found.waitShare)] : [''];
  const forms = waits.map((wait) => costly[locale](counted, stage, percent(found.share), wait)).reverse();
  return forms.find(fits) ?? counted;
}

function factsOf(stage: StageTime, isHidden: boolean, locale: Locale): (readonly [string, string])[] {
  const days = (value: number): string => daysText(value, locale);
  const counts = [
    [words.n[locale], formatCount(stage.n, locale)],
    [words.open[locale], formatCount(stage.open, locale)],
  ] as const;
  if (isHidden) return [...counts];
  return [
    ...counts,
    [words.median[locale], days(stage.median)],
    [words.interval[locale], `${days(stage.lo)} – ${days(stage.hi)}`],
    [words.p90[locale], days(stage.p90)],
    ...(Number.isFinite(stage.wait) ? [[words.wait[locale], days(stage.wait)] as const] : []),
    [words.mean[locale], days(stage.meanDays)],
  ];
}
