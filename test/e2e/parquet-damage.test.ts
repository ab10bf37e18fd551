// Damaged copies of a sound Parquet file through the built page: each is read or refused with a sentence, and the page works afterwards.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage } from '../support/page';
import { openFiles } from './open-files';

const sound = path.resolve(import.meta.dirname, '../fixtures/small.parquet');
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Bytes changed anywhere, in the footer above all; a piece cut out; a lying length of the footer. */
const damages = (size: number) =>
  fc.record({
    changes: fc.array(
      fc.tuple(fc.oneof(fc.nat(size - 1), fc.integer({ min: Math.max(0, size - 400), max: size - 1 })), fc.nat(255)),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    cut: fc.option(fc.tuple(fc.nat(size - 1), fc.nat(200)), { freq: 4 }),
    footer: fc.option(fc.nat(0xffffffff), { freq: 6 }),
  });

it('refuses or reads what is damaged, and goes on', async () => {
  const { page, context, requests } = await openPage(browser);
  await whenReady(page);
  const whole = new Uint8Array(await readFile(sound));
  const { tables } = await openFiles(page, [sound]);
  const rows = tables[0]?.rows;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(damages(whole.length), async ({ changes, cut, footer }) => {
      let bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      if (footer !== null) new DataView(bytes.buffer).setUint32(bytes.length - 8, footer, true);
      if (cut !== null) bytes = Uint8Array.from([...bytes.subarray(0, cut[0]), ...bytes.subarray(cut[0] + cut[1])]);
      const file = path.join(folder, 'damaged.parquet');
      await writeFile(file, bytes);
      const result = await openFiles(page, [file]);
      if (result.tables.length > 0) return;
      refused++;
      expect(result.problems).toHaveLength(1);
      expect(result.problems[0]?.code).not.toBe('unexpected');
      expect(result.problems[0]?.message).toMatch(/damaged\.parquet/);
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(refused).toBeGreaterThan(10);
  expect((await openFiles(page, [sound])).tables[0]?.rows).toBe(rows);
  expect(await queryPage(page, 'SELECT 6 * 7 AS answer')).toEqual([{ answer: 42 }]);
  expect(requests).toEqual([]);
  await context.close();
});
