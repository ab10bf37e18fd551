/** Owns the questions behind suggested points, asked one after another. */
import type { ResultReader } from '../../lib/result';
import type { FactField, ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { Rule } from '../../tag/rule';
import { isGivenAway } from '../../tag/risk/outcome';
import { outcomeSql } from '../../tag/risk/risk-sql';
import { binSql, roundCuts, type BinnedFact } from './fact-bins';
import { isInHalf } from './question';
import { suggestPoints, tellingFacts, type BinPattern, type SuggestedPoints } from './suggest-points';

/** Values of a category that are told apart; the rest counts as one. */
const MOST_VALUES = 8;
/** Categories with more values are names rather than kinds. */
const MOST_DISTINCT = 60;

/** Facts that may predict: none that is the outcome or made of the same rows, no names, nothing that is the same for all. */
export function candidateFacts(outcome: Rule, model: ModelInfo): FactField[] {
  return model.facts.filter(
    (field) =>
      !isGivenAway(field.name, outcome, model) &&
      field.known > 0 &&
      (field.kind === 'category'
        ? field.distinct > 1 && field.distinct <= MOST_DISTINCT
        : field.kind === 'number' && (field.range?.[1] ?? 0) > (field.range?.[0] ?? 0)),
  );
}

/**
 * Points for the rules that tell most about the outcome; `customers` are all, whatever the filters, for rules hold for all.
 * @param ask runs a statement @returns null where nothing can be fitted @throws AppError, AbortError
 */
export async function askSuggestion(
  ask: (statement: Sql) => Promise<ResultReader>,
  outcome: Rule,
  model: ModelInfo,
  seed: number,
): Promise<SuggestedPoints | null> {
  const candidates = candidateFacts(outcome, model);
  if (candidates.length === 0) return null;
  const numbers = candidates.filter(({ kind }) => kind === 'number');
  const categories = candidates.filter(({ kind }) => kind === 'category');
  const quarters = numbers.length === 0 ? null : await ask(queryQuarters(numbers));
  const values = categories.length === 0 ? null : await ask(queryValues(categories));
  const names = values?.texts('fact') ?? [];
  const texts = values?.texts('value') ?? [];
  const binned = candidates.flatMap(({ name, kind, range, known }): BinnedFact[] => {
    if (kind === 'category')
      return [{ kind, name, values: texts.flatMap((value, i) => (names[i] === name && value !== null ? [value] : [])) }];
    const at = numbers.findIndex((field) => field.name === name);
    const own = [1, 2, 3].map((quarter) => quarters?.numbers(`f${String(at)}_${String(quarter)}`)[0] ?? NaN);
    const cuts = roundCuts(own.filter(Number.isFinite), { known, ...(range !== undefined && { range }) });
    return cuts.length === 0 ? [] : [{ kind: 'number', name, cuts }];
  });
  if (binned.length === 0) return null;
  const counted = await ask(queryBinCounts(binned, outcome, model, seed));
  const [facts, bins, n, positives] = [
    counted.texts('fact'),
    counted.numbers('bin'),
    counted.numbers('n'),
    counted.numbers('positives'),
  ];
  const telling = tellingFacts(
    facts.map((fact, i) => ({ fact: fact ?? '', bin: binOf(bins[i]), n: n[i] ?? 0, positives: positives[i] ?? 0 })),
  );
  const chosen = telling.flatMap(({ fact }) => binned.find(({ name }) => name === fact) ?? []);
  if (chosen.length === 0) return null;
  return suggestPoints(chosen, readPatterns(await ask(queryPatterns(chosen, outcome, model, seed)), chosen.length), seed);
}

/** One row: the quarters of each number, as f0_1, f0_2, f0_3, f1_1 … */
function queryQuarters(fields: readonly FactField[]): Sql {
  const columns = fields.flatMap(({ name }, i) =>
    [1, 2, 3].map(
      (quarter) => sql`quantile_cont(${ident(name)}, ${quarter / 4})::DOUBLE AS ${ident(`f${String(i)}_${String(quarter)}`)}`,
    ),
  );
  return sql`SELECT ${join(columns, ', ')} FROM customer_facts ORDER BY ALL`;
}

/** One row a value, the commonest of each fact. */
function queryValues(fields: readonly FactField[]): Sql {
  const parts = fields.map(
    ({ name }) =>
      sql`(SELECT ${name} AS fact, CAST(${ident(name)} AS VARCHAR) AS value, count(*)::INTEGER AS n FROM customer_facts WHERE ${ident(name)} IS NOT NULL GROUP BY ALL ORDER BY n DESC, value LIMIT ${MOST_VALUES})`,
  );
  return sql`SELECT fact, value FROM (${join(parts, ' UNION ALL ')}) ORDER BY fact, n DESC, value`;
}

/** CTE: one row a customer with a known outcome, its bins as b0, b1 … and the half it is in. */
function drawnPart(facts: readonly BinnedFact[], outcome: Rule, model: ModelInfo, seed: number): Sql {
  const bins = facts.map((fact, i) => sql`, ${binSql(fact)} AS ${ident(`b${String(i)}`)}`);
  return sql`-- one row per customer: whether it happened, which half, which bins
drawn AS (
  SELECT ${outcomeSql(outcome, model)} AS happened, ${isInHalf(sql`customer_id`, seed)} AS is_fitted${join(bins, ' ')}
  FROM customer_facts
)`;
}

/** One row a bin of a fact, in the half that is fitted on: fact, bin, n, positives. */
export function queryBinCounts(facts: readonly BinnedFact[], outcome: Rule, model: ModelInfo, seed: number): Sql {
  const parts = facts.map(
    ({ name }, i) =>
      sql`SELECT ${name} AS fact, ${ident(`b${String(i)}`)}::INTEGER AS bin, count(*)::INTEGER AS n, sum(happened)::INTEGER AS positives FROM drawn WHERE is_fitted AND happened IS NOT NULL GROUP BY ALL`,
  );
  return sql`WITH
${drawnPart(facts, outcome, model, seed)}
${join(parts, ' UNION ALL ')}
ORDER BY fact, bin`;
}

/** One row a pattern of bins: b0, b1 …, and customers and positives of either half. */
export function queryPatterns(facts: readonly BinnedFact[], outcome: Rule, model: ModelInfo, seed: number): Sql {
  const names = facts.map((_, i) => ident(`b${String(i)}`));
  return sql`WITH
${drawnPart(facts, outcome, model, seed)}
SELECT
  ${join(
    names.map((name) => sql`${name}::INTEGER AS ${name}`),
    ', ',
  )},
  count(*) FILTER (is_fitted)::INTEGER AS n_fitted,
  coalesce(sum(happened) FILTER (is_fitted), 0)::INTEGER AS positives_fitted,
  count(*) FILTER (NOT is_fitted)::INTEGER AS n_other,
  coalesce(sum(happened) FILTER (NOT is_fitted), 0)::INTEGER AS positives_other
FROM drawn
WHERE happened IS NOT NULL
GROUP BY ALL
ORDER BY ${join(names, ', ')}`;
}

function readPatterns(result: ResultReader, facts: number): BinPattern[] {
  const bins = Array.from({ length: facts }, (_, i) => result.numbers(`b${String(i)}`));
  const at = (name: string, row: number): number => result.numbers(name)[row] ?? 0;
  return Array.from({ length: result.rowCount }, (_, row) => ({
    bins: bins.map((column) => binOf(column[row])),
    fitted: { n: at('n_fitted', row), positives: at('positives_fitted', row) },
    other: { n: at('n_other', row), positives: at('positives_other', row) },
  }));
}

function binOf(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
