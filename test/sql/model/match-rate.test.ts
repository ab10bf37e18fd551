// Checks the match between files on tables small enough to count by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { matchPairs, queryMatch, queryUnmatched, shareText, type MatchPair } from '../../../src/model/match-rate';
import { PARSE_MACROS } from '../../../src/model/parse-macros';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { selectTable, textTable } from './model-fixture';
import { sql } from '../../../src/sql/sql';

let db: TestDuckdb;
let pairs: MatchPair[];
beforeAll(async () => {
  db = await openDuckdb();
  for (const macro of PARSE_MACROS) db.query(macro.text);
  const list = await textTable(db, 'raw_list', [
    ['户号', '户名', '用电类别'],
    ['001', '甲', '居民生活'],
    [' 002 ', '乙', '居民生活'],
    ['003', '丙', '大工业'],
    ['003', '丙', '大工业'],
    ['', '丁', '大工业'],
  ]);
  const usage = await textTable(db, 'raw_usage', [
    ['户号', '年月', '电量'],
    ['001', '202401', '1'],
    ['001', '202402', '1'],
    ['002', '202401', '1'],
    ['009', '202401', '1'],
    ['008', '202401', '1'],
    ['', '202401', '1'],
    ['合计', '', '5'],
  ]);
  const tickets = await selectTable(
    db,
    'raw_tickets',
    sql`SELECT '003' AS "户号", '投诉' AS "业务类型", TIMESTAMP '2024-01-01 08:00:00' AS "受理时间"`,
  );
  const raws = [usage, list, tickets];
  pairs = matchPairs(
    raws,
    raws.map((raw) => guessMapping(raw)),
  );
});
afterAll(() => db.close());

describe('matchPairs', () => {
  it('sets every other table beside the customer list', () => {
    expect(pairs.map(({ table, lists }) => [table.raw.name, ...lists.map(({ raw }) => raw.name)])).toEqual([
      ['raw_usage', 'raw_list'],
      ['raw_tickets', 'raw_list'],
    ]);
  });

  it('has nothing to compare without a customer list', async () => {
    const alone = await textTable(db, 'raw_alone', [
      ['户号', '年月', '电量'],
      ['001', '202401', '1'],
    ]);
    expect(matchPairs([alone], [guessMapping(alone)])).toEqual([]);
  });

  it('takes all parts of a customer list together, and sets another list beside them', async () => {
    const part = async (name: string, ...ids: string[]) =>
      textTable(db, name, [['户号', '户名', '用电类别'], ...ids.map((id) => [id, '甲', '居民生活'])]);
    const usage = await textTable(db, 'raw_u', [
      ['户号', '年月', '电量'],
      ['001', '202401', '1'],
      ['001', '202402', '1'],
      ['002', '202401', '1'],
      ['003', '202401', '1'],
    ]);
    const other = await textTable(db, 'raw_other', [
      ['户号', '合同容量', '行业分类'],
      ['002', '10', '制造业'],
      ['007', '10', '制造业'],
    ]);
    const raws = [await part('raw_east', '001', '004'), usage, await part('raw_west', '002'), other];
    const found = matchPairs(
      raws,
      raws.map((raw) => guessMapping(raw)),
    );
    expect(found.map(({ table, lists }) => [table.raw.name, ...lists.map(({ raw }) => raw.name)])).toEqual([
      ['raw_u', 'raw_east', 'raw_west', 'raw_other'],
      ['raw_other', 'raw_east', 'raw_west'],
    ]);
    // 001, 002, 003 against 001, 004, 002, 007; then 002, 007 against 001, 004, 002.
    expect(found.map((pair) => db.query(queryMatch(pair).text)[0])).toEqual([
      { in_table: 3, in_list: 4, in_both: 2 },
      { in_table: 2, in_list: 3, in_both: 1 },
    ]);
  });

  it('sets files beside each other where there is no list', async () => {
    const usage = (name: string, ...ids: string[]) =>
      textTable(db, name, [
        ['户号', '年月', '电量'],
        ...ids.flatMap((id) => [
          [id, '202401', '1'],
          [id, '202402', '1'],
        ]),
      ]);
    const raws = [await usage('raw_jan', '1', '2'), await usage('raw_feb', '2', '3', '4')];
    const [pair, ...more] = matchPairs(
      raws,
      raws.map((raw) => guessMapping(raw)),
    );
    expect([pair?.table.raw.name, pair?.lists[0]?.raw.name, pair?.isList, more]).toEqual(['raw_feb', 'raw_jan', false, []]);
    expect(db.query(queryMatch(pair as MatchPair).text)).toEqual([{ in_table: 3, in_list: 2, in_both: 1 }]);
  });

  it('sets outages of a region beside the regions of the customers', async () => {
    const list = await textTable(db, 'raw_l', [
      ['户号', '用电类别', '供电单位'],
      ['1', '居民生活', '城东供电所'],
      ['2', '居民生活', '城西供电所'],
      ['3', '居民生活', ' 城西供电所 '],
    ]);
    const outages = await textTable(db, 'raw_o', [
      ['供电单位', '停电开始时间', '停电结束时间', '停电类型'],
      ['城西供电所', '2024-01-01 08:00', '2024-01-01 09:00', '计划'],
      ['城北供电所', '2024-01-01 08:00', '2024-01-01 09:00', '计划'],
      ['城北供电所', '2024-02-01 08:00', '2024-02-01 09:00', '计划'],
    ]);
    const raws = [list, outages];
    const [pair] = matchPairs(
      raws,
      raws.map((raw) => guessMapping(raw)),
    );
    expect(pair?.key).toBe('region');
    expect(db.query(queryMatch(pair as MatchPair).text)).toEqual([{ in_table: 2, in_list: 2, in_both: 1 }]);
  });
});

describe('queryMatch', () => {
  it('counts customers, not rows; blanks and totals on neither side', () => {
    expect(db.query(queryMatch(pairs[0] as MatchPair).text)).toEqual([{ in_table: 4, in_list: 3, in_both: 2 }]);
    expect(db.query(queryMatch(pairs[1] as MatchPair).text)).toEqual([{ in_table: 1, in_list: 3, in_both: 1 }]);
  });
});

describe('queryUnmatched', () => {
  it('names those that the other side does not have, on either side, up to the limit', () => {
    const usage = pairs[0] as MatchPair;
    const ids = (side: 'table' | 'list', limit: number) =>
      db.query(queryUnmatched(usage, side, limit).text).map((row) => row['match_key']);
    expect(ids('table', 10)).toEqual(['008', '009']);
    expect(ids('table', 1)).toEqual(['008']);
    expect(ids('list', 10)).toEqual(['003']);
  });
});

describe('shareText', () => {
  it.each([
    [998, 1000, '99.8%'],
    [99_999, 100_000, '99.9%'],
    [1, 100_000, '0.1%'],
    [5, 5, '100%'],
    [0, 5, '0%'],
    [0, 0, '–'],
    [2, 3, '66.7%'],
  ])('%d of %d is %s', (part, whole, text) => expect(shareText(part, whole)).toBe(text));
});
