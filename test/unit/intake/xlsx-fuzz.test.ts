// Thousands of damaged workbooks through the reader alone: tables or one of our errors, each in bounded time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import type { TableSink } from '../../../src/intake/tables/table-sink';
import { readXlsx, type SheetSummary } from '../../../src/intake/xlsx/read-xlsx';
import { zipped } from '../../support/workbook';
import { changedParts, damagedBytes } from '../../support/workbook-damage';
import { cpuMs } from '../../support/cpu-time';

const LONGEST_MS = 5000;

/** Reads it, whatever it is, and counts what went into the sink. */
async function read(bytes: Uint8Array<ArrayBuffer>): Promise<'read' | 'refused'> {
  let rows = 0;
  let told = 0;
  const sink: TableSink<SheetSummary> = {
    begin: () => Promise.resolve(void (rows = 0)),
    batch: (columns, count) => {
      for (const column of columns) expect(column.length).toBe(count);
      rows += count;
      return Promise.resolve();
    },
    end: (summary) => {
      expect(rows).toBe(summary.rows);
      told++;
      return Promise.resolve();
    },
    progress: () => undefined,
  };
  const started = cpuMs();
  try {
    await readXlsx(new File([bytes], 'fuzz.xlsx'), {}, sink);
    expect(told).toBeGreaterThan(0);
    return 'read';
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    expect((thrown as AppError).code, (thrown as AppError).detail).not.toBe('unexpected');
    return 'refused';
  } finally {
    expect(cpuMs() - started).toBeLessThan(LONGEST_MS);
  }
}

it('survives damaged bytes', async () => {
  await fc.assert(
    fc.asyncProperty(damagedBytes, async (bytes) => void (await read(bytes))),
    { numRuns: 2000, seed: 11 },
  );
}, 120_000);

it('survives changed XML in a sound ZIP', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(changedParts, async (files) => {
      if ((await read(zipped(files))) === 'read') count++;
    }),
    { numRuns: 1500, seed: 12 },
  );
  expect(count).toBeGreaterThan(150);
}, 120_000);
