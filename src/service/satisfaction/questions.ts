/** Owns which questions were asked, what they are called, and the scale on which a mean of them is told. */
import { sameText, type Locale, type Text } from '../../lib/text';
import { formatNumber, formatPercent } from '../../lib/format';
import type { ModelInfo } from '../../model/model-info';
import { roleById } from '../../model/role-registry';
import { NPS } from './answers';

/** Questions with answers in the order of the questionnaire, the overall one first, NPS not among them. */
export function itemsOf(model: ModelInfo): string[] {
  const asked = (model.survey ?? []).flatMap(({ questions }) => questions).filter(({ answers }) => answers > 0);
  const items = [...new Set(asked.map(({ item }) => item))].filter((item) => item !== NPS && item !== 'comment');
  return [...items.filter((item) => item === 'overall'), ...items.filter((item) => item !== 'overall')];
}

export function questionName(item: string): Text {
  return roleById(item)?.text ?? sameText(item);
}

/** The scale on which all answers to a question stand; null where sources differ, or nobody knows. */
export function scaleOf(model: ModelInfo, item: string): readonly [lo: number, hi: number] | null {
  const scales = (model.survey ?? []).flatMap(({ questions }) => questions).filter((one) => one.item === item && one.answers > 0);
  const [first] = scales;
  const isOne = scales.every(({ scale }) => scale.lo === first?.scale.lo && scale.hi === first.scale.hi);
  return first === undefined || !isOne ? null : [first.scale.lo, first.scale.hi];
}

/** A place 0…1 on the question's scale, or as a percentage of it where scales differ. */
export function formatMean(place: number, scale: readonly [number, number] | null, locale: Locale): string {
  if (scale === null) return formatPercent(place, locale, 0);
  const [lo, hi] = scale;
  return formatNumber(Math.round(100 * (lo + place * (hi - lo))) / 100, locale);
}
