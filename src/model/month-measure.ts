/** Owns which figure a month or day column holds, by the words of its header: consumption, bill, or the consumption of one band. */
import { readHeader } from './header-name';
import type { MonthRole } from './mapping';

/** Words that may stand beside the month without changing what the column is. */
const AMOUNT_WORDS = /电费|金额|应收|amount|bill|charges?|cost/;
const OTHER_WORDS =
  /电费|金额|应收|当月|总用电量|总电量|合计电量|用电量|售电量|电量|用电|合计|总|年|月份|月|日|\b(?:m|kwh|usage|consumption|energy|amount|bill|charges?|cost|total)\b/g;
const ENERGY_WORDS = /电量|用电|kwh|usage|consumption|energy/;
/** What is measured at a moment, a mean or a difference is no energy of the month. */
const NO_ENERGY = /平均|负荷|需量|功率|差|比|率|demand|power|load/;

type Band = Exclude<MonthRole, 'kwh' | 'amount'>;

const SPAN = '(?:时段|时|段|期)?';
/** Longest first: 尖峰 is one band, and offpeak is not the peak. */
const BANDS: readonly (readonly [Band, RegExp])[] = [
  ['critical_kwh', new RegExp(`尖峰${SPAN}|尖${SPAN}|\\b(?:critical|super) ?peak\\b`, 'g')],
  ['valley_kwh', new RegExp(`低谷${SPAN}|谷${SPAN}|\\b(?:off ?peak|valley)\\b`, 'g')],
  ['flat_kwh', new RegExp(`平(?!均)${SPAN}|\\b(?:flat|shoulder|mid ?peak)\\b`, 'g')],
  ['peak_kwh', new RegExp(`高峰${SPAN}|峰${SPAN}|\\b(?:on ?)?peak\\b`, 'g')],
];

export interface MonthWords {
  readonly role: MonthRole;
  /** All words of the header, parted by blanks. */
  readonly text: string;
  /** What is left of them once the words for the figure are gone: `2024 01`, `1`, `jan`. */
  readonly rest: string;
}

/** null where the header is about something else than energy or money, or about several bands at once. */
export function readMonthWords(header: string): MonthWords | null {
  const { words, unit } = readHeader(header);
  const text = words.join(' ');
  const isAmount = AMOUNT_WORDS.test(text);
  let bare = text;
  const bands = BANDS.filter(([, pattern]) => {
    const before = bare;
    bare = bare.replace(pattern, ' ');
    return bare !== before;
  }).map(([band]) => band);
  const [band] = bands;
  const rest = bare.replace(OTHER_WORDS, ' ').trim().replace(/\s+/g, ' ');
  if (/^(?:m|k)?w$/.test(unit ?? '') || /\b(?:m|k)w\b/.test(text)) return null;
  if (band === undefined) return { role: isAmount ? 'amount' : 'kwh', text, rest };
  // "Peak 2024-01" without a word for energy may as well be the highest power.
  const isEnergy = /[尖峰平谷]/.test(text) || ENERGY_WORDS.test(text) || /wh$/.test(unit ?? '');
  if (bands.length > 1 || isAmount || !isEnergy || NO_ENERGY.test(text)) return null;
  return { role: band, text, rest };
}
