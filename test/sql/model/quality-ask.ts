// Owns the short way from tables of text to the answer of one quality check, for the tests of the checks.
import type { RawTable } from '../../../src/intake/raw-table';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import type { CheckInput, Found } from '../../../src/model/quality/check';
import { prepareInput } from '../../../src/model/quality/prepare';
import { CHECKS, missingRoles, thresholdsOf } from '../../../src/model/quality/registry';
import { countFound, listRows } from '../../../src/model/quality/run-check';
import type { TestDuckdb } from '../../support/duckdb';
import { build, runnerOf, textTable } from './model-fixture';

export type Rows = readonly (readonly (string | null)[])[];

export interface Asked {
  readonly model: ModelInfo;
  readonly input: CheckInput;
  /** null when the check finds nothing to look at, or lacks a role. */
  readonly found: (id: string, thresholds?: Record<string, number>) => Promise<Found | null>;
  readonly rows: (id: string, thresholds?: Record<string, number>) => Promise<Record<string, unknown>[]>;
}

/** Today is 2026-11-24. */
export async function ask(db: TestDuckdb, raws: readonly RawTable[]): Promise<Asked> {
  const mappings = raws.map((raw) => guessMapping(raw));
  const model = await build(db, raws, mappings);
  const base = prepareInput(model, raws, mappings, '2026-11-24');
  const check = (id: string) => {
    const known = CHECKS.find((candidate) => candidate.id === id);
    if (known === undefined) throw new Error(`no check ${id}`);
    return known;
  };
  const inputOf = (id: string, thresholds: Record<string, number>): CheckInput => ({
    ...base,
    thresholds: thresholdsOf(check(id), thresholds),
  });
  return {
    model,
    input: base,
    found: (id, thresholds = {}) =>
      missingRoles(check(id), model).length > 0
        ? Promise.resolve(null)
        : countFound(runnerOf(db), check(id), inputOf(id, thresholds), {}),
    rows: async (id, thresholds = {}) =>
      (await listRows(runnerOf(db), check(id), inputOf(id, thresholds), 100, {})).flatMap((result) => result.rows()),
  };
}

export async function askText(db: TestDuckdb, tables: Readonly<Record<string, Rows>>): Promise<Asked> {
  const raws: RawTable[] = [];
  for (const [name, rows] of Object.entries(tables)) raws.push(await textTable(db, name, rows));
  return ask(db, raws);
}
