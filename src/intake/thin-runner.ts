/** Owns reading thinner, whatever the format: each batch goes to a staging table, and from there only what was chosen into the table. */
import type { Runner, RunOptions } from '../engine/engine';
import type { ResultColumns } from '../engine/columns';
import { ident, sql, type Sql } from '../sql/sql';
import { finalSums, planThinning, queryMerged, queryThin, type ThinPlan } from './thin-sql';
import type { Thinning } from './thin-choice';

/** Rows of unfinished sums that are added up before they become more. */
const MERGE_ROWS = 2_000_000;

interface Thinned {
  readonly plan: ThinPlan | null;
  /** Rows after the sums were last added up. */
  merged: number;
}

/** Stands between a reader and the engine. The reader need not know: it creates, fills, alters and describes its table as ever. */
export class ThinRunner implements Runner {
  readonly #tables = new Map<string, Thinned>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Runner,
    private readonly thinning: Thinning,
  ) {}

  run(statement: Sql, options?: RunOptions): Promise<ResultColumns> {
    return this.#inOrder(() => {
      for (const [table, { plan }] of this.#tables) {
        if (
          startsWith(
            statement,
            sql`CREATE OR REPLACE TABLE ${ident('main', table)} `,
            sql`DROP TABLE IF EXISTS ${ident('main', table)}`,
          )
        )
          this.#tables.delete(table);
        else if (plan !== null && isLeftOut(statement, table, plan)) return this.engine.run(sql`SELECT 1 WHERE FALSE`);
      }
      return this.engine.run(statement, options);
    });
  }

  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    return this.#inOrder(() => this.#insert(schema, table, ipc, create));
  }

  /** The table in its last form. @returns what was done to it, null when it is whole */
  settle(table: string): Promise<Thinning | null> {
    return this.#inOrder(async () => {
      const plan = this.#tables.get(table)?.plan ?? null;
      if (plan === null) return null;
      await this.engine.run(sql`DROP TABLE IF EXISTS ${staging(table)}`);
      const { sums } = plan.thinning;
      if (sums !== undefined)
        await this.engine.run(sql`CREATE OR REPLACE TABLE ${ident('main', table)} AS ${finalSums(sums, ident('main', table))}`);
      return plan.thinning;
    });
  }

  /** Nothing of the staging tables stays. */
  async close(): Promise<void> {
    for (const table of this.#tables.keys())
      await this.engine.run(sql`DROP TABLE IF EXISTS ${staging(table)}`).catch(() => undefined);
  }

  async #insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    const { engine } = this;
    const target = ident('main', table);
    const place = stagingName(table);
    let thinned = create ? undefined : this.#tables.get(table);
    if (thinned === undefined) {
      if (create) await engine.insert(schema, place, ipc, true);
      else await engine.run(sql`CREATE OR REPLACE TABLE ${staging(table)} AS FROM ${target} LIMIT 0`);
      const names = (await engine.run(sql`SELECT column_name FROM (DESCRIBE ${staging(table)})`)).texts('column_name');
      thinned = {
        plan: planThinning(
          this.thinning,
          names.map((name) => name ?? ''),
        ),
        merged: 0,
      };
      this.#tables.set(table, thinned);
      const chosen = thinned.plan === null ? sql`FROM ${staging(table)}` : queryThin(thinned.plan, staging(table));
      await engine.run(sql`CREATE OR REPLACE TABLE ${target} AS ${chosen}`);
      if (create) return this.#emptyStaging(table);
    }
    const { plan } = thinned;
    if (plan === null) return engine.insert(schema, table, ipc, false);
    await engine.insert(schema, place, ipc, false);
    await engine.run(sql`INSERT INTO ${target} ${queryThin(plan, staging(table))}`);
    await this.#emptyStaging(table);
    if (plan.thinning.sums !== undefined) await this.#merge(plan.thinning.sums, table, thinned);
  }

  /** A new table: the memory of deleted rows would not come back. */
  async #emptyStaging(table: string): Promise<void> {
    await this.engine.run(sql`CREATE OR REPLACE TABLE ${staging(table)} AS FROM ${staging(table)} LIMIT 0`);
  }

  async #merge(sums: NonNullable<Thinning['sums']>, table: string, thinned: Thinned): Promise<void> {
    const target = ident('main', table);
    const count = async (): Promise<number> =>
      (await this.engine.run(sql`SELECT count(*)::DOUBLE AS n FROM ${target} ORDER BY n`)).numbers('n')[0] ?? 0;
    if ((await count()) < 2 * thinned.merged + MERGE_ROWS) return;
    await this.engine.run(sql`CREATE OR REPLACE TABLE ${target} AS ${queryMerged(sums, target)}`);
    thinned.merged = await count();
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

const stagingName = (table: string): string => `${table}_staging`;
const staging = (table: string): Sql => ident('main', stagingName(table));

function startsWith({ text }: Sql, ...starts: readonly Sql[]): boolean {
  return starts.some((start) => text.startsWith(start.text));
}

/** True for a change of type of a column that the table does not keep; of sums, all types are known already. */
function isLeftOut(statement: Sql, table: string, { kept }: ThinPlan): boolean {
  if (!startsWith(statement, sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN `)) return false;
  return (
    kept === null ||
    !kept.some((name) => startsWith(statement, sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(name)} `))
  );
}
