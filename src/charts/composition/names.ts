/** Owns what a box and an attribute are called. */
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import type { ChartContext } from '../chart';
import { segmentName } from '../table-cells';
import * as text from './text';
import type { Node } from './tree';

/** The value, the segment's name, or how many small groups are together. */
export function nodeName({ path, field, together }: Node, { segments, smallGroup }: ChartContext, locale: Locale): string {
  const values = path[path.length - 1] ?? [];
  if (together) return text.small[locale](String(values.length), String(smallGroup));
  const value = values[0] ?? null;
  return field === 'segment' && value !== null ? segmentName(segments, value, locale) : valueText(value, locale);
}

export function fieldName(field: string, { model }: ChartContext, locale: Locale): string {
  return field === 'segment' ? text.segment[locale] : (factField(model, field)?.text[locale] ?? field);
}
