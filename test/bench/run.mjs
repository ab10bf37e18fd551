// Runs the benchmarks: each is a ratio against a yardstick measured in the same run. Prints a table, then the same as JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../support/find-browser.mjs';
import { builtPage, repositoryRoot } from '../support/places.mjs';
import { printResults } from './results.mjs';

const folder = path.join(repositoryRoot, 'test', 'bench');
const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter(
  (name) => name.endsWith('.bench.mjs') && (wanted.length === 0 || wanted.some((word) => name.includes(word))),
);

const built = spawnSync('npm', ['run', 'build'], {
  cwd: repositoryRoot,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
if (built.status !== 0 || !existsSync(builtPage)) throw new Error('the page could not be built');

const browser = await findBrowser();
if (browser === undefined) throw new Error('no browser found: run npm test once, which installs one, or set BROWSER_PATH');
const results = [];
for (const name of files) {
  const { default: bench } = await import(pathToFileURL(path.join(folder, name)).href);
  results.push(...(await bench(browser.executablePath)));
}
printResults(results);
