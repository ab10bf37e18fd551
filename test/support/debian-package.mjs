// Installs a Debian package where the tests run as root on Debian or Ubuntu (containers, build machines).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/**
 * @param {string} name package, such as `chromium`
 * @returns {string | undefined} why it could not be installed; undefined when it was
 */
export function installDebianPackage(name) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return 'apt-get is not here';
  if (process.getuid?.() !== 0) return 'apt-get needs root';
  const options = {
    encoding: /** @type {const} */ ('utf8'),
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const quick = ['-q', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=200'];
  spawnSync('apt-get', [...quick, 'update'], options);
  const done = spawnSync('apt-get', [...quick, 'install', '-y', '--no-install-recommends', name], options);
  return done.status === 0
    ? undefined
    : `apt-get install ${name} failed: ${(done.stderr || String(done.error ?? '')).trim().slice(0, 300)}`;
}
