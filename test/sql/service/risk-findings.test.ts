// Looks for what stands out about risk in the example: what was planted is found, the placebo is not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookForRisks } from '../../../src/app/service/risk/risk-findings';
import { buildRiskSet } from '../../../src/tag/risk/risk-set';
import type { ModelInfo } from '../../../src/model/model-info';
import type { Finding } from '../../../src/app/service/finding';
import { generateExample } from '../../../src/example';
import { loadColumns } from '../../../src/intake/load-columns';
import type { RawTable } from '../../../src/intake/raw-table';
import { tableName } from '../../../src/intake/table-name';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { testRunner } from '../../support/segment-task';
import { build } from '../model/model-fixture';

describe('what stands out in the example', () => {
  let db: TestDuckdb;
  let findings: readonly Finding[];
  let model: ModelInfo;
  beforeAll(async () => {
    db = await openDuckdb();
    const taken = new Set<string>();
    const raws: RawTable[] = [];
    for (const { name, columns } of generateExample()) {
      if (name === '负荷曲线') continue;
      raws.push(await loadColumns(testRunner(db), tableName(name, taken), columns, { file: name, bytes: 0, format: 'example' }));
    }
    model = await build(db, raws);
    db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, 'all' AS segment, '' AS reason FROM customer_facts");
    const run = (statement: { readonly text: string }) => Promise.resolve(db.columns(statement.text));
    findings = await lookForRisks({ model, segments: [], filters: [], smallGroup: 15, run });
  }, 240_000);
  afterAll(() => db.close());

  const said = (id: string) => findings.find((finding) => finding.id === id);

  it('says that small restaurants and shops are in arrears', () => {
    const finding = said('risk-arrears-industry');
    expect(finding?.text.zh).toMatch(/零售业.*餐饮业|餐饮业.*零售业/);
    expect(finding?.text.zh).toContain('50 kVA');
    expect(finding?.basis?.en).toMatch(/n = \d+.*Holm over/);
  });

  it('says that those who pay late complain more', () => {
    expect(said('risk-complaint-late_24m')?.text.en).toMatch(/Late payments in the last 24 .*complained/);
  });

  it('keeps as many customers as the sentence counts, by a rule that no range of a fact could say', async () => {
    const finding = said('risk-complaint-late_24m');
    const [filter] = finding?.filters ?? [];
    const n = Number(/n = ([\d,]+)/.exec(finding?.basis?.en ?? '')?.[1]?.replace(',', ''));
    expect(n).toBeGreaterThan(15);
    expect(filter?.kind === 'risk' ? await buildRiskSet(testRunner(db), filter, model) : filter).toBe(n);
    expect(findings.filter(({ filters }) => (filters ?? []).length === 0)).toEqual([]);
  });

  it('says that businesses shrink', () => {
    expect(said('risk-shrinking-business')?.text.zh).toContain('流失征兆');
  });

  it('does not find the placebo: people in a home', () => {
    expect(findings.filter(({ id, text }) => id.includes('people') || text.zh.includes('人口'))).toEqual([]);
  });
});
