// The test projects: pure code and SQL in Node, components in a browser, the built file end to end.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { assembly } from './build/assembly.ts';
import { browserFlags } from './test/support/browser-flags.mjs';

/** Set by test/run.mjs after it has found and tried a browser. Without it Playwright looks for its own. */
const executablePath = process.env['WATTFOLK_BROWSER'];
const launchOptions = { args: browserFlags, ...(executablePath ? { executablePath } : {}) };

// The projects run one after the other (groupOrder), so that timings and memory of one do not disturb another.
export default defineConfig({
  test: {
    projects: [
      {
        // Rune classes (x.svelte.ts) are compiled as in the page, not for server rendering.
        plugins: [svelte({ configFile: false }), assembly()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/architecture.test.ts'],
          environment: './test/support/rune-environment.ts',
          // Thousands of damaged files take a while where other work shares the processor; how fast they go is for the benchmarks.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [assembly()],
        test: {
          name: 'sql',
          include: ['test/sql/**/*.test.ts'],
          environment: 'node',
          // One engine takes 1 s to open and up to 3 GB when it is tried hard: one at a time.
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [svelte({ configFile: false }), assembly()],
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: ['test/support/browser-setup.ts'],
          // As long as a busy machine may need: a test that passes never waits for it.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          sequence: { groupOrder: 2 },
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1366, height: 768 },
            screenshotFailures: false,
            // Called by test/support/pointer.ts.
            commands: { restPointer: ({ page }) => page.mouse.move(-1, -1) },
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          fileParallelism: false,
          // As long as a busy machine may need to read and build.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 300_000,
          hookTimeout: 420_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
