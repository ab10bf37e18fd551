/** Owns the way of the example utility into raw tables, the same way that a file's columns take. */
import type { Runner } from '../engine/engine';
import { loadColumns } from '../intake/load-columns';
import type { RawTable } from '../intake/raw-table';
import { tableName } from '../intake/table-name';
import { AppError } from '../lib/errors';
import { ident, sql } from '../sql/sql';
import type { ExampleTable } from '../example';
import GenerateWorker from '../example/generate-worker?worker&inline';

/**
 * Invents the tables and inserts them, always with the same rows; all of them or none. `taken` are names in use; where none is, the
 * names are the same too. `onProgress` gets 0…1.
 */
export async function loadExample(
  runner: Runner,
  taken: ReadonlySet<string>,
  onProgress: (share: number) => void,
): Promise<RawTable[]> {
  const generated = await generate();
  const loaded: RawTable[] = [];
  try {
    for (const table of generated) {
      onProgress((loaded.length + 1) / (generated.length + 1));
      const source = { file: table.name, bytes: 0, format: 'example' };
      loaded.push(await loadColumns(runner, tableName(table.name, taken), table.columns, source));
    }
    return loaded;
  } catch (thrown) {
    for (const { name } of loaded) await runner.run(sql`DROP TABLE IF EXISTS ${ident(name)}`).catch(() => undefined);
    throw thrown;
  }
}

function generate(): Promise<readonly ExampleTable[]> {
  const worker = new GenerateWorker();
  return new Promise<readonly ExampleTable[]>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<readonly ExampleTable[]>) => resolve(event.data);
    worker.onerror = (event) =>
      reject(
        new AppError(
          'example_failed',
          { en: 'The example could not be made. Reload the page and try again.', zh: '示例数据生成失败，请刷新页面后重试。' },
          { detail: event.message },
        ),
      );
  }).finally(() => worker.terminate());
}
