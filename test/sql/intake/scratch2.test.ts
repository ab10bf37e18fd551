import { it } from 'vitest';
import fs from 'node:fs';
import { readCsv } from '../../../src/intake/csv/read-csv';
it('big', async () => {
  const f = new File([fs.readFileSync('/tmp/w/intake/big.csv')], 'big.csv');
  for (let k = 0; k < 3; k++) {
    let rows = 0;
    const begins: string[] = [];
    const t = performance.now();
    const s = await readCsv(
      f,
      {},
      {
        begin: async (c) => void begins.push(c.map((x) => x.kind).join()),
        batch: async (_, r) => void (rows += r),
        progress: () => {},
      },
    );
    console.log(Math.round(performance.now() - t), rows, begins, JSON.stringify(s.problems));
  }
}, 60000);
