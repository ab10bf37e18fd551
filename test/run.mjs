// Runs the tests from nothing (`npm test`): finds a browser, builds the page, runs vitest, ends with `N passed, N failed, N skipped`.
// Arguments go to vitest, as in `npm test -- --project unit`; --no-build keeps the dist/index.html that is there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { closingLine, COUNTS_FILE } from './support/closing-line.mjs';
import { findBrowser } from './support/find-browser.mjs';
import { builtPage, repositoryRoot } from './support/places.mjs';
import { readArguments } from './support/run-arguments.mjs';

const wanted = readArguments(process.argv.slice(2));
const scratch = mkdtempSync(path.join(tmpdir(), 'wattfolk-test-'));
const countsFile = path.join(scratch, 'counts.json');
/** @type {import('./support/closing-line.mjs').Counts} */
let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  counts.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (counts.passed + counts.failed === 0) console.error('No test ran.');
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
// Written last and synchronously, so that nothing can follow it.
console.log(closingLine(counts));

async function run() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, [COUNTS_FILE]: countsFile };
  if (wanted.projects.some((project) => project === 'browser' || project === 'e2e')) {
    const browser = await findBrowser({ say: (line) => console.log(line) });
    if (!browser) throw new Error('No Chromium, Chrome or Edge was found or could be fetched. Set BROWSER_PATH to one.');
    console.log(`Browser: ${browser.executablePath} (${browser.version}, from ${browser.source})`);
    env['WATTFOLK_BROWSER'] = browser.executablePath;
  }
  if (wanted.projects.includes('e2e') && wanted.build) {
    const vite = path.join(repositoryRoot, 'node_modules', 'vite', 'bin', 'vite.js');
    if (node([vite, 'build', '--logLevel', 'warn'], process.env) !== 0 || !existsSync(builtPage))
      throw new Error('The build failed.');
  }
  const vitest = path.join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${path.join(repositoryRoot, 'test', 'support', 'closing-line.mjs')}`];
  const status = node([vitest, 'run', ...reporters, ...wanted.forVitest], env);
  return readCounts(status);
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number | null} exit code
 */
function node(args, env) {
  return spawnSync(process.execPath, args, { cwd: repositoryRoot, env, stdio: 'inherit' }).status;
}

/** @param {number | null} status exit code of vitest; null when it was ended by a signal */
function readCounts(status) {
  if (!existsSync(countsFile)) throw new Error(`vitest ended (${String(status)}) before it had run the tests.`);
  const read = /** @type {typeof counts} */ (JSON.parse(readFileSync(countsFile, 'utf8')));
  const ranOne = read.passed + read.failed > 0;
  if (status !== 0 && read.failed === 0 && ranOne) {
    console.error(`vitest ended with ${String(status)} although no test failed.`);
    read.failed = 1;
  }
  return read;
}
