/** Owns the segmentation benchmark's page: the page's own engine with made-up customers, and methods run as the page runs them. */
import { runClusterJob } from '../../../src/cluster/cluster-client';
import { Engine, type Runner } from '../../../src/engine/engine';
import { runSegmentation } from '../../../src/segment/segmentation';
import { ident, sql } from '../../../src/sql/sql';
import { madeModel, madeTables } from './made-tables';

const engine = new Engine();
let customers = 0;

const methods = {
  /** Makes the tables. @returns the statements that make them */
  async make(count: number): Promise<readonly string[]> {
    await engine.start();
    customers = count;
    const statements = madeTables(count);
    for (const statement of statements) await engine.run(statement);
    return statements.map(({ text }) => text);
  },
  /**
   * Runs a method with the parameters it begins with, into the table `segment`.
   * @returns the time, every statement that was run (those that answer nothing among them), and customers by segment
   */
  async run(method: string): Promise<MethodRun> {
    const statements: string[] = [];
    const runner: Runner = {
      run(statement, options) {
        statements.push(statement.text);
        return engine.run(statement, options);
      },
      insert: (...parts) => engine.insert(...parts),
    };
    const task = {
      ...{ runner, model: madeModel(customers), tags: [], keptSegmentations: [] },
      cluster: runClusterJob,
    };
    const started = performance.now();
    const { lacks } = await runSegmentation({ ...task, into: ident('segment') }, { method, params: {} });
    const ms = performance.now() - started;
    if (lacks !== null) throw new Error(`${method}: ${lacks.en}`);
    const sizes = await engine.run(sql`SELECT segment, count(*)::INTEGER AS n FROM segment GROUP BY segment ORDER BY segment`);
    const counts = sizes.numbers('n');
    return { ms, statements, sizes: sizes.texts('segment').map((key, i) => [key ?? '', counts[i] ?? 0] as const) };
  },
};

export interface MethodRun {
  readonly ms: number;
  readonly statements: readonly string[];
  readonly sizes: readonly (readonly [segment: string, customers: number])[];
}

declare global {
  interface Window {
    methods: typeof methods;
  }
}
window.methods = methods;
