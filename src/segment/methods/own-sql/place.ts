/** Owns the asking of the engine whether it understands a statement, so that what is wrong is told with its line. */
import { SEVERAL_STATEMENTS } from '../../../engine/failure';
import { AppError, isAbort } from '../../../lib/errors';
import { readOnly } from '../../../sql/read-only';
import { sql, type Sql } from '../../../sql/sql';
import type { MethodTask } from '../../method';

/** Plans the text as it was typed and runs nothing. @throws AppError `own_sql_wrong`, AbortError, what the engine throws of itself */
export async function askPlan({ runner, signal }: MethodTask, text: string): Promise<void> {
  const { statement, proof } = readOnly(text);
  // Several statements to the engine, and EXPLAIN would run the first of them.
  if (/\bpivot/i.test(text)) await askWhetherOne(proof, { runner, signal });
  // A bracket behind EXPLAIN would be its options; such a statement is understood, or not, when it runs.
  if (/^[\s\ufeff]*\(/.test(statement.text)) return;
  try {
    await runner.run(sql`EXPLAIN ${statement}`, { signal });
  } catch (thrown) {
    if (isAbort(thrown) || (thrown instanceof AppError && thrown.code !== 'statement_failed')) throw thrown;
    throw wrong(thrown);
  }
}

async function askWhetherOne(proof: Sql, { runner, signal }: Pick<MethodTask, 'runner' | 'signal'>): Promise<void> {
  await runner.run(sql`EXPLAIN ${proof}`, { signal }).catch((thrown: unknown) => {
    if (isAbort(thrown)) throw thrown;
    const { detail = '' } = AppError.from(thrown);
    if (/Expected a single SELECT/i.test(detail + String(thrown)))
      throw new AppError('sql_several_statements', SEVERAL_STATEMENTS, { detail, cause: thrown });
  });
}

function wrong(thrown: unknown): AppError {
  const message = thrown instanceof AppError ? (thrown.detail ?? thrown.message) : thrown instanceof Error ? thrown.message : '';
  const said = (message.split('\n')[0] ?? '').slice(0, 300);
  const line = /^LINE (\d+):/m.exec(message)?.[1];
  const place = line === undefined ? { en: '', zh: '' } : { en: ` in line ${line}`, zh: `第 ${line} 行` };
  return new AppError(
    'own_sql_wrong',
    {
      en: `The statement is not understood${place.en}: ${said} Correct it and run it again.`,
      zh: `语句${place.zh}有误：${said} 请修改后重新运行。`,
    },
    { detail: message.replace(/^(LINE \d+: )EXPLAIN (.*\n) {8}/m, '$1$2'), cause: thrown },
  );
}
