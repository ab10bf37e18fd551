/** Owns when a comment holds a word or phrase. */
import { sql, type Sql } from '../sql/sql';

const HAN = /\p{Script=Han}/u;

/** Small letters, for terms with Chinese in them. */
export function foldedText(column: Sql): Sql {
  return sql`lower(CAST(${column} AS VARCHAR))`;
}

/** Latin words of a text apart by single blanks, with a blank at both ends. */
export function latinWords(column: Sql): Sql {
  return sql`concat(' ', regexp_replace(lower(CAST(${column} AS VARCHAR)), '[^a-z0-9'']+', ' ', 'g'), ' ')`;
}

/** What is looked for: Chinese anywhere in the text; a Latin term as whole words, its last one in the plural too. */
export function needlesOf(term: string): { readonly isLatin: boolean; readonly needles: readonly string[] } {
  const text = term.trim().toLowerCase();
  if (HAN.test(text) || !/^[a-z0-9' ]+$/.test(text)) return { isLatin: false, needles: [text] };
  return { isLatin: true, needles: text.endsWith('s') ? [` ${text} `] : [` ${text} `, ` ${text}s `] };
}

/** Whether the text holds the term, whatever the case of its letters. */
export function holdsTerm(column: Sql, term: string): Sql {
  const { isLatin, needles } = needlesOf(term);
  const [one = '', other] = needles;
  const text = isLatin ? latinWords(column) : foldedText(column);
  return other === undefined ? sql`contains(${text}, ${one})` : sql`(contains(${text}, ${one}) OR contains(${text}, ${other}))`;
}
