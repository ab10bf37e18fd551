/** Owns the statement behind the words of comments: who used each, and how content they were. */
import type { ResultReader } from '../../lib/result';
import { fisherExact } from '../../lib/fisher-exact';
import { holmAdjusted } from '../../lib/holm';
import { wilsonInterval, type Interval } from '../../lib/statistics';
import { foldedText, latinWords, needlesOf } from '../../model/comment-term';
import { join, sql, type Sql } from '../../sql/sql';
import { answersOf } from '../../service/answers';
import type { ChartContext } from '../chart';

export type WordsOptions = {
  /** The words looked for, a line each; they come from the comments themselves. */
  readonly terms: string;
  readonly sort: 'use' | 'content';
};

export interface WordUse {
  readonly term: string;
  /** Customers (answers, where nobody is known) whose comments hold it. */
  readonly customers: number;
  /** Those comments that came with an overall score, and the best grades among them. */
  readonly answered: number;
  readonly top2: number;
  /** Share of best grades and its Wilson interval; null below the limit of small groups. */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Fisher's exact test against the other comments, by Holm over the words shown; NaN for a word that is not told. */
  readonly p: number;
  /** Its share less that of the other comments. */
  readonly gap: number;
}

export interface WordUses {
  /** As the option asks: the most used first, or the least content. */
  readonly words: readonly WordUse[];
  readonly comments: { readonly customers: number; readonly answered: number; readonly top2: number };
  /** All answers, commented or not. */
  readonly all: { readonly answered: number; readonly top2: number };
}

export const termsOf = ({ terms }: Pick<WordsOptions, 'terms'>): string[] => terms.split('\n').filter((term) => term !== '');

/** One row a word in the order of the option, before them one of all answers (place −2) and one of all comments (−1): place, customers, answered, top2. */
export function queryWords(context: ChartContext, options: WordsOptions): Sql {
  const terms = termsOf(options).map((term, place) => {
    const { isLatin, needles } = needlesOf(term);
    const [one = '', other = one] = needles;
    return sql`(${place}, ${isLatin}, ${one}, ${other})`;
  });
  const list =
    terms.length === 0
      ? sql`SELECT 0 AS place, FALSE AS is_latin, '' AS needle, '' AS plural WHERE FALSE`
      : sql`SELECT * FROM (VALUES ${join(terms, ', ')}) AS t(place, is_latin, needle, plural)`;
  return sql`
WITH
-- one row a word that is looked for
term AS (${list}),
-- one row an answer under the filters
answer AS (
  SELECT coalesce(customer_id, 'answer ' || CAST(answer_id AS VARCHAR)) AS who, top2, comment FROM (${answersOf(context.filters)})
),
-- one row a comment
comment AS (
  SELECT who, top2, ${foldedText(sql`comment`)} AS text, ${latinWords(sql`comment`)} AS words
  FROM answer WHERE comment IS NOT NULL
),
-- one row a comment and word that it holds
used AS (
  SELECT t.place, c.who, c.top2
  FROM comment c JOIN term t ON CASE WHEN t.is_latin THEN contains(c.words, t.needle) OR contains(c.words, t.plural) ELSE contains(c.text, t.needle) END
  UNION ALL SELECT -1, who, top2 FROM comment
  UNION ALL SELECT -2, who, top2 FROM answer
)
SELECT place::INTEGER AS place, count(DISTINCT who)::INTEGER AS customers, count(top2)::INTEGER AS answered, count(*) FILTER (top2)::INTEGER AS top2
FROM used
GROUP BY place
ORDER BY place`;
}

/** Reads what queryWords returns; words that nobody used are left out. */
export function readWords(
  result: ResultReader,
  { smallGroup }: Pick<ChartContext, 'smallGroup'>,
  options: WordsOptions,
): WordUses {
  const [place, customers, answered, top2] = ['place', 'customers', 'answered', 'top2'].map((name) => result.numbers(name));
  const rows = Array.from({ length: result.rowCount }, (_, i) => ({
    ...{ place: place?.[i] ?? -3, customers: customers?.[i] ?? 0, answered: answered?.[i] ?? 0, top2: top2?.[i] ?? 0 },
  }));
  const nobody = { customers: 0, answered: 0, top2: 0 };
  const comments = rows.find((row) => row.place === -1) ?? nobody;
  const all = rows.find((row) => row.place === -2) ?? nobody;
  const terms = termsOf(options);
  const found = rows.filter((row) => row.place >= 0);
  const isTold = (row: (typeof rows)[number]): boolean => row.answered >= smallGroup;
  const tests = found.map((row) => {
    const [others, content] = [comments.answered - row.answered, comments.top2 - row.top2];
    return isTold(row) && others >= smallGroup ? fisherExact(row.top2, row.answered - row.top2, content, others - content) : NaN;
  });
  const adjusted = holmAdjusted(tests);
  const words = found.map((row, i): WordUse => {
    const others = comments.answered - row.answered;
    const share = isTold(row) ? row.top2 / row.answered : null;
    return {
      ...{ term: terms[row.place] ?? '', customers: row.customers, answered: row.answered, top2: row.top2, share },
      interval: share === null ? null : wilsonInterval(row.top2, row.answered),
      p: adjusted[i] ?? NaN,
      gap: share === null || others === 0 ? NaN : share - (comments.top2 - row.top2) / others,
    };
  });
  // A gap that may be chance does not come before a sure one.
  const order = ({ share, interval, p }: WordUse): number => (share === null ? 9 : p < 0.05 ? share : 2 + (interval?.[1] ?? 1));
  words.sort((a, b) => (options.sort === 'content' ? order(a) - order(b) : 0) || b.customers - a.customers);
  return { words, comments, all };
}
