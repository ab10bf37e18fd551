/**
 * Owns the tables of answers.
 *
 * `survey`: one row an answer (a filled questionnaire). `answer_id` numbers them; scores are turned so that more is better, `overall` on its own
 * scale `scale_min` … `scale_max`, `top2` TRUE for its best boxes (see survey/scale.ts), NULL without an overall score.
 *
 * `survey_item`: one row an answer and question with a score, the overall one included and NPS not: answer_id, customer_id, answered, `item` (role id:
 * `overall` or one of SURVEY_ITEMS; the question's own name where it is none of these), `score` on its own `scale_min` … `scale_max`, `level`
 * (1 very dissatisfied … 5 very satisfied), `top2`.
 *
 * `survey_asked`: one row a row of a survey table: customer_id, `has_answer`. Customers of a customer file with a column of scores were not asked
 * one by one, and are not here.
 */
import { ident, join, sql, type Sql } from '../sql/sql';
import { SURVEY_ITEMS } from './roles/survey';
import { customerId, fromSource, nullOf, roleOrNull, roleValue } from './source';
import { isOwn, questionColumn, scoreColumns, type Question } from './survey/question';
import { levelOf, topFrom, type Scale } from './survey/scale';
import type { SurveyPlan } from './survey/inspect-survey';
import { answerScore, cellText } from './survey/score-value';

const SCORES = ['overall', ...SURVEY_ITEMS, 'nps'];
const SCALE_OF_NONE: Scale = { lo: 1, hi: 5, reversed: false };

/** CREATE of `survey`, `survey_item` and `survey_asked`, in this order. */
export function buildSurvey(plans: readonly SurveyPlan[]): Sql[] {
  return [
    sql`CREATE OR REPLACE TABLE survey AS ${join([emptySurvey(), ...plans.map(answersOf)], ' UNION ALL ')}`,
    sql`CREATE OR REPLACE TABLE survey_item AS ${join([EMPTY_ITEMS, ...plans.flatMap(itemsOf)], ' UNION ALL ')}`,
    sql`CREATE OR REPLACE TABLE survey_asked AS ${join([EMPTY_ASKED, ...plans.flatMap(askedOf)], ' UNION ALL ')}`,
  ];
}

function emptySurvey(): Sql {
  const columns = ['customer_id', 'answered', ...SCORES, 'comment'].map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
  return sql`
SELECT CAST(NULL AS INTEGER) AS answer_id, ${join(columns, ', ')},
  CAST(NULL AS INTEGER) AS scale_min, CAST(NULL AS INTEGER) AS scale_max, CAST(NULL AS BOOLEAN) AS top2
WHERE FALSE`;
}

const EMPTY_ITEMS = sql`
SELECT CAST(NULL AS INTEGER) AS answer_id, CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS DATE) AS answered, CAST(NULL AS VARCHAR) AS item,
  CAST(NULL AS DOUBLE) AS score, CAST(NULL AS INTEGER) AS scale_min, CAST(NULL AS INTEGER) AS scale_max, CAST(NULL AS INTEGER) AS level,
  CAST(NULL AS BOOLEAN) AS top2
WHERE FALSE`;

const EMPTY_ASKED = sql`SELECT CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS BOOLEAN) AS has_answer WHERE FALSE`;

/** Answers of one source, without the rows in which nothing was answered. */
function answersOf(plan: SurveyPlan): Sql {
  const scale = plan.questions.find(({ item }) => item === 'overall')?.scale ?? SCALE_OF_NONE;
  const names = SCORES.map((name) => ident(name));
  return sql`
SELECT answer_id, customer_id, answered, ${join(names, ', ')}, comment,
  CAST(${scale.lo} AS INTEGER) AS scale_min, CAST(${scale.hi} AS INTEGER) AS scale_max, overall >= ${topFrom(scale)} AS top2
FROM (${filled(plan)})
WHERE coalesce(${join(names, ', ')}) IS NOT NULL OR comment IS NOT NULL OR has_own`;
}

/** One row a questionnaire, empty ones included: answer_id, customer_id, answered, the scores, comment, has_own. */
function filled(plan: SurveyPlan): Sql {
  const { source, questions, firstId } = plan;
  const list = questionColumn(source);
  const scoreOf = (name: string): Sql => {
    const asked = questions.filter(({ item }) => item === name);
    if (asked.length === 0) return nullOf(name);
    const scores = asked.map((question) => (list === null ? answerScore(question) : listScore(question)));
    return scores.length === 1 ? (scores[0] as Sql) : sql`coalesce(${join(scores, ', ')})`;
  };
  const scores = SCORES.map((name) => sql`${scoreOf(name)} AS ${ident(name)}`);
  const own = questions.filter(isOwn).map((question) => (list === null ? answerScore(question) : listScore(question)));
  const hasOwn = own.length === 0 ? sql`FALSE` : sql`coalesce(${join(own, ', ')}) IS NOT NULL`;
  if (list === null)
    return sql`
SELECT CAST(rowid + ${firstId + 1} AS INTEGER) AS answer_id, ${customerId(source)} AS customer_id, ${roleOrNull(source, 'answered')} AS answered,
  ${join(scores, ', ')}, ${roleOrNull(source, 'comment')} AS comment, ${hasOwn} AS has_own
${fromSource(source)}`;
  return sql`
WITH
-- one row a row of the list
line AS (${linesOf(plan)})
-- one row a questionnaire
SELECT answer_id, first(customer_id ORDER BY line_number) AS customer_id, first(answered ORDER BY line_number) AS answered,
  ${join(scores, ', ')}, ${commentOf(plan)} AS comment, ${hasOwn} AS has_own
FROM line
GROUP BY answer_id`;
}

/** In a list: the score of a question within a group of lines. */
function listScore(question: Question): Sql {
  return sql`max(CASE WHEN asked = ${question.value ?? ''} THEN (${answerScore(question)}) END)`;
}

function commentOf({ source, questions }: SurveyPlan): Sql {
  const asked = questions.flatMap(({ item, value }) => (item === 'comment' && value !== null ? [value] : []));
  const [column] = scoreColumns(source);
  const said =
    asked.length === 0 || column === undefined ? [] : [sql`max(CASE WHEN asked IN (${asked}) THEN ${cellText(column)} END)`];
  const beside = roleValue(source, 'comment');
  const parts = [...said, ...(beside === null ? [] : [sql`max(${beside})`])];
  return parts.length === 0 ? nullOf('comment') : sql`coalesce(${join(parts, ', ')})`;
}

/**
 * Lines of a list with the questionnaire they are of: the same customer on the same day (and number of the questionnaire, where there is one). A question
 * that stands there twice begins a second questionnaire, so that no answer is lost. Rows without any of these are a questionnaire each.
 */
function linesOf({ source, firstId }: SurveyPlan): Sql {
  const list = questionColumn(source);
  const number = roleValue(source, 'answer_number');
  const isKnown = source.idFrom === 'column' || source.idFrom === 'region';
  const who = isKnown ? customerId(source) : number === null ? sql`CAST(rowid AS VARCHAR)` : sql`NULL::VARCHAR`;
  const cells = scoreColumns(source).map(({ name }) => ident(name));
  const beside = (source.roles.get('comment') ?? []).map(({ name }) => ident(name));
  return sql`
SELECT *, CAST(min(line_number) OVER (PARTITION BY who, answered, answer_number, nth) + ${firstId + 1} AS INTEGER) AS answer_id
FROM (
  SELECT *, row_number() OVER (PARTITION BY who, answered, answer_number, asked ORDER BY line_number) AS nth
  FROM (
    SELECT rowid AS line_number, ${customerId(source)} AS customer_id, ${who} AS who, ${roleOrNull(source, 'answered')} AS answered,
      ${number ?? sql`NULL::VARCHAR`} AS answer_number, ${list === null ? sql`NULL::VARCHAR` : cellText(list)} AS asked, ${join([...new Set([...cells, ...beside])], ', ')}
    ${fromSource(source)}
  )
)`;
}

function scored(scale: Scale): Sql {
  return sql`CAST(${scale.lo} AS INTEGER) AS scale_min, CAST(${scale.hi} AS INTEGER) AS scale_max, ${levelOf(sql`score`, scale)} AS level, score >= ${topFrom(scale)} AS top2`;
}

function itemsOf(plan: SurveyPlan): Sql[] {
  const { source, questions, firstId } = plan;
  const known = [...new Set(questions.map(({ item }) => item))].filter((item) => item !== 'nps' && SCORES.includes(item));
  const fromSurvey = known.map((item) => {
    const scale = questions.find((question) => question.item === item)?.scale ?? SCALE_OF_NONE;
    return sql`
SELECT answer_id, customer_id, answered, ${item} AS item, score, ${scored(scale)}
FROM (SELECT answer_id, customer_id, answered, ${ident(item)} AS score FROM survey WHERE answer_id > ${firstId} AND answer_id <= ${firstId + source.raw.rows})
WHERE score IS NOT NULL`;
  });
  const own = questions.filter(isOwn).map((question) => {
    const lines =
      question.value === null
        ? sql`SELECT CAST(rowid + ${firstId + 1} AS INTEGER) AS answer_id, ${answerScore(question)} AS score ${fromSource(source)}`
        : sql`SELECT answer_id, ${answerScore(question)} AS score FROM (${linesOf(plan)}) WHERE asked = ${question.value}`;
    return sql`
SELECT answer_id, customer_id, answered, ${question.item} AS item, score, ${scored(question.scale)}
FROM (${lines}) JOIN survey USING (answer_id)
WHERE score IS NOT NULL`;
  });
  return [...fromSurvey, ...own].map(
    (part) => sql`SELECT answer_id, customer_id, answered, item, score, scale_min, scale_max, level, top2 FROM (${part})`,
  );
}

function askedOf(plan: SurveyPlan): Sql[] {
  const { source } = plan;
  if (source.rowIs !== 'survey') return [];
  return [
    sql`
SELECT customer_id, answer_id IN (SELECT answer_id FROM survey) AS has_answer
FROM (${filled(plan)})`,
  ];
}
