/** Owns how well a header names a role: exactly, or as part of a longer header. */
import { readHeader, wordRuns } from './header-name';
import type { Role } from './role';

export interface NameMatch {
  /** 0…1; 0 = not named. */
  readonly score: number;
  /** The known name that was found. */
  readonly name: string;
  readonly exact: boolean;
}

const NONE: NameMatch = { score: 0, name: '', exact: false };
/** Ratios, counts and comparisons contain the name of what they are about, and are not it. */
const NOT_THE_AMOUNT =
  /占比|比例|比率|同比|环比|户数|增长|排名|去年|上年|上月|同期|均价|尖|满意|评价|评分|上网|发电|补贴|违约金|示数|nocharge|feedin|satisf|reactive|factor|share|ratio|percent|pct|growth|last|previous|customers|kvarh|重要|importan/;
const HAN = /\p{Script=Han}/u;

interface Letters {
  readonly runs: ReadonlySet<string>;
  readonly whole: string;
}

/** By the list of words, which readHeader keeps: the same header is matched with every role. */
const LETTERS = new WeakMap<readonly string[], Letters>();

function lettersOf(words: readonly string[]): Letters {
  const known = LETTERS.get(words);
  if (known !== undefined) return known;
  const letters = words.filter((word) => !/^\d+$/.test(word));
  const made = { runs: new Set(wordRuns(letters)), whole: letters.join('') };
  LETTERS.set(words, made);
  return made;
}

/** Best match of the header with the role's names; among equals the name that stands first in the role. */
export function matchName(header: string, role: Role): NameMatch {
  const { key, words, unit } = readHeader(header);
  if (key === '') return NONE;
  const exact = role.names.indexOf(key);
  if (exact >= 0) return { score: 1 - 0.002 * exact, name: key, exact: true };
  if (role.kind === 'number' && (unit === '%' || NOT_THE_AMOUNT.test(key))) return NONE;
  const { runs, whole } = lettersOf(words);
  if (whole === '') return NONE;
  let best = NONE;
  for (const name of role.names) {
    const isHan = HAN.test(name);
    const isThere = isHan ? name.length >= 2 && whole.includes(name) : name.length >= 2 && runs.has(name);
    const share = name.length / whole.length;
    if (!isThere || share < (isHan ? 0.28 : 0.4)) continue;
    const score = 0.55 + 0.4 * share;
    if (score > best.score) best = { score, name, exact: false };
  }
  return best;
}
