import { it } from 'vitest';
import { openDuckdb } from '../../support/duckdb';
import { PARSE_MACROS } from '../../../src/model/parse-macros';
it('try', async () => {
  const db = await openDuckdb();
  for (const m of PARSE_MACROS) db.query(m.text);
  db.query(
    `CREATE TABLE t AS SELECT lpad(CAST(i AS VARCHAR), 10, '0') AS id, ['大工业','一般工商业','居民生活','农业生产'][1 + i % 4] AS c, 202401 + i % 12 AS ym, strftime(DATE '2024-01-01' + CAST(i % 700 AS INTEGER), '%Y/%m/%d') AS d FROM range(1000000) r(i)`,
  );
  const q = (s: string) => {
    const t = performance.now();
    try {
      const r = db.query(s);
      console.log(Math.round(performance.now() - t), s, JSON.stringify(r).slice(0, 80));
    } catch (e) {
      console.log(s, '\n  !!', String(e).slice(0, 300));
    }
  };
  for (const c of ['id', 'c'])
    for (const f of [
      'X',
      'trim(X)',
      "trim(X, ' ' || chr(9) || chr(12288))",
      'trimmed(X)',
      'half_width(X)',
      "CASE WHEN regexp_full_match(X, '[A-Za-z0-9_.-]+') THEN X ELSE half_width(X) END",
      'category_text(X)',
      "CASE WHEN X IN ('-', '/', 'null', 'NULL') THEN NULL ELSE X END",
      "CASE WHEN strlen(X)<4 OR left(X,1) = ' ' THEN category_text(X) ELSE X END",
      'CASE WHEN strlen(X) = length(X) THEN X ELSE half_width(X) END',
    ])
      q(`SELECT max(${f.replaceAll('X', c)}) m FROM t`);
  q(`SELECT count(DISTINCT c) m FROM t`);
  q(`SELECT count(DISTINCT id) m FROM t`);
  q(`SELECT max(regexp_full_match(id, '\\d+')) m FROM t`);
  q(`SELECT max(regexp_matches(id, '^\\d')) m FROM t`);
  q(`SELECT max(text_to_time(d, FALSE)) m FROM t`);
  q(`SELECT max(try_strptime(d, ['%Y-%m-%d', '%Y/%m/%d'])) m FROM t`);
  q(`SELECT max(try_strptime(d, '%Y/%m/%d')) m FROM t`);
  q(`SELECT max(try_cast(d AS DATE)) m FROM t`);
  q(`SELECT max(make_date(ym // 100, ym % 100, 1)) m FROM t`);
  q(`CREATE TABLE e AS SELECT id, c::VARCHAR AS c2 FROM t`);
  q(`CREATE TABLE e2 AS SELECT half_width(id) AS id, category_text(c) AS c2 FROM t`);
  q(`CREATE TABLE e3 AS SELECT id, any_value(c) FROM t GROUP BY id`);
  q(
    `CREATE TABLE e4 AS WITH m AS (SELECT c, category_text(c) AS v FROM (SELECT DISTINCT c FROM t)) SELECT id, v FROM t LEFT JOIN m ON m.c = t.c`,
  );
  q(`CREATE TABLE e5 AS SELECT t.id, e.c2 FROM t LEFT JOIN e ON e.id = t.id`);
}, 120000);
