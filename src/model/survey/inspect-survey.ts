/** Owns the look at all answers of a source before they are read: which questions there are, on which scale, and what cannot be read. */
import type { Runner, RunOptions } from '../../engine/engine';
import type { Problem, RawColumn } from '../../intake/raw-table';
import { EMPTY, join, sql, type Sql } from '../../sql/sql';
import type { QuestionReading, SurveyReading } from '../model-info';
import { scoresUnreadable } from '../model-problems';
import { fromSource, plays, type Source } from '../source';
import { ASKED, isOwn, itemOf, listKey, questionColumn, scoreColumns, type Question } from './question';
import { guessScale, topFrom, type Scale } from './scale';
import type { ScoreChoice } from './score-choice';
import { cellText, flagScore, plainScore } from './score-value';

/** A source with its questions. `firstId`: numbers of its answers begin behind it. */
export interface SurveyPlan {
  readonly source: Source;
  readonly questions: readonly Question[];
  readonly firstId: number;
}

export interface SurveyInspection {
  readonly plans: readonly SurveyPlan[];
  readonly readings: readonly SurveyReading[];
  readonly problems: readonly Problem[];
}

/** Values that are shown of a question. */
const MOST_WORDS = 60;
/** Different questions of one list; beyond, the column names something else. */
const MOST_QUESTIONS = 200;

export function feedsSurvey(source: Source): boolean {
  if (source.rowIs !== 'survey' && source.rowIs !== 'customer') return false;
  return plays(source, ...ASKED, 'comment', 'further_item') || questionColumn(source) !== null;
}

/** Reads the values of all score columns once. */
export async function inspectSurveys(runner: Runner, sources: readonly Source[], run: RunOptions): Promise<SurveyInspection> {
  const plans: SurveyPlan[] = [];
  const readings: SurveyReading[] = [];
  const problems: Problem[] = [];
  let firstId = 0;
  for (const source of sources.filter(feedsSurvey)) {
    const asked = await askedIn(runner, source, run);
    const found = await findWords(runner, source, asked, run);
    const read = asked.map((one, i) =>
      readQuestion(
        one,
        found.filter(({ question }) => question === i),
        source,
      ),
    );
    const wide = withSharedScale(read);
    plans.push({ source, firstId, questions: wide.map(({ question }) => question) });
    readings.push({
      table: source.raw.name,
      file: source.raw.source.file,
      isList: questionColumn(source) !== null,
      questions: wide.map(({ reading }) => reading),
    });
    problems.push(...wide.flatMap(({ reading }) => (reading.unread > 0 ? [scoresUnreadable(source, reading)] : [])));
    firstId += source.raw.rows;
  }
  return { plans, readings, problems };
}

/** Roles that questions of a list of answers play, without a column of their own. */
export function askedRoles(readings: readonly SurveyReading[]): string[] {
  return readings
    .filter(({ isList }) => isList)
    .flatMap(({ questions }) => questions.filter(({ isOwn: own, answers, item }) => !own && (answers > 0 || item === 'comment')))
    .map(({ item }) => item);
}

/** The scale of the overall scores where all sources share one. */
export function overallScale(readings: readonly SurveyReading[]): {
  readonly scaleMax: number | null;
  readonly topFrom: number | null;
} {
  const scales = readings
    .flatMap(({ questions }) => questions.filter(({ item, answers }) => item === 'overall' && answers > 0))
    .map(({ scale }) => scale);
  const [first] = scales;
  if (first === undefined || scales.some(({ lo, hi }) => lo !== first.lo || hi !== first.hi))
    return { scaleMax: null, topFrom: null };
  return { scaleMax: first.hi, topFrom: topFrom(first) };
}

interface Asked {
  readonly key: string;
  readonly item: string;
  readonly columns: readonly RawColumn[];
  readonly value: string | null;
}

async function askedIn(runner: Runner, source: Source, run: RunOptions): Promise<Asked[]> {
  const list = questionColumn(source);
  if (list === null) {
    const known = ASKED.flatMap((item): Asked[] => {
      const columns = source.roles.get(item) ?? [];
      return columns[0] === undefined ? [] : [{ key: columns[0].name, item, columns, value: null }];
    });
    const own = (source.roles.get('further_item') ?? []).map((column): Asked => {
      return { key: column.name, item: column.name, columns: [column], value: null };
    });
    return [...known, ...own];
  }
  const statement = sql`
-- one row a question, in the order of the questionnaire
SELECT ${cellText(list)} AS asked, min(rowid)::DOUBLE AS first_row ${fromSource(source, sql`${cellText(list)} IS NOT NULL`)}
GROUP BY 1 ORDER BY first_row LIMIT ${MOST_QUESTIONS}`;
  return (await runner.run(statement, run)).texts('asked').flatMap((value): Asked[] => {
    if (value === null) return [];
    const key = listKey(list, value);
    return [{ key, item: itemOf(value, source.scores?.[key]), columns: scoreColumns(source), value }];
  });
}

interface Word {
  readonly question: number;
  readonly word: string;
  readonly n: number;
  readonly score: number;
  readonly flag: number;
}

/** The different values of each question, with what they say by themselves (NaN: nothing). */
async function findWords(runner: Runner, source: Source, asked: readonly Asked[], run: RunOptions): Promise<Word[]> {
  const list = questionColumn(source);
  const parts = asked.flatMap(({ item, columns, value }, i): Sql[] => {
    const [column] = columns;
    if (column === undefined || item === 'comment') return [];
    const text = cellText(column);
    const isThere = sql`known_text(${text}) IS NOT NULL${value === null || list === null ? EMPTY : sql` AND ${cellText(list)} = ${value}`}`;
    return [
      sql`SELECT ${i} AS question, ${text} AS word, count(*)::INTEGER AS n, any_value(${plainScore(column)}) AS score, any_value(${flagScore(column)}) AS flag ${fromSource(source, isThere)} GROUP BY 2`,
    ];
  });
  if (parts.length === 0) return [];
  const result = await runner.run(
    sql`SELECT question, word, n, score, flag FROM (${join(parts, ' UNION ALL ')}) ORDER BY question, n DESC, word`,
    run,
  );
  const [questions, counts, scores, flags] = [
    result.numbers('question'),
    result.numbers('n'),
    result.numbers('score'),
    result.numbers('flag'),
  ];
  return result.texts('word').map((word, i) => {
    return { question: questions[i] ?? -1, word: word ?? '', n: counts[i] ?? 0, score: scores[i] ?? NaN, flag: flags[i] ?? NaN };
  });
}

interface Read {
  readonly question: Question;
  readonly reading: QuestionReading;
}

const total = (words: readonly { readonly n: number }[]): number => words.reduce((sum, { n }) => sum + n, 0);

function readQuestion(asked: Asked, found: readonly Word[], source: Source): Read {
  const choice: ScoreChoice = source.scores?.[asked.key] ?? {};
  const words = choice.words ?? {};
  const isFlag =
    total(found.filter(({ flag }) => !Number.isNaN(flag))) > total(found.filter(({ score }) => !Number.isNaN(score))) ||
    asked.columns[0]?.kind === 'boolean';
  const valued = found.map((word) => {
    const said = Object.hasOwn(words, word.word) ? words[word.word] : undefined;
    return { ...word, value: said === undefined ? (isFlag ? word.flag : word.score) : (said ?? NaN), isSaid: said !== undefined };
  });
  const scores = valued.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const [lo, hi] = scores.length === 0 ? [null, null] : [Math.min(...scores), Math.max(...scores)];
  const guessed = asked.item === 'nps' ? { lo: 0, hi: 10, reversed: false } : guessScale(lo, hi, isFlag);
  const isChosen = choice.lo !== undefined && choice.hi !== undefined;
  const scale: Scale = { lo: choice.lo ?? guessed.lo, hi: choice.hi ?? guessed.hi, reversed: choice.reversed ?? false };
  const isOff = (value: number): boolean => isChosen && (value < scale.lo || value > scale.hi);
  const unread = valued.filter(({ value, isSaid }) => (Number.isNaN(value) ? !isSaid : isOff(value)));
  const isRead = (value: number): boolean => !Number.isNaN(value) && !isOff(value);
  const shown = [...unread, ...valued.filter((word) => !unread.includes(word))].slice(0, MOST_WORDS);
  return {
    question: { ...asked, scale, isChosen, isFlag, words },
    reading: {
      ...{ key: asked.key, item: asked.item, isOwn: isOwn(asked), value: asked.value, scale, isChosen },
      answers: total(valued.filter(({ value }) => isRead(value))),
      unread: total(unread),
      // The top of a wider scale may just not have been given.
      isUnsure: !isChosen && !isFlag && scores.length > 0 && asked.item !== 'nps' && (lo === hi || (hi ?? 0) < scale.hi),
      words: shown.map(({ word, n, value, isSaid }) => ({ word, n, score: isRead(value) ? value : null, isSaid })),
    },
  };
}

/** The items of one questionnaire share a scale: one that nobody rated 10 is still of 1–10. */
function withSharedScale(read: readonly Read[]): readonly Read[] {
  const isShared = ({ question }: Read): boolean =>
    !question.isChosen && !question.isFlag && !['overall', 'nps', 'comment'].includes(question.item);
  const shared = read.filter(isShared);
  if (shared.length < 2) return read;
  const widest = Math.max(...shared.map(({ question }) => question.scale.hi));
  const lowest = Math.min(...shared.map(({ question }) => question.scale.lo));
  return read.map((one) => {
    if (!isShared(one)) return one;
    const scale = { ...one.question.scale, lo: lowest, hi: widest };
    return { question: { ...one.question, scale }, reading: { ...one.reading, scale } };
  });
}

/** The columns whose cells are scores and are judged here. */
export function isScoreColumn(source: Source, column: RawColumn): boolean {
  const judged = [...ASKED, 'further_item', 'item_score'].flatMap((role) => source.roles.get(role) ?? []);
  return feedsSurvey(source) && judged.includes(column);
}
