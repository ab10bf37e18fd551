// The command-line flags every Chromium of the tests is started with.
import process from 'node:process';

/** True when the process runs as root, where Chromium refuses its sandbox. */
const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;

/**
 * Flags for Chromium: no GPU (there is none on a test machine) and none of the browser's own traffic, so that a request seen by a test
 * is one the page made.
 * @type {string[]}
 */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
];
