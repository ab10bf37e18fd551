/** Owns the questions that a table of answers holds: a column each, or a value each of the column that names the question. */
import type { RawColumn } from '../../intake/raw-table';
import { matchName } from '../name-match';
import { roleById } from '../role-registry';
import { SURVEY_ITEMS } from '../roles/survey';
import { isStated } from '../stated-importance';
import type { Source } from '../source';
import type { Scale } from './scale';
import type { ScoreChoice } from './score-choice';

/** One question of one source. */
export interface Question {
  /** Under which a person's choice is kept: the column, or `column: value` of a list of answers. */
  readonly key: string;
  /** Role id (`overall`, an item, `nps`, `comment`); its own name where it is none. */
  readonly item: string;
  /** The first that is filled counts. */
  readonly columns: readonly RawColumn[];
  /** Of a list of answers: what the column of questions says. */
  readonly value: string | null;
  readonly scale: Scale;
  /** The scale was chosen: scores beyond it are no answers. */
  readonly isChosen: boolean;
  /** Answers are yes and no. */
  readonly isFlag: boolean;
  readonly words: Readonly<Record<string, number | null>>;
}

/** Roles of questions, in the order of the columns of `survey`. */
export const ASKED: readonly string[] = ['overall', ...SURVEY_ITEMS, 'nps'];

/** True for a question that is no column of `survey`. */
export function isOwn(question: Pick<Question, 'item'>): boolean {
  return !ASKED.includes(question.item) && question.item !== 'comment';
}

/** The column that names the question of a row, where a row is one answer to one question. */
export function questionColumn(source: Source): RawColumn | null {
  const [column] = source.rowIs === 'survey' ? (source.roles.get('item') ?? []) : [];
  return column !== undefined && scoreColumns(source).length > 0 ? column : null;
}

/** In a list of answers: the columns of the scores. */
export function scoreColumns(source: Source): readonly RawColumn[] {
  return source.roles.get('item_score') ?? source.roles.get('overall') ?? [];
}

const ABOUT =
  /您|你|请问|请|对于?|我们|我司|的|是否|感到|觉得|如何|怎么样|满意度?|满意程度|评价|评分|打分|[?？!！:：]|^\s*\d+\s*[.、．)）]\s*/g;
const FIXED: readonly (readonly [RegExp, string])[] = [
  [/推荐|recommend|\bnps\b/i, 'nps'],
  [/意见|建议|留言|备注|comment|suggest|verbatim/i, 'comment'],
  [/总体|整体|综合|总的来说|overall|in general|总评/i, 'overall'],
];
const NAMED_ENOUGH = 0.6;

/** The role that a question such as `您对供电可靠性是否满意？` asks for; null for one of its own. */
export function guessQuestion(value: string): string | null {
  if (isStated(value)) return null;
  const roles = ASKED.flatMap((id) => roleById(id) ?? []);
  const exact = roles.find((role) => matchName(value, role).exact);
  if (exact !== undefined) return exact.id;
  const fixed = FIXED.find(([pattern]) => pattern.test(value));
  if (fixed !== undefined) return fixed[1];
  const bare = value
    .normalize('NFKC')
    .replace(ABOUT, '')
    .replace(/\b(?:satisfaction|with|how|satisfied|are|you|our|the)\b/gi, ' ');
  const [best] = roles
    .filter(({ id }) => SURVEY_ITEMS.includes(id))
    .map((role) => ({ id: role.id, score: matchName(bare, role).score }))
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= NAMED_ENOUGH ? best.id : null;
}

/** The role that a question of a list of answers counts as. */
export function itemOf(value: string, choice: ScoreChoice | undefined): string {
  if (choice?.as === 'own') return value;
  const role = choice?.as ?? guessQuestion(value);
  return role !== null && (ASKED.includes(role) || role === 'comment') ? role : value;
}

/** Key of a question of a list of answers. */
export function listKey(column: RawColumn, value: string): string {
  return `${column.name}: ${value}`;
}
