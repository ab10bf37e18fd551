// The test projects: pure code and SQL in Node, components in a browser, the built file end to end.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { assembly } from './build/assembly.ts';
import { browserFlags } from './test/support/browser-flags.mjs';

/** Set by test/run.mjs after it has found and tried a browser. Without it Playwright looks for its own. */
const executablePath = process.env['WATTFOLK_BROWSER'];
const launchOptions = { args: browserFlags, ...(executablePath ? { executablePath } : {}) };

/** An engine takes up to 3 GB when it is tried hard, a page with one up to 4: two at a time, on whatever machine. */
const AT_A_TIME = 2;

// Groups of projects run one after the other (groupOrder), so that the memory of one does not add to that of another.
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
          maxWorkers: AT_A_TIME,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [assembly()],
        test: {
          name: 'sql',
          include: ['test/sql/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: AT_A_TIME,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
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
          maxWorkers: AT_A_TIME,
          // As long as a busy machine may need to read and build.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 300_000,
          hookTimeout: 420_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
