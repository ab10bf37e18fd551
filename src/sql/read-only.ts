/** Owns the check that lets a statement typed by a person run: one statement, and one that only reads. */
import { AppError } from '../lib/errors';
import { checkedText, sql, type Sql } from './sql';

const READING = new Set(['select', 'with', 'from', 'values', 'table', 'describe', 'show', 'summarize', 'pivot', 'unpivot']);

/** EXPLAIN with its options, before the statement that it explains. */
const EXPLAIN = /^\s*explain\b(?:\s+analyze\b|\s*\([^()]*\))?/i;

/** One statement that reads, and what proves it. */
export interface ReadingStatement {
  /** Its comments are blanked, places kept: what runs is what was checked. */
  readonly statement: Sql;
  /** Can be prepared only if DuckDB's own parser sees one SELECT (or DESCRIBE, SHOW, SUMMARIZE, PIVOT …) in the text. */
  readonly proof: Sql;
}

/**
 * Accepts one reading statement; comments and one trailing semicolon are allowed, EXPLAIN before it too.
 * This is the first of three fences, the one with good sentences: the engine then prepares `proof`, and runs the statement in a
 * READ ONLY transaction on a connection of its own.
 * @throws AppError `sql_not_read_only`, `sql_several_statements`, `sql_empty`, `sql_unclosed`
 */
export function readOnly(text: string): ReadingStatement {
  const { statements, unclosed } = splitStatements(text);
  if (unclosed !== null) {
    throw new AppError('sql_unclosed', {
      en: `The ${unclosed.en} is not closed. Add the missing end and run it again.`,
      zh: `${unclosed.zh}没有结束，请补全后重试。`,
    });
  }
  const [first, second] = statements;
  if (first === undefined) {
    throw new AppError('sql_empty', {
      en: 'There is no statement to run. Type one and run it again.',
      zh: '没有可执行的语句，请输入后重试。',
    });
  }
  if (second !== undefined) {
    throw new AppError('sql_several_statements', {
      en: 'Only one statement can run at a time. Remove what follows the semicolon.',
      zh: '一次只能执行一条语句，请删除分号之后的内容。',
    });
  }
  const explain = EXPLAIN.exec(first)?.[0] ?? '';
  const body = first.slice(explain.length);
  const verb = /^[\s\ufeff(]*([a-z]+)/i.exec(body)?.[1]?.toLowerCase() ?? '';
  if (!READING.has(verb)) {
    throw new AppError('sql_not_read_only', {
      en: 'Only reading statements run here: SELECT, WITH, FROM, DESCRIBE, SUMMARIZE, EXPLAIN.',
      zh: '此处只能执行查询语句：SELECT、WITH、FROM、DESCRIBE、SUMMARIZE、EXPLAIN。',
    });
  }
  return { statement: checkedText(first), proof: sql`FROM query(${body})` };
}

/**
 * One alternative per lexical form of DuckDB's (PostgreSQL's) scanner that may hide a semicolon, in its order of precedence.
 * The closing part is optional, so that an unclosed form is one token too and can be reported.
 */
const TOKEN = new RegExp(
  [
    /--[^\n\r]*/, // a line comment ends at a carriage return too
    /\/\*/, // comments nest, so commentEnd looks for the end
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
  {
    start: /^[eE]?'/,
    whole: /^(?:[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*')$/,
    name: { en: 'text in single quotes', zh: '单引号文本' },
  },
  { start: /^"/, whole: /^"(?:""|[^"])*"$/, name: { en: 'name in double quotes', zh: '双引号名称' } },
  { start: /^\$\w*\$/, whole: /^\$(\w*)\$[\s\S]*\$\1\$$/, name: { en: 'text in dollar quotes', zh: '美元符号引用的文本' } },
];

/** Statements that hold more than comments, with each comment blanked: its line ends stay, so that places in error messages are right. */
function splitStatements(text: string): { statements: string[]; unclosed: { en: string; zh: string } | null } {
  const statements: string[] = [];
  let current = '';
  const flush = (): void => {
    if (current.trim() !== '') statements.push(current.trimEnd());
    current = '';
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    let [token] = match;
    if (token === '/*') {
      const end = commentEnd(text, match.index);
      if (end === -1) return { statements, unclosed: { en: 'comment /*', zh: '注释 /*' } };
      token = text.slice(match.index, end);
      TOKEN.lastIndex = end;
    }
    const opening = OPENINGS.find((candidate) => candidate.start.test(token));
    if (opening !== undefined && !opening.whole.test(token)) return { statements, unclosed: opening.name };
    if (token === ';') flush();
    else current += token.startsWith('--') || token.startsWith('/*') ? token.replace(/[^\n\r]/g, ' ') : token;
  }
  flush();
  return { statements, unclosed: null };
}

/** Just behind the comment that starts here; comments nest, as in PostgreSQL. -1 when it does not end. */
function commentEnd(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return -1;
}
