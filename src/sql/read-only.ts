/** Owns the check that lets a statement typed by a person run: one statement, and one that only reads. */
import { AppError } from '../lib/errors';
import { checkedText, type Sql } from './sql';

const READING = new Set([
  'select',
  'with',
  'from',
  'values',
  'table',
  'describe',
  'show',
  'summarize',
  'explain',
  'pivot',
  'unpivot',
]);

/**
 * Accepts one reading statement and returns it as Sql; comments and one trailing semicolon are allowed.
 * This is the first of three fences: the engine then prepares it (DuckDB refuses to prepare two statements) and runs it
 * in a READ ONLY transaction.
 * @throws AppError `sql_not_read_only`, `sql_several_statements`, `sql_empty`, `sql_unclosed`
 */
export function readOnly(text: string): Sql {
  const { statements, unclosed } = splitStatements(text);
  if (unclosed !== null) {
    throw new AppError('sql_unclosed', {
      en: `The ${unclosed.en} is not closed. Add the missing end and run it again.`,
      zh: `${unclosed.zh}没有结束，请补全后重试。`,
    });
  }
  const [first, second] = statements;
  if (first === undefined) {
    throw new AppError('sql_empty', { en: 'There is no statement to run.', zh: '没有可执行的语句。' });
  }
  if (second !== undefined) {
    throw new AppError('sql_several_statements', {
      en: 'Only one statement can run at a time. Remove what follows the semicolon.',
      zh: '一次只能执行一条语句，请删除分号之后的内容。',
    });
  }
  const verb = /^[\s(]*([a-z]+)/i.exec(first.bare)?.[1]?.toLowerCase() ?? '';
  if (!READING.has(verb)) {
    throw new AppError('sql_not_read_only', {
      en: 'Only reading statements run here: SELECT, WITH, FROM, DESCRIBE, SUMMARIZE, EXPLAIN.',
      zh: '此处只能执行查询语句：SELECT、WITH、FROM、DESCRIBE、SUMMARIZE、EXPLAIN。',
    });
  }
  return checkedText(first.text);
}

interface Statement {
  /** As typed. */
  text: string;
  /** With comments blanked, so that the first word can be read. */
  bare: string;
}

/**
 * One alternative per lexical form of DuckDB's (PostgreSQL's) scanner that may hide a semicolon, in its order of precedence.
 * The closing part is optional, so that an unclosed form is one token too and can be reported.
 */
const TOKEN = new RegExp(
  [
    /--[^\n\r]*/, // a line comment ends at a carriage return too
    /\/\*[\s\S]*?(?:\*\/|$)/,
    /[eE]'(?:\\[\s\S]|''|[^'\\])*(?:'|$)/, // only here a backslash escapes
    /'(?:''|[^'])*(?:'|$)/,
    /"(?:""|[^"])*(?:"|$)/,
    /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/, // a name may contain dollars, which then quote nothing
    /\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?(?:\$\k<tag>\$|$)/,
    /[\s\S]/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

interface Opening {
  readonly start: RegExp;
  readonly whole: RegExp;
  readonly name: { en: string; zh: string };
}

const OPENINGS: readonly Opening[] = [
  { start: /^\/\*/, whole: /^\/\*[\s\S]*\*\/$/, name: { en: 'comment /*', zh: '注释 /*' } },
  {
    start: /^[eE]?'/,
    whole: /^(?:[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*')$/,
    name: { en: 'text in single quotes', zh: '单引号文本' },
  },
  { start: /^"/, whole: /^"(?:""|[^"])*"$/, name: { en: 'name in double quotes', zh: '双引号名称' } },
  { start: /^\$\w*\$/, whole: /^\$(\w*)\$[\s\S]*\$\1\$$/, name: { en: 'text in dollar quotes', zh: '美元符号引用的文本' } },
];

function splitStatements(text: string): { statements: Statement[]; unclosed: { en: string; zh: string } | null } {
  const statements: Statement[] = [];
  let current: Statement = { text: '', bare: '' };
  const flush = (): void => {
    if (current.bare.trim() !== '') statements.push({ text: current.text.trim(), bare: current.bare.trim() });
    current = { text: '', bare: '' };
  };
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ';') {
      flush();
      continue;
    }
    const opening = OPENINGS.find((candidate) => candidate.start.test(token));
    if (opening !== undefined && !opening.whole.test(token)) return { statements, unclosed: opening.name };
    current.text += token;
    current.bare += token.startsWith('--') || token.startsWith('/*') ? ' ' : token;
  }
  flush();
  return { statements, unclosed: null };
}
