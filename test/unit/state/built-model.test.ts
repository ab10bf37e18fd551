// Tests of the segments in use: what stays when others cannot be made, and which filters outlive choices from a file.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, Runner } from '../../../src/engine/engine';
import { AppError } from '../../../src/lib/errors';
import { population } from '../../../src/model/filter';
import type { ModelInfo } from '../../../src/model/model-info';
import { ruleFilter } from '../../../src/service/risk/rule-filter';
import { BuiltModel } from '../../../src/state/built-model.svelte';
import { defaultChoices } from '../../../src/state/choices';
import { Workspace } from '../../../src/state/workspace.svelte';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { testRunner } from '../../support/segment-task';
import { build, textTable } from '../../sql/model/model-fixture';

const BY_CLASS = { method: 'by-category', params: { field: 'class', top: 6 } };
const ROWS = [
  ['户号', '用电类别', '年月', '电量'],
  ...[1, 2, 3, 4, 5, 6].map((n) => [`000${String(n)}`, n < 5 ? '居民' : '商业', '202401', String(n)]),
];

let db: TestDuckdb;
let runner: Runner;
let model: ModelInfo;
let workspace: Workspace;
let built: BuiltModel;

beforeAll(async () => {
  db = await openDuckdb();
  runner = testRunner(db);
  model = await build(db, [await textTable(db, 'raw', ROWS)]);
});
afterAll(() => db.close());
beforeEach(() => {
  db.query('DROP TABLE IF EXISTS segment');
  workspace = new Workspace(defaultChoices('en', 'light'), null);
  built = new BuiltModel(runner as Engine, workspace, () => undefined);
  built.info = model;
});

const keys = (): string[] => built.segments.map(({ key }) => key);
const tables = (): unknown[] =>
  db
    .query("SELECT table_name AS name FROM information_schema.tables WHERE table_name LIKE 'segment%' ORDER BY name")
    .map((row) => row['name']);

describe('segments in use', () => {
  it("stay when a statement of one's own cannot be used", async () => {
    workspace.change({ segmentation: BY_CLASS });
    await built.segment(runner);
    expect(keys()).toEqual(['居民', '商业']);
    workspace.change({ segmentation: { method: 'own-sql', params: { text: 'SELECT nothing AS segment FROM customer_facts' } } });
    await built.segment(runner);
    expect(built.segmentationError?.text.en).toContain('The last good segments stay.');
    expect(built.segmentation?.choice.method).toBe('by-category');
    expect(keys()).toEqual(['居民', '商业']);
    expect(tables()).toEqual(['segment']);
  });

  it('are the same objects while choices change that are not about them, so that no chart asks anew', async () => {
    workspace.change({ segmentation: BY_CLASS });
    await built.segment(runner);
    const before = built.segments;
    workspace.setFilter('distribution', { kind: 'range', field: 'kwh_12m', lo: 1, hi: 2 });
    expect(built.segments).toBe(before);
    workspace.change({ segmentation: { ...BY_CLASS, edits: { names: { 居民: 'Homes' } } } });
    expect(built.segments).not.toBe(before);
  });

  it('are those of whoever filled a fresh engine, not what is left of the work that it stopped', async () => {
    workspace.change({ segmentation: BY_CLASS });
    const broken: Runner = {
      ...runner,
      run: async (statement, options) => {
        if (!statement.text.startsWith('CREATE')) return runner.run(statement, options);
        built.info = { ...model, loadId: 2 };
        await built.segment(runner);
        throw new AppError('engine_failed', { en: '', zh: '' });
      },
    };
    await built.segment(broken);
    expect(keys()).toEqual(['居民', '商业']);
    expect(built.segmentationError).toBeNull();
  });

  it('are everybody when the first ones of new data were stopped', async () => {
    workspace.change({ segmentation: BY_CLASS });
    const stopped: Runner = {
      ...runner,
      run: (statement, options) =>
        statement.text.startsWith('CREATE') && statement.text.includes('value_rank')
          ? Promise.reject(new DOMException('', 'AbortError'))
          : runner.run(statement, options),
    };
    await built.segment(stopped);
    expect(keys()).toEqual(['all']);
    expect(built.segmentationError?.text.en).toContain('All customers are one segment');
  });

  it('do not begin again by themselves once a person stopped them, but do when they are wanted again', async () => {
    // Notes which mappings are in use, as loading does; the tables are there already.
    const refusing: Runner = { ...runner, run: () => Promise.reject(new Error('not asked')) };
    await built.build([], refusing).catch(() => undefined);
    workspace.change({ segmentation: BY_CLASS });
    await built.segment(runner);
    const tiers = { method: 'value-tier', params: {} };
    workspace.change({ segmentation: tiers });
    const stopped: Runner = { ...runner, run: () => Promise.reject(new DOMException('', 'AbortError')) };
    await built.segment(stopped);
    expect(keys()).toEqual(['居民', '商业']);
    expect(built.segmentationError?.text.en).toContain('The segments of before stay.');
    const waits = (): boolean => built.needs([]) !== 'segment';
    expect(waits()).toBe(true);
    workspace.change({ segmentation: { ...tiers, edits: { names: { A: 'Top' } } } });
    expect(waits()).toBe(true);

    workspace.change({ segmentation: BY_CLASS });
    expect(waits()).toBe(false);
    await built.segment(runner);
    expect(built.segmentationError).toBeNull();
    workspace.change({ segmentation: tiers });
    expect(waits()).toBe(false);

    await built.segment(stopped);
    built.retry();
    expect(waits()).toBe(false);
  });

  it('keep no table of the kept ones that they are combined of', async () => {
    const kept = ['a', 'b'].map((id) => ({ id, name: id, choice: BY_CLASS }));
    workspace.change({ kept, segmentation: { method: 'combine', params: { how: 'cross', one: 'a', other: 'b' } } });
    await built.segment(runner);
    expect(keys()).toEqual(['居民 × 居民', '商业 × 商业']);
    expect(tables()).toEqual(['segment']);
  });

  it('stay with their filters while customers of a finding that is only looked at are put at hand', async () => {
    workspace.change({ segmentation: BY_CLASS });
    await built.segment(runner);
    const text = { en: 'uses 3 or more', zh: '' };
    const filter = ruleFilter({ kind: 'compare', field: 'kwh_12m', op: '>=', value: 3 }, text);
    await built.prepare(runner, [filter]);
    const found = db.query(population([filter]).text);
    expect(found.map(({ customer_id: id }) => id).sort()).toEqual(['0003', '0004', '0005', '0006']);
    expect(workspace.choices.filters).toEqual({});
  });

  it('are waited for before a filter that came with them is judged', async () => {
    await built.segment(runner);
    const filter = { kind: 'in', field: 'segment', values: ['C'] } as const;
    workspace.change({ segmentation: { method: 'value-tier', params: {} }, filters: { size: filter } });
    built.tidyFilters();
    await built.segment(runner);
    expect(keys()).toContain('C');
    expect(workspace.choices.filters).toEqual({ size: filter });
  });
});
