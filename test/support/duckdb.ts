// Opens the engine of the page (DuckDB-WASM, same build, same lock-down) in Node, for tests of SQL.
import { createRequire } from 'node:module';
import path from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { readColumns, type Cell, type ResultColumns } from '../../src/engine/columns';
import { LOCK_DOWN } from '../../src/engine/lock-down';

/** One open in-memory database. Nothing is shared between two of them. */
export interface TestDuckdb {
  /** Runs one or more statements and gives the rows of the last. @throws {Error} with DuckDB's message */
  query(sql: string): Record<string, Cell>[];
  /** The same as the page's engine hands it to charts. */
  columns(sql: string): ResultColumns;
  /** Creates the table out of a whole Arrow IPC stream (schema, batches, end mark). */
  insertArrow(ipc: Uint8Array, table: string, schema?: string): void;
  /** Makes a file readable for SQL. The lock-down lets it be read only under `import/`. */
  registerFile(name: string, bytes: Uint8Array): void;
  close(): void;
}

const packageFile = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
const wasm = (name: string) => ({ mainModule: path.join(path.dirname(packageFile), name), mainWorker: '' });

/**
 * Takes about 1.2 s: open one for a test file, in `beforeAll`.
 * @param options.settings statements to run before the configuration is locked, such as a memory limit
 */
export async function openDuckdb(options: { settings?: readonly string[] } = {}): Promise<TestDuckdb> {
  const bundles = { mvp: wasm('duckdb-mvp.wasm'), eh: wasm('duckdb-eh.wasm') };
  const bindings = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  bindings.open({});
  // The typed wrapper returns arrow tables of its own copy of arrow; the raw bytes are read with ours.
  const connection = bindings.connect() as unknown as { _conn: number; close(): void };
  const columns = (sql: string) => readColumns(bindings.runQuery(connection._conn, sql));
  const query = (sql: string) => columns(sql).rows();
  for (const statement of [...(options.settings ?? []), ...LOCK_DOWN]) query(statement);
  return {
    query,
    columns,
    insertArrow(ipc, table, schema = 'main') {
      const own = bindings.connect() as unknown as { _conn: number; close(): void };
      try {
        bindings.insertArrowFromIPCStream(own._conn, ipc, { name: table, schema, create: true });
      } finally {
        own.close();
      }
    },
    registerFile(name, bytes) {
      bindings.registerFileBuffer(name, bytes);
    },
    close() {
      connection.close();
      bindings.reset();
    },
  };
}
