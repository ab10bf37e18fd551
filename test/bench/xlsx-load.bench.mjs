// Measures the way from drop to a table that can be asked, for a workbook of 100,000 customers, beside hucre reading all rows into arrays in Node.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { writeCustomerXlsx } from './customer-xlsx.mjs';
import { dropMs } from './drop-file.mjs';
import { median } from './results.mjs';

const ROWS = 100_000;
const RUNS = 3;

/**
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const file = path.join(folder, 'customers.xlsx');
  writeCustomerXlsx(file, ROWS);
  const page = [];
  const alone = [];
  try {
    // In turns, so that a noisy minute strikes both.
    for (let run = 0; run < RUNS; run++) {
      alone.push(await hucreMs(file));
      page.push(await dropMs(executablePath, file, 'raw_customers_用户', ROWS));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [
    {
      name: 'XLSX 100 k × 20, drop to queryable table',
      ms: median(page),
      yardstick: 'hucre, all rows to arrays, Node',
      yardstickMs: median(alone),
      aim: 1.3,
    },
  ];
}

/** @param {string} file */
async function hucreMs(file) {
  const started = performance.now();
  const { sheets } = await readXlsx(readFileSync(file));
  const ms = performance.now() - started;
  const rows = sheets[0]?.rows.length;
  if (rows !== ROWS + 1) throw new Error(`hucre read ${String(rows)} rows`);
  return ms;
}
