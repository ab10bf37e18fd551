/** Owns the check that lets a statement typed by a person run: one statement, and one that only reads. */
import { AppError } from '../lib/errors';
import { isRefusedCall } from './expression-calls';
import { checkedText, sql, type Sql } from './sql';

const READING = new Set(['select', 'with', 'from', 'values', 'table', 'describe', 'show', 'summarize', 'pivot', 'unpivot']);

/**
 * Functions that change settings, logs, sequences or files although a SELECT calls them, and `query`, whose text would be another
 * statement that nobody has looked at. The name may be quoted, and stand in a text that is handed on.
 */
const ACTING =
  /\b((?:en|dis)able_(?:logging|profile|profiling|checkpoint_on_shutdown)|truncate_duckdb_logs|(?:force_)?checkpoint|copy_database|nextval|setseed|write_log|query)"?\s*\(/i;

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
 * Functions that act are refused by their names.
 * @throws AppError `sql_not_read_only`, `sql_several_statements`, `sql_empty`, `sql_unclosed`
 */
export function readOnly(text: string): ReadingStatement {
  const [first, second] = closedStatements(text);
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
      en: `Only reading statements run here: SELECT, WITH, FROM, DESCRIBE, SUMMARIZE, EXPLAIN.${verb === '' ? '' : ` ${verb.toUpperCase()} is none of them.`}`,
      zh: `此处只能执行查询语句：SELECT、WITH、FROM、DESCRIBE、SUMMARIZE、EXPLAIN${verb === '' ? '' : `，不能执行 ${verb.toUpperCase()}`}。`,
    });
  }
  const acting = ACTING.exec(body)?.[1];
  if (acting !== undefined) {
    throw new AppError('sql_not_read_only', {
      en: `The function ${acting}() does more than read, so it does not run here. Remove it and run the statement again.`,
      zh: `函数 ${acting}() 不只是查询，此处不能执行。请删除后重试。`,
    });
  }
  return { statement: checkedText(first), proof: sql`FROM query(${body})` };
}

/** What gives rows of its own making; DESCRIBE, SHOW, SUMMARIZE and EXPLAIN tell of others. */
const SELECTING = /^[\s\ufeff(]*(?:select|with|from|values|table|pivot|unpivot)\b/i;

/**
 * Accepts one SELECT as a table to read from: FROM ${readOnlySelect(text)}. The text stays a literal that DuckDB's own parser takes only as
 * a single SELECT, so that nothing in it can end or widen the statement around it; places in its messages are those of the text.
 * @throws AppError as `readOnly` does, and `sql_not_select`
 */
export function readOnlySelect(text: string): Sql {
  const { text: checked } = readOnly(text).statement;
  if (!SELECTING.test(checked)) {
    throw new AppError('sql_not_select', {
      en: 'A SELECT is needed here: it returns one row a customer. EXPLAIN, DESCRIBE, SHOW and SUMMARIZE do not.',
      zh: '此处需要 SELECT 语句，每户返回一行；EXPLAIN、DESCRIBE、SHOW、SUMMARIZE 均不适用。',
    });
  }
  return sql`query(${checked})`;
}

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Not a function although a bracket may follow. */
const BEFORE_BRACKET =
  /^(?:all|and|any|as|between|by|case|distinct|else|except|exists|filter|from|having|ilike|in|intersect|is|join|like|not|on|or|over|select|then|union|using|values|when|where|with)$/i;

/**
 * Accepts one condition: an expression that, in brackets, can only be read. The brackets around it cannot be closed from within, nothing
 * follows it, and it calls nothing that reads files, runs text or leaves traces. Whether it is true or false of a customer, the engine says.
 * @throws AppError `sql_empty`, `sql_several_statements`, `sql_unclosed`, `sql_brackets`, `sql_call_refused`, `sql_file_refused`
 */
export function readExpression(text: string): Sql {
  const [first, second] = closedStatements(text);
  if (first === undefined) {
    throw new AppError('sql_empty', { en: 'The condition is empty. Type one, or remove it.', zh: '条件为空，请填写或删除。' });
  }
  if (second !== undefined) {
    throw new AppError('sql_several_statements', {
      en: 'A condition is one expression. Remove the semicolon and what follows it.',
      zh: '条件只能是一个表达式，请删除分号及其后的内容。',
    });
  }
  const tokens = (first.match(TOKEN) ?? []).filter((token) => token.trim() !== '');
  const open: string[] = [];
  tokens.forEach((token, i) => {
    const closing = BRACKETS[token];
    if (closing !== undefined) open.push(closing);
    if (Object.values(BRACKETS).includes(token) && open.pop() !== token) throw brackets();
    const before = tokens[i - 1] ?? '';
    if (token === '(') refuseCall(before);
    if (/^[eE]?'|^\$/.test(token) && /^(?:from|join)$/i.test(before)) {
      throw new AppError('sql_file_refused', {
        en: 'A condition reads the tables of the data only, no file.',
        zh: '条件只能读取已载入的数据表，不能读取文件。',
      });
    }
  });
  if (open.length > 0) throw brackets();
  return checkedText(`(${first.trim()})`);
}

function refuseCall(before: string): void {
  const called = before.startsWith('"') ? before.slice(1, -1).replace(/""/g, '"') : before;
  if (BEFORE_BRACKET.test(before) || !isRefusedCall(called)) return;
  throw new AppError('sql_call_refused', {
    en: `A condition may not call ${called}(): it only looks at the values of a customer.`,
    zh: `条件中不能调用 ${called}()，条件只能判断客户自身的数据。`,
  });
}

function brackets(): AppError {
  return new AppError('sql_brackets', {
    en: 'The brackets do not match. Add the missing one or remove the one too many.',
    zh: '括号不匹配，请补上缺少的括号或删除多余的括号。',
  });
}

/** Statements of a text in which every quote and comment is closed. @throws AppError `sql_unclosed` */
function closedStatements(text: string): string[] {
  const { statements, unclosed } = splitStatements(text);
  if (unclosed !== null) {
    throw new AppError('sql_unclosed', {
      en: `The ${unclosed.en} is not closed. Add the missing end and run it again.`,
      zh: `${unclosed.zh}没有结束，请补全后重试。`,
    });
  }
  return statements;
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

/** A statement within a text: from the end of the one before to its own semicolon or the end. */
export interface StatementRange {
  readonly from: number;
  readonly to: number;
  /** As it runs: comments blanked, places kept. */
  readonly text: string;
}

/** The statements of a text that hold more than comments. Nothing is refused. */
export function statementRanges(text: string): readonly StatementRange[] {
  return splitStatements(text).ranges;
}

interface Split {
  readonly statements: string[];
  readonly ranges: StatementRange[];
  readonly unclosed: { en: string; zh: string } | null;
}

/** Statements that hold more than comments, with each comment blanked: its line ends stay, so that places in error messages are right. */
function splitStatements(text: string): Split {
  const statements: string[] = [];
  const ranges: StatementRange[] = [];
  let current = '';
  let from = 0;
  const flush = (): void => {
    // Blanks take the place of comments, so the length is that of the text.
    if (current.trim() !== '') {
      statements.push(current.trimEnd());
      ranges.push({ from, to: from + current.length, text: current });
    }
    from += current.length + 1;
    current = '';
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    let [token] = match;
    if (token === '/*') {
      const end = commentEnd(text, match.index);
      if (end === -1) return { statements, ranges, unclosed: { en: 'comment /*', zh: '注释 /*' } };
      token = text.slice(match.index, end);
      TOKEN.lastIndex = end;
    }
    const opening = OPENINGS.find((candidate) => candidate.start.test(token));
    if (opening !== undefined && !opening.whole.test(token)) return { statements, ranges, unclosed: opening.name };
    if (token === ';') flush();
    else current += token.startsWith('--') || token.startsWith('/*') ? token.replace(/[^\n\r]/g, ' ') : token;
  }
  flush();
  return { statements, ranges, unclosed: null };
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
