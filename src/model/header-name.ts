/** Owns the normal form of a column's header, in which two spellings of one name are equal. */

/** Traditional characters of this field and their simplified forms, in pairs. */
const TRADITIONAL =
  '電电戶户縣县區区號号類类別别業业質质時时間间費费額额壓压線线單单編编碼码稱称話话證证級级狀状態态開开結结滿满務务聯联絡络總总計计價价約约負负載载' +
  '繳缴應应實实點点報报處处環环節节門门劃划經经紹绍營营轉转變变饋馈臺台數数據据場场機机關关農农漁渔層层極极陸陆錢钱銷销築筑佔占歐欧產产戸户';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL.charAt(2 * i), TRADITIONAL.charAt(2 * i + 1)]),
);

/** The text in lower case and simplified characters, each in its place. */
export function simplify(text: string): string {
  return Array.from(text.toLowerCase(), (char) => SIMPLIFIED.get(char) ?? char).join('');
}

export interface HeaderName {
  /** Lower case, simplified, without spaces, punctuation and unit: `合計售電量(度)` → `合计售电量`. */
  readonly key: string;
  /** Words: runs of letters, of digits, or of Chinese characters. */
  readonly words: readonly string[];
  /** Unit written in the header, lower case: `度`, `kwh`, `万元`; null when there is none. */
  readonly unit: string | null;
}

const UNITS =
  '万千瓦时|千瓦时|万kwh|kwh|mwh|gwh|wh|万度|度|千瓦|kw|mw|w|watts|kva|mva|千伏安|兆伏安|万元|千元|元|yuan|rmb|cny|人|户|分钟|小时|minutes|mins|min|hours|hrs|h|%';
const BRACKET_UNIT = new RegExp(`[(\\[（【]\\s*(${UNITS})\\s*[)\\]）】]`);
const TAIL_UNIT = /(?:^|[^a-z])(kwh|mwh|gwh|wh|kw|mw|watts|kva|mva|hours|hrs)(?:[^a-z]|$)/;

/** Headers already read: every role asks for the name of every column, 70 times 5,000 in a wide table. */
const READ = new Map<string, HeaderName>();
const MOST_READ = 20_000;

/** Reads a header. Full-width forms and traditional characters are folded; camelCase, snake_case and spaces part words. */
export function readHeader(header: string): HeaderName {
  const known = READ.get(header);
  if (known !== undefined) return known;
  if (READ.size >= MOST_READ) READ.clear();
  const name = nameOf(header);
  READ.set(header, name);
  return name;
}

function nameOf(header: string): HeaderName {
  const spelled = header
    .normalize('NFKC')
    .replace(/kwh|kvarh|kva|mwh|gwh/gi, (unit) => unit.toLowerCase())
    .replace(/k[Ww]/g, 'kw')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const folded = simplify(spelled);
  const bracket = BRACKET_UNIT.exec(folded)?.[1] ?? null;
  const bare = folded.replace(BRACKET_UNIT, ' ');
  const words = bare.match(/[a-z]+|\d+|[\p{Script=Han}]+/gu) ?? [];
  return { key: words.join(''), words, unit: bracket ?? TAIL_UNIT.exec(folded)?.[1] ?? null };
}

/** Every run of neighbouring words joined, longest first; what a name of several words is looked for in. */
export function wordRuns(words: readonly string[]): string[] {
  const runs: string[] = [];
  for (let length = words.length; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) runs.push(words.slice(from, from + length).join(''));
  }
  return runs;
}

const FACTORS: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  万千瓦时: ['kWh', 1e4],
  万kwh: ['kWh', 1e4],
  万度: ['kWh', 1e4],
  mwh: ['kWh', 1e3],
  gwh: ['kWh', 1e6],
  wh: ['kWh', 1e-3],
  mw: ['kW', 1e3],
  w: ['kW', 1e-3],
  watts: ['kW', 1e-3],
  mva: ['kVA', 1e3],
  兆伏安: ['kVA', 1e3],
  万元: ['yuan', 1e4],
  千元: ['yuan', 1e3],
  小时: ['min', 60],
  hours: ['min', 60],
  hrs: ['min', 60],
  h: ['min', 60],
};

/** Factor that brings a column to its role's unit: 10,000 for 电量(万kWh); 1 when the header names no other unit. */
export function unitFactor(header: string, roleUnit: string | undefined): number {
  const { unit } = readHeader(header);
  const known = unit === null ? undefined : FACTORS[unit];
  return known !== undefined && known[0] === roleUnit ? known[1] : 1;
}
