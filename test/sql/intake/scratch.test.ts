import { afterAll, beforeAll, it } from 'vitest';
import fs from 'node:fs';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { loadText } from './load-text';
let d: TestDuckdb;
beforeAll(async () => {
  d = await openDuckdb();
});
afterAll(() => d.close());
it('all', async () => {
  const dir = '/work/shared/data/';
  const out: string[] = [];
  for (const f of [...fs.readdirSync(dir), ...fs.readdirSync(dir + 'variants').map((x) => 'variants/' + x)].filter((x) =>
    x.endsWith('.csv'),
  )) {
    const t0 = performance.now();
    try {
      const { table, rows } = await loadText(d, new Uint8Array(fs.readFileSync(dir + f)), f.replace('variants/', ''));
      out.push(
        `== ${f} ${table.name} rows=${table.rows} rej=${table.rejected} ${JSON.stringify(table.source)} ${Math.round(performance.now() - t0)}ms`,
      );
      out.push(
        '   ' +
          table.columns
            .slice(0, 30)
            .map(
              (c) =>
                `${c.name}:${c.sqlType}[${c.profile.distinct}${c.profile.nulls ? ' null' + c.profile.nulls : ''} ${c.profile.min}..${c.profile.max}]`,
            )
            .join(' | ')
            .slice(0, 1500),
      );
      for (const p of table.problems) out.push('   ! ' + p.code + ': ' + p.text.en + ' ' + p.text.zh);
      if (table.totals.length) out.push('   T ' + JSON.stringify(table.totals));
      for (const r of table.rejectedRows.slice(0, 4)) out.push('   - ' + JSON.stringify(r));
      if (rows.length < 15) for (const r of rows) out.push('   ' + JSON.stringify(r));
    } catch (e) {
      out.push(`== ${f} ERROR ${String(e)} ${(e as { detail?: string }).detail ?? ''}`);
    }
  }
  fs.writeFileSync('/tmp/w/intake/out.txt', out.join('\n'));
});
