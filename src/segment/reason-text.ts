/** Owns reasons in words: the stored `field=value` pairs with the field's name, unit and value in the language of the page. */
import { formatExact } from '../lib/format';
import { sameText, type Locale, type Text } from '../lib/text';
import { factField, type FactField, type ModelInfo } from '../model/model-info';
import { valueText } from '../model/vocabulary';
import { EVENT_MEANINGS, unitOf } from '../tag/event-measure';
import { EVENT_MEASURES, type EventMeasure } from '../tag/rule';
import type { MethodReport } from './method';
import { isCombineReport } from './methods/combine';
import { monthText } from './methods/kmeans/season-names';
import { KIND_TEXT, KINDS } from './methods/tiered/kinds';

interface ReasonWord {
  readonly text: Text;
  value(stored: string, locale: Locale): string;
}

/** What the names in reasons mean. */
export interface ReasonWords {
  /** Finds every name at the beginning of a pair. */
  readonly names: RegExp;
  word(name: string): ReasonWord | undefined;
}

const share: Text = { en: 'share', zh: '占比' };
/** How values are stored that are not there; see tag/rule-sql and methods/rfm. */
const NONE = ['', '(missing)'];
/** What is stored of a rule without any condition; see tag/rule-sql. */
const EVERYBODY = 'all customers';
const EVENT = new RegExp(`^(${EVENT_MEASURES.join('|')})_([0-9]+)m$`);

/** Names that methods use beside those of facts. */
const OWN: Readonly<Record<string, ReasonWord>> = {
  share_before: number({ en: 'Share of larger customers', zh: '更大客户累计占比' }, share),
  months_since_on_time: {
    text: { en: 'Months since the last on-time payment', zh: '距最近一次按时缴费（月）' },
    value: (stored, locale) =>
      stored === 'never' ? (locale === 'zh' ? '从未按时' : 'never') : formatExact(Number(stored), undefined, locale),
  },
  distance: number({ en: 'Distance to the centre', zh: '到群中心的距离' }),
  kind: {
    text: { en: 'Kind', zh: '客户类型' },
    value: (stored, locale) => KIND_TEXT[KINDS.find((kind) => kind === stored) ?? 'household'][locale],
  },
  value: number({ en: 'Value score', zh: '价值得分' }),
  credit: number({ en: 'Credit score', zh: '信用得分' }),
  potential: number({ en: 'Potential score', zh: '潜力得分' }),
  points: number({ en: 'Risk points', zh: '风险积分' }),
  days: number({ en: 'Days', zh: '天数' }),
  share: number({ en: 'Share of days', zh: '占比（天数）' }, share),
  entropy: number({ en: 'Entropy', zh: '熵' }),
  shape: { text: { en: 'Shape', zh: '形态' }, value: (stored) => stored.replace(/^s/, '') },
  segment: { text: { en: 'Segment', zh: '客群' }, value: (stored) => stored },
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, month) => {
      const { en, zh } = monthText(month);
      const name = `share_${String(month + 1).padStart(2, '0')}`;
      return [name, number({ en: `Share of ${en}`, zh: `${zh}占全年` }, share)];
    }),
  ),
};

function number(text: Text, unit?: Text): ReasonWord {
  return {
    text,
    value: (stored, locale) =>
      NONE.includes(stored)
        ? valueText(null, locale)
        : Number.isFinite(Number(stored))
          ? formatExact(Number(stored), unit, locale)
          : stored,
  };
}

function factWord({ text, unit, kind }: FactField): ReasonWord {
  if (kind === 'number') return number(text, unit);
  return {
    text,
    value: (stored, locale) =>
      kind === 'date' ? stored.replace(/ 00:00:00$/, '') : valueText(NONE.includes(stored) ? null : stored, locale),
  };
}

function eventWord(name: string, model: ModelInfo): ReasonWord | undefined {
  const [, measure, months = ''] = EVENT.exec(name) ?? [];
  if (measure === undefined) return undefined;
  const { text } = EVENT_MEANINGS[measure as EventMeasure];
  const span = months === '1' ? 'last month' : `last ${months} months`;
  return number({ en: `${text.en}, ${span}`, zh: `近 ${months} 个月${text.zh}` }, unitOf(measure as EventMeasure, model));
}

/** @param report of the segmentation whose reasons are read; null for those of tags */
export function reasonWords(model: ModelInfo, report: MethodReport | null): ReasonWords {
  const sides = isCombineReport(report) ? [report.one, report.other] : [];
  const kept = new Map(
    sides.map(({ name, segments }): [string, ReasonWord] => [
      name.en,
      {
        text: name,
        value: (stored, locale) => segments.find(({ key }) => key === stored)?.text[locale] ?? stored,
      },
    ]),
  );
  // The longest first: an attribute may begin like another.
  const all = [...new Set([...kept.keys(), ...model.facts.map(({ name }) => name), ...Object.keys(OWN)])];
  const names = all.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    names: new RegExp(`(^|, )(${[...names, `(?:${EVENT_MEASURES.join('|')})_[0-9]+m`].join('|')})=`, 'g'),
    word(name) {
      const field = factField(model, name);
      const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined;
      return kept.get(name) ?? (field === undefined ? (own ?? eventWord(name, model)) : factWord(field));
    },
  };
}

/** The reason as a sentence of pairs; what is no pair of a known name (own SQL, scores such as R5) stays as it is written. */
export function reasonText(stored: string, words: ReasonWords, locale: Locale): string {
  if (stored === EVERYBODY) return locale === 'zh' ? '全部客户' : stored;
  const found = [...stored.matchAll(words.names)];
  const first = found[0]?.index ?? stored.length;
  const pairs = found.map((match, at) => {
    const name = match[2] ?? '';
    const value = stored.slice(match.index + match[0].length, found[at + 1]?.index ?? stored.length);
    const { text, value: shown } = words.word(name) ?? { text: sameText(name), value: (): string => value };
    return locale === 'zh' ? `${text.zh}：${shown(value, locale)}` : `${text.en}: ${shown(value, locale)}`;
  });
  return [...(first > 0 ? [stored.slice(0, first)] : []), ...pairs].join(locale === 'zh' ? '；' : '; ');
}
