/** Owns the words of one filter, for its chip and for the sentence. */
import { formatHour, formatQuantity } from '../lib/format';
import type { Locale } from '../lib/text';
import type { Filter } from '../model/filter';
import { factField, type ModelInfo } from '../model/model-info';
import { valueText } from '../model/vocabulary';
import type { SegmentInfo } from '../segment/method';

const SEGMENT = { en: 'Segment', zh: '客群' };

export interface FilterText {
  readonly label: string;
  readonly detail: string;
}

/** "Segment: Residential, Public" or "Peak hour: 18:00–21:00". */
export function filterText(filter: Filter, model: ModelInfo, segments: readonly SegmentInfo[], locale: Locale): FilterText {
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
