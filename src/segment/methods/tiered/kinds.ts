/** Owns the three kinds of customers that are tiered each in its own way, and which values of an attribute belong to which. */
import type { Text } from '../../../lib/text';
import { factField, type ModelInfo } from '../../../model/model-info';
import { valueText } from '../../../model/vocabulary';

export type Kind = 'household' | 'enterprise' | 'public';
export const KINDS: readonly Kind[] = ['household', 'enterprise', 'public'];

export const KIND_TEXT: Readonly<Record<Kind, Text>> = {
  household: { en: 'Household', zh: '居民' },
  enterprise: { en: 'Enterprise', zh: '企业' },
  public: { en: 'Public', zh: '公共机构' },
};

/** Attributes that tell the kind, the best first. */
const KIND_FIELDS = ['class', 'nature', 'industry', 'tariff'];

/** What `kindBy` may be for this data: an attribute, or one kind for everybody. */
export function kindSources(model: ModelInfo): readonly { readonly value: string; readonly text: Text }[] {
  const fields = KIND_FIELDS.flatMap((name) => factField(model, name) ?? []);
  const all = KINDS.map((kind) => ({
    value: `all:${kind}`,
    text: { en: `All are ${KIND_TEXT[kind].en.toLowerCase()}s`, zh: `全部为${KIND_TEXT[kind].zh}` },
  }));
  all[2] = { value: 'all:public', text: { en: 'All are public bodies', zh: '全部为公共机构' } };
  return [...fields.map(({ name, text }) => ({ value: name, text })), ...all];
}

/** class or nature decides; without either everybody is a household, unless the data has contract capacities and no households' sizes. */
export function defaultKindSource(model: ModelInfo): string {
  const field = ['class', 'nature'].find((name) => factField(model, name) !== undefined);
  if (field !== undefined) return field;
  const isFirm = factField(model, 'capacity_kva') !== undefined && factField(model, 'people') === undefined;
  return isFirm ? 'all:enterprise' : 'all:household';
}

const WORDS: readonly (readonly [Kind, RegExp])[] = [
  // Before households: 非居民 contains 居民.
  [
    'public',
    /非居民|行政|机关|機關|事业单位|政府|学校|教育|医院|卫生|社会团体|公共|部队|public|government|institution|municipal|school|hospital|social group|non-?resident/i,
  ],
  ['household', /居民|住宅|自然人|个人|家庭|城镇|乡村|resident|household|domestic|natural person|dwelling|\bhome\b/i],
  [
    'enterprise',
    /工业|工業|商业|商業|工商|企业|法人|农业|农林|農|制造|服务|服務|\d+ ?k(?:w|va)|industr|commerc|business|enterprise|agri|legal person|company|manufactur/i,
  ],
];

/** The kind that the words of a value tell, in either language; null for none of them. */
export function kindOfValue(value: string): Kind | null {
  const text = `${value} ${valueText(value, 'en')}`;
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
