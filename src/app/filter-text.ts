/** Owns the words of one filter, for its chip and for the sentence. */
import { formatCount, formatHour, formatQuantity } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import { many } from '../lib/many';
import { monthTerm, type EventCount, type EventFilter, type EventTerm } from '../model/event-filter';
import { findingName, type Filter } from '../model/filter';
import { factField, type ModelInfo } from '../model/model-info';
import { CHECKS } from '../model/quality/registry';
import { valueText } from '../model/vocabulary';
import type { SegmentInfo } from '../segment/method';

/** Columns of which a bare yes or no would say nothing beside other words of a chip. */
const YES_NO: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  is_complaint: { true: { en: 'complaints', zh: '投诉' }, false: { en: 'without complaints', zh: '不含投诉' } },
  is_connection: { true: { en: 'connections', zh: '报装' }, false: { en: 'without connections', zh: '不含报装' } },
  is_planned: { true: { en: 'planned', zh: '计划停电' }, false: { en: 'unplanned', zh: '故障停电' } },
};

const SEGMENT = { en: 'Segment', zh: '客群' };

export interface FilterText {
  readonly label: string;
  readonly detail: string;
}

/**
 * "Segment: Residential, Public", "Peak hour: 18:00–21:00" or "Negative consumption: 42 customers".
 * @param findings customers of each finding, by findingName
 */
export function filterText(
  filter: Filter,
  model: ModelInfo,
  segments: readonly SegmentInfo[],
  locale: Locale,
  findings: ReadonlyMap<string, number> = new Map(),
): FilterText {
  if (filter.kind === 'finding') {
    const check = CHECKS.find(({ id }) => id === filter.check);
    const size = findings.get(findingName(filter));
    return {
      label: check?.text[locale] ?? filter.check,
      detail: size === undefined ? '' : countedText(size, model.grain)[locale],
    };
  }
  if (filter.kind === 'risk' || filter.kind === 'tier') return { label: filter.label[locale], detail: filter.detail[locale] };
  if (filter.kind === 'event') return { label: filter.label[locale], detail: eventDetail(filter, locale) };
  const fact = factField(model, filter.field);
  const label = filter.field === 'segment' ? SEGMENT[locale] : (fact?.text[locale] ?? filter.field);
  if (filter.kind === 'range') {
    const write = (value: number): string =>
      filter.field === 'peak_hour' ? formatHour(value) : formatQuantity(value, fact?.unit, locale);
    return { label, detail: `${write(filter.lo)}–${write(filter.hi)}` };
  }
  const names = filter.values.map((value) => {
    const segment = filter.field === 'segment' ? segments.find((candidate) => candidate.key === value) : undefined;
    return segment?.text[locale] ?? valueText(value, locale);
  });
  return { label, detail: names.join(locale === 'zh' ? '、' : ', ') };
}

function eventDetail({ terms, count }: EventFilter, locale: Locale): string {
  const told = terms.filter(({ isTold }) => isTold !== true).map((term) => termText(term, locale));
  return [...(count === undefined ? [] : [timesText(count, locale)]), ...told].join(' · ');
}

/** "≥ 3 times", "2–4 次", "none" */
function timesText({ least, most }: EventCount, locale: Locale): string {
  if (most === 0) return locale === 'zh' ? '无' : 'none';
  const figure =
    least === 0
      ? `≤ ${String(most)}`
      : most === undefined
        ? `≥ ${String(least)}`
        : most === least
          ? String(least)
          : `${String(least)}–${String(most)}`;
  if (locale === 'zh') return `${figure} 次`;
  return most === 1 || (most === undefined && least === 1) ? `${figure} time` : `${figure} times`;
}

/** "2025年3月" of a whole month, else the first and the last day. */
function spanText(from: string, before: string, locale: Locale): string {
  const month = monthTerm('', from);
  if ('before' in month && from === month.from && before === month.before) {
    const [year, place] = [from.slice(0, 4), Number(from.slice(5, 7))];
    if (locale === 'zh') return `${year}年${String(place)}月`;
    return new Date(Date.UTC(2000, place - 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' }) + ` ${year}`;
  }
  // A span that ends with a day does not hold the next one.
  const end =
    before.length > 10
      ? before.slice(0, 10)
      : new Date(Date.parse(`${before}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return `${from.slice(0, 10)} – ${end}`;
}

/** "WeChat, App", "≥ 3" or “bill”; the label tells what of. */
function termText(term: EventTerm, locale: Locale): string {
  if ('contains' in term) return locale === 'zh' ? `“${term.contains}”` : `"${term.contains}"`;
  if ('from' in term) return spanText(term.from, term.before, locale);
  const name = (value: string | null): string => YES_NO[term.column]?.[String(value)]?.[locale] ?? valueText(value, locale);
  if ('values' in term) return term.values.map(name).join(locale === 'zh' ? '、' : ', ');
  const write = (value: number): string => formatQuantity(value, undefined, locale);
  if (term.hi >= Number.MAX_SAFE_INTEGER) return `≥ ${write(term.lo)}`;
  return `${write(term.lo)}–${write(term.hi)}`;
}

/** "42 customers" */
function countedText(count: number, grain: ModelInfo['grain']): Text {
  const n = formatCount(count, 'zh');
  const unit = { customer: '户', region: '个地区', group: '组', row: '行' }[grain];
  return { en: many(count, grain), zh: `${n} ${unit}` };
}
