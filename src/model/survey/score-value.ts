/** Owns the SQL of one score: from a cell as it stands to a number on its scale, more being better; NULL is no answer. */
import type { RawColumn } from '../../intake/raw-table';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { numberValue } from '../typed-value';
import type { Question } from './question';
import { turned } from './scale';

/** The cell as text, as a person sees and names it. */
export function cellText(column: RawColumn): Sql {
  return column.kind === 'text' ? sql`trimmed(${ident(column.name)})` : sql`CAST(${ident(column.name)} AS VARCHAR)`;
}

/** What the cell says by itself, before any scale. */
export function plainScore(column: RawColumn): Sql {
  return column.kind === 'text' ? sql`text_to_score(${ident(column.name)})` : numberValue(column);
}

/** 1 for yes, 0 for no, NULL for anything else. */
export function flagScore(column: RawColumn): Sql {
  if (column.kind === 'boolean') return numberValue(column);
  return column.kind === 'text'
    ? sql`CAST(CAST(text_to_flag(${ident(column.name)}) AS INTEGER) AS DOUBLE)`
    : sql`CAST(NULL AS DOUBLE)`;
}

/** Score of a cell before it is turned; `words` say otherwise than the cell by itself. */
export function cellScore(column: RawColumn, { isFlag, words }: Pick<Question, 'isFlag' | 'words'>): Sql {
  const plain = isFlag ? flagScore(column) : plainScore(column);
  const given = Object.entries(words);
  if (given.length === 0) return plain;
  const cases = given.map(
    ([word, score]) => sql`WHEN ${word} THEN ${score === null ? sql`CAST(NULL AS DOUBLE)` : sql`CAST(${score} AS DOUBLE)`}`,
  );
  return sql`CASE ${cellText(column)} ${join(cases, ' ')} ELSE ${plain} END`;
}

/** The answer to a question; beyond a chosen scale there is none. */
export function answerScore(question: Question): Sql {
  const cells = question.columns.map((column) => cellScore(column, question));
  const score = cells.length === 1 ? (cells[0] as Sql) : sql`coalesce(${join(cells, ', ')})`;
  if (question.item === 'nps') return score;
  const { scale, isChosen } = question;
  // A lambda holds the score once: the macros in it are long.
  const kept = isChosen
    ? sql`list_transform([${score}], lambda s: CASE WHEN s BETWEEN ${scale.lo} AND ${scale.hi} THEN s END)[1]`
    : score;
  return turned(kept, scale);
}
