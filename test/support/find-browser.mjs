// Finds a Chromium-family browser for the tests, or gets one: each candidate is started once before it is believed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { browserFlags } from './browser-flags.mjs';
import { installDebianPackage } from './debian-package.mjs';
import { CURRENT_CHROMIUM, installNpmChromium } from './npm-chromium.mjs';
import { repositoryRoot } from './places.mjs';
import { isProgram, programsOnPath } from './program-path.mjs';

/** @typedef {{ executablePath: string, version: string, source: string }} FoundBrowser */
/** @typedef {{ source: string, list: () => Promise<string[]> | string[] }} Place a place to look at; `list` throws to say why it has none */

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'brave-browser',
];

/** @returns {string[]} programs at the usual places of this operating system */
function wellKnown() {
  const env = process.env;
  if (process.platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
    const tails = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return tails.flatMap((tail) => roots.map((root) => path.join(root, tail))).filter((file) => existsSync(file));
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser']
      .flatMap((name) => ['', env['HOME'] ?? ''].map((root) => `${root}/Applications/${name}.app/Contents/MacOS/${name}`))
      .filter(isProgram);
  }
  return [
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
    '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
  ].filter(isProgram);
}

/** @returns {string[]} */
function playwrightOwn() {
  const file = chromium.executablePath();
  return existsSync(file) ? [file] : [];
}

/** @returns {string[]} */
function playwrightInstalled() {
  const cli = path.join(repositoryRoot, 'node_modules', 'playwright', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], { encoding: 'utf8', timeout: 300_000, env });
  if (done.status !== 0) throw new Error('download refused');
  return playwrightOwn();
}

/** @returns {string[]} */
function fromDebian() {
  const problem = installDebianPackage('chromium');
  if (problem !== undefined) throw new Error(problem);
  return programsOnPath(['chromium']);
}

/** @type {Place[]} */
export const places = [
  { source: 'BROWSER_PATH', list: () => [process.env['BROWSER_PATH'] ?? ''].filter(Boolean) },
  { source: 'PATH', list: () => programsOnPath(NAMES) },
  { source: 'usual places', list: wellKnown },
  { source: "Playwright's own", list: playwrightOwn },
  { source: 'playwright install', list: playwrightInstalled },
  { source: `@sparticuz/chromium@${CURRENT_CHROMIUM}`, list: async () => [await installNpmChromium(CURRENT_CHROMIUM)] },
  { source: 'apt-get install chromium', list: fromDebian },
];

/**
 * Starts the browser headless, opens a page and asks it something.
 * @param {string} executablePath
 * @param {number} [limitMs] how long it may take
 * @returns {Promise<string>} its version
 */
export async function proveBrowser(executablePath, limitMs = 20_000) {
  const browser = await chromium.launch({ executablePath, args: browserFlags, timeout: limitMs });
  try {
    const page = await within(browser.newPage(), limitMs);
    await within(page.goto('about:blank'), limitMs);
    if ((await within(page.evaluate('6 * 7'), limitMs)) !== 42) throw new Error('it does not run scripts');
    return browser.version();
  } finally {
    await within(browser.close(), 5_000).catch(() => undefined);
  }
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} limitMs
 * @returns {Promise<T>}
 */
async function within(work, limitMs) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer in ${String(limitMs / 1000)} s`));
    }, limitMs);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {object} [options]
 * @param {readonly Place[]} [options.from] where to look, in this order
 * @param {(line: string) => void} [options.say] told what was tried and why it was refused
 * @returns {Promise<FoundBrowser | undefined>} undefined when no place has a browser that starts
 */
export async function findBrowser({ from = places, say = () => undefined } = {}) {
  for (const place of from) {
    try {
      for (const executablePath of new Set(await place.list())) {
        try {
          return { executablePath, version: await proveBrowser(executablePath), source: place.source };
        } catch (error) {
          say(`browser refused: ${executablePath}: ${firstLine(error)}`);
        }
      }
    } catch (error) {
      say(`no browser from ${place.source}: ${firstLine(error)}`);
    }
  }
  return undefined;
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0];
}
