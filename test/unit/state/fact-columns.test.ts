// Tests of columns that come while the segments of new data are still on the way.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ColumnNotLoaded } from '../../../src/crossfilter/facts-index';
import type { Engine } from '../../../src/engine/engine';
import type { ModelInfo } from '../../../src/model/model-info';
import { BuiltModel } from '../../../src/state/built-model.svelte';
import { defaultChoices } from '../../../src/state/choices';
import { Workspace } from '../../../src/state/workspace.svelte';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { testRunner } from '../../support/segment-task';
import { build, textTable } from '../../sql/model/model-fixture';

const ROWS = [
  ['户号', '用电类别', '年月', '电量'],
  ...[1, 2, 3, 4, 5, 6].map((n) => [`000${String(n)}`, n < 5 ? '居民' : '商业', '202401', String(n)]),
];

let db: TestDuckdb;
let model: ModelInfo;
let built: BuiltModel;

beforeAll(async () => {
  db = await openDuckdb();
  model = await build(db, [await textTable(db, 'raw', ROWS)]);
  const workspace = new Workspace(defaultChoices('en', 'light'), null);
  workspace.change({ segmentation: { method: 'by-category', params: { field: 'class', top: 6 } } });
  built = new BuiltModel(testRunner(db) as Engine, workspace, () => undefined);
});
afterAll(() => db.close());

it('are in the index with the segments, and in none before', async () => {
  const { columns } = built;
  built.info = model;
  columns.begin(model);
  expect(await columns.load('kwh_12m', 'segment')).toBe(false);
  expect(columns.index).toBeNull();
  expect(columns.early?.histogram('kwh_12m', [0, 3, 10], [])).toEqual(Float64Array.of(2, 4));

  await built.segment(testRunner(db));
  expect(columns.early).toBeNull();
  // 1 + 2 + 3 + 4 and 5 + 6 kWh, without a column loaded since; in the order of the texts.
  expect(columns.index?.group('segment', [], ['kwh_12m']).map(({ key, sums }) => [key, ...sums])).toEqual([
    ['商业', 11],
    ['居民', 10],
  ]);
});

it('of the data before answer nothing any more once other data is there', () => {
  const { columns } = built;
  columns.begin({ ...model, loadId: 2, customers: 5 });
  expect(columns.index).toBeNull();
  expect(() => columns.early?.histogram('kwh_12m', [0, 3, 10], [])).toThrow(ColumnNotLoaded);
});
