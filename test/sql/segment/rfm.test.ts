// Tests of RFM on ten customers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { assigned, makeFacts } from '../../support/facts-fixture';
import { segmentAs } from '../../support/segment-task';

let database: TestDuckdb;
beforeAll(async () => {
  database = await openDuckdb();
  database.query('CREATE TABLE usage (customer_id VARCHAR, period DATE, due DATE, paid DATE)');
});
afterAll(() => database.close());

/** Bill of a month: due on the 20th, paid on a day of it, or not. */
function bill(customer: number, month: number, paidDay: number | null): void {
  const paid = paidDay === null ? 'NULL' : `DATE '2024-${String(month).padStart(2, '0')}-${String(paidDay)}'`;
  const first = `2024-${String(month).padStart(2, '0')}`;
  database.query(`INSERT INTO usage VALUES ('c${String(customer)}', DATE '${first}-01', DATE '${first}-20', ${paid})`);
}

const ROLES = { roles: ['due', 'paid', 'amount'] };

describe('RFM', () => {
  it('scores by who is strictly better, so that equal values have equal scores', async () => {
    database.query('DELETE FROM usage');
    // c1–c6 pay May on time; c7 last did in April, c8 in March, c9 never, c10 has no bill with a due day.
    for (let c = 1; c <= 6; c++) bill(c, 5, 20);
    bill(7, 4, 10);
    bill(7, 5, 25);
    bill(8, 3, 10);
    bill(8, 5, null);
    bill(9, 5, null);
    const model = makeFacts(
      database,
      [
        { name: 'amount_12m', values: [900, 800, 700, 600, 500, 400, 1000, 300, 200, 100] },
        { name: 'late_payments_12m', values: [0, 0, 0, 0, 0, 0, 1, 2, 2, null] },
      ],
      ROLES,
    );
    const { segments } = await segmentAs(database, model, { method: 'rfm', params: {} });
    const reason = (id: string) => database.query(`SELECT reason FROM segment WHERE customer_id = '${id}'`)[0]?.['reason'];
    // Nine customers. R: c1–c6 nobody better → 5; c7 six → 5 − ⌊30/9⌋ = 2; c8 seven → 5 − 3 = 2; c9 eight → 5 − 4 = 1.
    // F: c7 six less late → 2; c8 and c9 seven → 2. M: c7 first → 5, c1 one better → 5, c2 two → 4, c3 three → 4, c4 four → 3.
    expect(reason('c1')).toBe('R5 F5 M5, months_since_on_time=0, late_payments_12m=0.0, amount_12m=900.0');
    expect(reason('c3')).toMatch(/^R5 F5 M4,/);
    expect(reason('c4')).toMatch(/^R5 F5 M3,/);
    expect(reason('c7')).toMatch(/^R2 F2 M5, months_since_on_time=1,/);
    expect(reason('c9')).toMatch(/^R1 F2 M1, months_since_on_time=never,/);
    expect(assigned(database)).toEqual({
      ...{ c1: 'key-good', c2: 'key-good', c3: 'key-good', c4: 'plain-good', c5: 'plain-good', c6: 'plain-good' },
      ...{ c7: 'key-risk', c8: 'plain-risk', c9: 'plain-risk', c10: '(missing)' },
    });
    expect(segments.map(({ text }) => text.zh)).toEqual(['重点优质', '优质', '重点信用风险', '信用风险', '缺失']);
  });

  it('says what to add without due days, and stands on odd data', async () => {
    const bare = makeFacts(database, [{ name: 'amount_12m', values: [1, 2] }]);
    const { lacks } = await segmentAs(database, bare, { method: 'rfm', params: {} });
    expect(lacks?.zh).toContain('应缴日期');
    database.query('DELETE FROM usage');
    for (const values of [[], [5], [5, 5, 5]]) {
      const late = values.map(() => 0);
      const model = makeFacts(
        database,
        [
          { name: 'amount_12m', values },
          { name: 'late_payments_12m', values: late },
        ],
        ROLES,
      );
      const { segments } = await segmentAs(database, model, { method: 'rfm', params: {} });
      expect(segments.map(({ key }) => key)).toEqual(values.length === 0 ? [] : ['(missing)']);
    }
  });
});
