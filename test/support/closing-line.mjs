// Counts tests for the closing line `N passed, N failed, N skipped`.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Environment variable with the file the counts are written to. */
export const COUNTS_FILE = 'WATTFOLK_COUNTS';

/**
 * @param {Counts} counts
 * @returns {string} the line, without a line break
 */
export function closingLine({ passed, failed, skipped }) {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}

/**
 * A file or suite that broke outside its tests (import error, hook) counts as one failed test, as does an error nobody caught and a test
 * that was begun or queued but never ended.
 * @param {Iterable<import('vitest/node').TestModule>} modules
 * @param {number} unhandledErrors
 * @returns {Counts}
 */
export function countTests(modules, unhandledErrors) {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    const suites = [module, ...module.children.allSuites()];
    counts.failed += suites.filter((suite) => suite.errors().length > 0).length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}

/**
 * @param {Iterable<import('vitest/node').TestModule>} modules
 * @returns {string[]} one line for each test that was skipped while it ran and said why; vitest's own reporter leaves the reason out
 */
export function skipReasons(modules) {
  return [...modules].flatMap((module) =>
    [...module.children.allTests('skipped')].flatMap((test) => {
      const { note } = /** @type {import('vitest/node').TestResultSkipped} */ (test.result());
      return note ? [`not run: ${module.relativeModuleId}: ${note}`] : [];
    }),
  );
}

/** Vitest reporter: writes the counts as JSON for test/run.mjs, which prints the line after everything else. */
export default class ClosingLine {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<import('vitest/node').SerializedError>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    for (const line of skipReasons(modules)) console.log(line);
    const file = process.env[COUNTS_FILE];
    if (file) writeFileSync(file, JSON.stringify(countTests(modules, unhandledErrors.length)));
  }
}
