/** Owns the bars of reliability by group: order, lengths and words. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { addSums, indicesOf, type Indices } from '../../service/reliability/indices';
import type { ChartContext } from '../chart';
import { layoutBarRows, type BarInput, type BarPart, type BarRowsLayout } from '../bar-rows';
import { outageDuration } from '../outage-duration';
import { valueKey } from '../picked-values';
import { PLANNED_COLOUR, UNPLANNED_COLOUR } from '../planned-colours';
import { shownGroups } from '../small-groups';
import { segmentName } from '../table-cells';
import { textWidth } from '../text-width';
import { MEASURES, type Measure, type Reliability, type ReliabilityGroup } from './query';
import * as text from './text';

export interface ShownGroup {
  readonly group: ReliabilityGroup;
  readonly name: string;
  readonly indices: Indices;
}

export interface ReliabilityInput {
  readonly data: Reliability;
  readonly measure: Measure;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Short of data, the measure that is shown. */
export function shownMeasure(measure: string): Measure {
  return MEASURES.find((one) => one === measure) ?? 'saidi';
}

export function groupName(value: string | null, field: string | null, context: ChartContext, locale: Locale): string {
  return field === 'segment' && value !== null ? segmentName(context.segments, value, locale) : valueText(value, locale);
}

export function fieldName(field: string | null, context: ChartContext, locale: Locale): string {
  return field === null || field === 'segment' ? text.segment[locale] : (factField(context.model, field)?.text[locale] ?? field);
}

/** 99.9123 %: what matters begins behind the nines. */
export function asaiText(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(4)}%` : '–';
}

export function measureText(indices: Indices, measure: Measure, locale: Locale, largest?: number): string {
  if (measure === 'asai') return asaiText(indices.asai);
  if (measure === 'saifi') return Number.isFinite(indices.saifi) ? text.times[locale](indices.saifi.toFixed(2)) : '–';
  return outageDuration(indices[measure], locale, largest ?? indices[measure]);
}

/** Groups that are large enough, the worst first by the measure. */
export function rankedGroups(data: Reliability, measure: Measure, context: ChartContext, locale: Locale) {
  const { shown, hidden } = shownGroups(data.groups, context.model.grain === 'customer' ? context.smallGroup : 0);
  const named = (group: ReliabilityGroup): ShownGroup => ({
    group,
    name: groupName(group.value, data.field, context, locale),
    indices: indicesOf(group, data.days),
  });
  const size = ({ indices }: ShownGroup): number => {
    const value = measure === 'asai' ? -indices.asai : indices[measure];
    return Number.isFinite(value) ? value : -Infinity;
  };
  const ranked = shown.map(named).sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1));
  return { ranked, hidden: hidden.map(named).map(({ name, group }) => ({ name, customers: group.customers })) };
}

/** Positions in px. */
export function layoutReliability(input: ReliabilityInput): BarRowsLayout {
  const { data, measure, context, locale, width, height, fontPx } = input;
  const { ranked } = rankedGroups(data, measure, context, locale);
  const all = indicesOf(addSums(data.groups), data.days);
  const durations = measure === 'caidi' ? ranked.map(({ indices }) => indices.caidi) : ranked.map(({ indices }) => indices.saidi);
  const largest = Math.max(0, ...durations.filter(Number.isFinite));
  const lengthOf = (indices: Indices): number => (measure === 'asai' ? 1 - indices.asai : indices[measure]);
  const bars = ranked.map((one): BarInput => {
    const { group, name, indices } = one;
    const shown = measureText(indices, measure, locale, largest);
    return {
      key: valueKey(group.value),
      name,
      parts: partsOf(one),
      label: text.label[locale](shown, formatCount(group.customers, locale)),
      shortLabel: shown,
      few: context.model.grain === 'customer' && group.customers < 2 * context.smallGroup,
      spoken: text.spoken[locale](
        name,
        formatCount(group.customers, locale),
        ...(MEASURES.map((each) => measureText(indices, each, locale)) as [string, string, string, string]),
      ),
    };
  });
  const said = measureText(all, measure, locale, largest);
  const short = text.shortHeading[locale](text.measure.options[measure][locale], said);
  const headings =
    measure === 'asai'
      ? [text.names.asai, text.measure.options.asai].map(
          (name) => text.shortHeading[locale](name[locale], said) + text.downtime[locale],
        )
      : [
          text.heading[locale](text.names[measure][locale], said, data.since, data.until),
          text.shortHeading[locale](text.names[measure][locale], said),
        ];
  return layoutBarRows({
    bars,
    heading: headings.find((one) => textWidth(one, 1.07 * fontPx) <= width - 8) ?? short,
    mean: Number.isFinite(lengthOf(all)) ? lengthOf(all) : null,
    width,
    height,
    fontPx,
  });

  function partsOf({ group, indices }: ShownGroup): BarPart[] {
    const whole = lengthOf(indices);
    if (!Number.isFinite(whole)) return [];
    if (measure === 'caidi') return [{ key: 'all', colour: 'var(--accent)', value: whole }];
    const share = measure === 'saifi' ? group.plannedInterruptions / group.interruptions : group.plannedMinutes / group.minutes;
    const planned = Number.isFinite(share) ? share * whole : 0;
    return [
      { key: 'unplanned', colour: UNPLANNED_COLOUR, value: whole - planned },
      { key: 'planned', colour: PLANNED_COLOUR, value: planned },
    ];
  }
}
