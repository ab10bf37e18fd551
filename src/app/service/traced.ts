/** Owns how a finding comes by the statements that it was read from: whoever looks asks through here, and what was asked is kept. */
import type { Sql } from '../../sql/sql';
import type { Finding, FindingsQuestion, LookForFindings } from './finding';

/** Of a look made of several, each is asked through here by itself, so that its findings show no statement of another. @throws what `look` does */
export async function traced(question: FindingsQuestion, look: LookForFindings): Promise<readonly Finding[]> {
  const statements: Sql[] = [];
  const run: FindingsQuestion['run'] = (statement) => {
    statements.push(statement);
    return question.run(statement);
  };
  const found = await look({ ...question, run });
  return found.map((finding) => ({ statements, ...finding }));
}
