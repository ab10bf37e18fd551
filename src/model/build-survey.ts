/** Owns the table `survey`: one row an answer, the overall score on its own scale with that scale beside it. */
import { ident, join, sql, type Sql } from '../sql/sql';
import { SURVEY_ITEMS } from './roles/survey';
import { customerId, fromSource, nullOf, plays, roleOrNull, type Source } from './source';

const COLUMNS = ['answered', 'overall', ...SURVEY_ITEMS, 'nps', 'comment'];

export function feedsSurvey(source: Source): boolean {
  return (
    (source.rowIs === 'survey' || source.rowIs === 'customer') && plays(source, 'overall', 'nps', 'comment', ...SURVEY_ITEMS)
  );
}

/**
 * CREATE of `survey`. `scale_max` is 5, 7, 10 or 100: the smallest of these that holds every overall score of the source.
 * `top2` is TRUE for the two best of 5, 7 or 10 answers, and from 80 on of 100; NULL without an overall score.
 */
export function buildSurvey(sources: readonly Source[]): Sql {
  const parts = sources.filter(feedsSurvey).map(surveyOf);
  if (parts.length === 0) {
    const columns = ['customer_id', ...COLUMNS].map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
    return sql`CREATE OR REPLACE TABLE survey AS SELECT ${join(columns, ', ')}, CAST(NULL AS INTEGER) AS scale_max, CAST(NULL AS BOOLEAN) AS top2 WHERE FALSE`;
  }
  return sql`CREATE OR REPLACE TABLE survey AS ${join(parts, ' UNION ALL ')}`;
}

function surveyOf(source: Source): Sql {
  const columns = COLUMNS.map((name) => sql`${roleOrNull(source, name)} AS ${ident(name)}`);
  const answers = ['overall', ...SURVEY_ITEMS, 'nps'].map((name) => ident(name));
  return sql`
SELECT *, scale_max - CASE scale_max WHEN 100 THEN 20 ELSE 1 END <= overall AS top2
FROM (
  SELECT
    *,
    CAST(CASE WHEN max(overall) OVER () <= 5 THEN 5 WHEN max(overall) OVER () <= 7 THEN 7 WHEN max(overall) OVER () <= 10 THEN 10 ELSE 100 END AS INTEGER) AS scale_max
  FROM (
    SELECT ${customerId(source)} AS customer_id, ${join(columns, ', ')}
    ${fromSource(source)}
  )
  WHERE coalesce(${answers}) IS NOT NULL OR comment IS NOT NULL
)`;
}
