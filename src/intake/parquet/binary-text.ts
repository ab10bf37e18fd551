/** Owns the texts of files whose writer did not mark them as text, as older Hive, Impala and Spark did. */
import * as arrow from 'apache-arrow';
import type { Runner } from '../../engine/engine';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import { ident, sql } from '../../sql/sql';

/** True for bytes that may be text; those that are marked as a UUID reach the engine as one. */
export function isBinary({ type, metadata }: arrow.Field): boolean {
  if (metadata.get('ARROW:extension:name') === 'arrow.uuid') return false;
  return arrow.DataType.isBinary(type) || arrow.DataType.isFixedSizeBinary(type);
}

/** Makes text of each binary column in which all values are UTF-8 without NUL, and gives their names. A column without values stays as it is. */
export async function binariesAsText(runner: Runner, table: string, columns: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const column of columns) {
    const name = ident(column);
    const result = await runner.run(sql`
      WITH
        -- one row a value
        decoded AS (SELECT TRY(decode(${name})) AS words FROM ${ident('main', table)} WHERE ${name} IS NOT NULL)
      -- one row in all
      SELECT count(*)::DOUBLE AS value_count, count(*) FILTER (WHERE words IS NULL OR contains(words, chr(0)))::DOUBLE AS other_count
      FROM decoded`);
    if (result.numbers('value_count')[0] === 0 || result.numbers('other_count')[0] !== 0) continue;
    await runner.run(sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${name} TYPE VARCHAR USING decode(${name})`);
    texts.push(column);
  }
  return texts;
}

export function binaryAsText(columns: readonly string[]): { readonly code: string; readonly text: Text; readonly count: number } {
  const some = columns.slice(0, 5);
  return {
    code: 'binary_as_text',
    count: columns.length,
    text: {
      en: `${many(columns.length, 'binary column holds', 'binary columns hold')} nothing but text and ${columns.length === 1 ? 'was' : 'were'} read as text: ${some.join(', ')}.`,
      zh: `${columns.length} 个二进制列的内容均为文本，已按文本读取：${some.join('、')}。`,
    },
  };
}
