// Finds a Firefox for the tests, or installs Debian's where that is allowed.
import process from 'node:process';
import path from 'node:path';
import { installDebianPackage } from './debian-package.mjs';
import { isProgram, programsOnPath } from './program-path.mjs';

/** @returns {string[]} */
function installed() {
  const env = process.env;
  const usual =
    process.platform === 'win32'
      ? [env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
          .filter((root) => root !== undefined)
          .map((root) => path.join(root, 'Mozilla Firefox', 'firefox.exe'))
      : process.platform === 'darwin'
        ? ['/Applications/Firefox.app/Contents/MacOS/firefox']
        : ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox', '/snap/bin/firefox'];
  return [env['FIREFOX_PATH'] ?? '', ...programsOnPath(['firefox', 'firefox-esr']), ...usual].filter(
    (file) => file !== '' && isProgram(file),
  );
}

/**
 * @returns {{ executablePath: string, problem?: undefined } | { executablePath?: undefined, problem: string }} a Firefox, or why there is none
 */
export function findFirefox() {
  const [first] = installed();
  if (first !== undefined) return { executablePath: first };
  const problem = installDebianPackage('firefox-esr');
  const [now] = installed();
  return now === undefined
    ? { problem: problem ?? 'it is not where it was expected after its installation' }
    : { executablePath: now };
}
