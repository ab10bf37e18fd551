/** Owns the words and phrases of comments: what is cut out of them, and which of it is worth counting. */

/** The parts of a text in order; those that are no words (punctuation, blanks) are told. */
export type Cut = (text: string) => Iterable<{ readonly segment: string; readonly isWord: boolean }>;

/** A word or phrase, lower case; what a comment must hold to have used it. */
export interface Term {
  readonly text: string;
  /** Comments that hold it. */
  readonly n: number;
}

const HAN = /\p{Script=Han}/u;

/** Words of the field that dictionaries cut in two. */
const FIELD = new Set(
  (
    '电价 电费 电表 报修 报装 营业厅 供电所 网格经理 充电桩 阶梯电价 峰谷电价 峰谷 谷段 峰段 欠费 催费 缴费 交费 户号 跳闸 低电压 停电 复电 送电 抢修 变压器 台区 增容 新装 过户 更名 户名 抄表 电量 线损 三相电 空调 微信 ' +
    '支付宝 公众号 网上国网 客服 热线 排队 服务态度 办事效率 上门 欠费停电 峰谷分时 光伏 电动车 电动汽车 用电 配电箱 电线 电杆 线路老化'
  ).split(' '),
);
/** Runs of characters with these are pieces of sentences. */
const EMPTY = /[的了是在就也都很还把被让给对和与]|希望|建议|没有|不过|越来|可以|一些|一点|这个/;
/** Parts of which one of them may be made. */
const MOST_PARTS = 4;

/** Words that say nothing by themselves. */
const STOP = new Set(
  (
    '的 了 是 在 我 我们 你 您 他 她 它 也 都 就 就是 而 而且 和 与 或 及 并 但 但是 不过 还 还是 还有 又 再 很 太 更 最 比较 非常 有点 有些 一些 一点 一直 已经 可以 能 能够 会 要 想 ' +
    '希望 建议 请 对 对于 把 被 给 让 到 从 向 以 为 因为 所以 如果 这 那 这个 那个 什么 怎么 没有 没 无 不 有 上 下 中 里 后 前 时 时候 多 少 大 小 好 个 次 们 着 过 地 得 啊 呢 吧 吗 之 其 其他 总体 基本 经常 ' +
    '本 该 应 应该 需要 进行 方面 问题 情况 意见 一下 一个 才 只 只是 却 等 跑 做 用 ' +
    'a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its just me more most my no nor not of on or our out she should so some ' +
    'such than that the their them then there these they this those to too up us very was we were what when where which who why will with would you your am also any because been only please still get got'
  ).split(' '),
);

/** Two neighbours are a phrase where they meet in at least this share of the comments with the rarer of them. */
const PHRASE_SHARE = 0.3;
/** A term that is nearly always part of a longer one is told by the longer one alone. */
const SWALLOWED = 0.85;
/** Terms among which longer ones are looked for. */
const MOST_CANDIDATES = 2000;

/** Words by the browser's own dictionary; null where it has none (Firefox before 125). */
export function segmenterCut(): Cut | null {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return null;
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return function* (text) {
    for (const { segment, isWordLike } of segmenter.segment(text)) yield { segment, isWord: isWordLike === true };
  };
}

/** Without a dictionary: Latin words whole; of Chinese every two or three characters and the words of the field. A rougher list. */
export const runCut: Cut = function* (text) {
  for (const [part] of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}']+|[^\p{L}\p{N}']+/gu)) {
    if (!HAN.test(part)) {
      yield { segment: part, isWord: /[\p{L}\p{N}]/u.test(part) };
      continue;
    }
    for (let length = 2; length <= 4; length++)
      for (let i = 0; i + length <= part.length; i++) {
        const run = part.slice(i, i + length);
        if (!FIELD.has(run) && (length === 4 || EMPTY.test(run))) continue;
        yield { segment: run, isWord: true };
        yield { segment: '|', isWord: false };
      }
  }
};

/** Counts of terms over many comments; `add` may be called in slices. */
export class TermCount {
  readonly #words = new Map<string, number>();
  readonly #phrases = new Map<string, { n: number; readonly parts: readonly [string, string] }>();

  constructor(private readonly cut: Cut) {}

  /** @param times how many comments read exactly so */
  add(comment: string, times = 1): void {
    const text = comment.toLowerCase();
    const words = new Set<string>();
    const phrases = new Map<string, readonly [string, string]>();
    for (const run of runsOf(this.cut(text)))
      run.forEach((word, i) => {
        words.add(word);
        const before = run[i - 1];
        if (before === undefined || !mayBegin(before, word) || STOP.has(word)) return;
        const phrase = HAN.test(before) && HAN.test(word) ? before + word : `${before} ${word}`;
        if (text.includes(phrase)) phrases.set(phrase, [before, word]);
      });
    for (const word of words) this.#words.set(word, (this.#words.get(word) ?? 0) + times);
    for (const [phrase, parts] of phrases) {
      const held = this.#phrases.get(phrase) ?? { n: 0, parts };
      held.n += times;
      this.#phrases.set(phrase, held);
    }
  }

  /** The most used terms of at least `least` comments, the most used first. A longer term stands for its parts, a singular for its plural. */
  terms(least: number, most: number): Term[] {
    const words = [...this.#words].filter(([word]) => isTerm(word));
    const phrases = [...this.#phrases].flatMap(
      ([
        phrase,
        {
          n,
          parts: [a, b],
        },
      ]) => {
        const rarer = Math.min(this.#words.get(a) ?? 0, this.#words.get(b) ?? 0);
        return n >= PHRASE_SHARE * rarer ? [[phrase, n] as const] : [];
      },
    );
    const candidates = [...new Map<string, number>([...words, ...phrases])].map(([text, n]) => ({ text, n }));
    const byUse = (a: Term, b: Term): number => b.n - a.n || b.text.length - a.text.length || (a.text < b.text ? -1 : 1);
    const often = withoutPlurals(candidates).filter(({ n }) => n >= least);
    const used = often.sort(byUse).slice(0, MOST_CANDIDATES);
    const isSwallowed = ({ text, n }: Term): boolean =>
      used.some((other) => other.text.length > text.length && other.n >= SWALLOWED * n && other.text.includes(text));
    return used.filter((term) => !isSwallowed(term)).slice(0, most);
  }
}

/** Words that stand beside each other, words of the field put together again; blanks between Latin words part nothing. */
function runsOf(parts: ReturnType<Cut>): string[][] {
  const runs: string[][] = [[]];
  for (const { segment, isWord } of parts) {
    const word = segment.trim();
    if (word === '') continue;
    if (isWord && !/^[\d.,%]+$/.test(word)) (runs[runs.length - 1] as string[]).push(word);
    else runs.push([]);
  }
  return runs.map(joined);
}

function joined(run: readonly string[]): string[] {
  const words: string[] = [];
  for (let i = 0; i < run.length;) {
    let taken = 1;
    for (let length = MOST_PARTS; length > 1 && taken === 1; length--)
      if (i + length <= run.length && FIELD.has(run.slice(i, i + length).join(''))) taken = length;
    words.push(run.slice(i, i + taken).join(''));
    i += taken;
  }
  return words;
}

function isTerm(word: string): boolean {
  if (STOP.has(word) || Array.from(word).every((character) => STOP.has(character))) return false;
  return HAN.test(word) ? Array.from(word).length >= 2 : word.length >= 3 || /^(?:ev|qr)$/.test(word);
}

/** 不满 and 太贵 say what 满 and 贵 do not. Other single characters are half a word of two, or nothing. */
function mayBegin(word: string, next: string): boolean {
  if (/^[不没太无难]$|^没有$/.test(word)) return true;
  return !STOP.has(word) && (!HAN.test(word) || word.length > 1 || next.length === 1);
}

function withoutPlurals(terms: readonly Term[]): Term[] {
  const known = new Map(terms.map((term) => [term.text, term]));
  return terms.flatMap((term) => {
    const singular = /^[a-z][a-z ]+[^s]s$/.test(term.text) ? term.text.slice(0, -1) : '';
    if (known.has(singular)) return [];
    const plural = HAN.test(term.text) ? undefined : known.get(`${term.text}s`);
    return [plural === undefined ? term : { ...term, n: term.n + plural.n }];
  });
}
