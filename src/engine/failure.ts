/** Owns the reading of what DuckDB throws: who must act, the user, the statement, or the engine itself. */
import { AppError } from '../lib/errors';

/** Errors after which DuckDB answers nothing any more, or holds memory that it cannot give back. */
const FATAL =
  /INTERNAL Error|FATAL Error|database has been invalidated|memory access out of bounds|unreachable|null function|table index is out of bounds|RuntimeError|worker was closed/i;
const OUT_OF_MEMORY =
  /Out of Memory|could not allocate|failed to allocate|Array buffer allocation failed|memory\.grow|std::bad_alloc/i;

/** What DuckDB says of a statement; such a message may quote any word of it. */
const OF_THE_STATEMENT =
  /^(?:Error: )?(?:Parser|Binder|Catalog|Conversion|Constraint|Permission|Invalid Input|Not implemented|Out of Range|Mismatch Type) Error:/i;

export type FailureKind = 'statement' | 'fatal' | 'out_of_memory' | 'cancelled';

export function failureKind(thrown: unknown): FailureKind {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (OF_THE_STATEMENT.test(message)) return 'statement';
  if (OUT_OF_MEMORY.test(message)) return 'out_of_memory';
  if (FATAL.test(message)) return 'fatal';
  if (/INTERRUPT Error|query was canceled|cancelled/i.test(message)) return 'cancelled';
  return 'statement';
}

/** `detail` carries DuckDB's message and the statement, for the "details" fold. */
export function engineError(thrown: unknown, statement: string): AppError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = `${message}\n\n${statement.length > 4000 ? `${statement.slice(0, 4000)} …` : statement}`;
  switch (failureKind(thrown)) {
    case 'out_of_memory':
      return new AppError(
        'out_of_memory',
        {
          en: 'This needs more memory than a browser page has (about 3 GB). The engine restarts by itself; try fewer columns or fewer files.',
          zh: '所需内存超过浏览器页面上限（约 3 GB）。引擎会自动重启，请减少列或文件后重试。',
        },
        { detail, cause: thrown },
      );
    case 'fatal':
      return new AppError(
        'engine_failed',
        {
          en: 'The database engine met a fault of its own and is being restarted.',
          zh: '数据库引擎出现内部故障，正在自动重启。',
        },
        { detail, cause: thrown },
      );
    default:
      if (/prepare multiple statements/i.test(message))
        return new AppError('sql_several_statements', SEVERAL_STATEMENTS, { detail, cause: thrown });
      return new AppError(
        'statement_failed',
        { en: `The statement could not be run: ${firstLine(message)}`, zh: `语句无法执行：${firstLine(message)}` },
        { detail, cause: thrown },
      );
  }
}

/** A PIVOT whose values are not named is two statements to DuckDB. */
export const SEVERAL_STATEMENTS = {
  en: "DuckDB makes several statements of this, and only one can run. Name the values of a PIVOT: ON class IN ('a', 'b').",
  zh: "DuckDB 会将其拆成多条语句，而一次只能执行一条。使用 PIVOT 时请列出取值：ON class IN ('a', 'b')。",
};

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).slice(0, 300);
}
