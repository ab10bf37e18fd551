// Gets a headless Chromium of one exact version out of the npm registry (@sparticuz/chromium), for machines that can reach nothing else.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder } from './places.mjs';

/** The version used when no other browser is found. */
export const CURRENT_CHROMIUM = '153.0.0';
/** The oldest Chromium the product promises to run in (the last for Windows 7). */
export const FLOOR_CHROMIUM = '109.0.6';

/**
 * Starts the binary with the libraries and fonts of the package where the machine has none. The package's own entry does that with
 * environment variables of the whole process and unpacks every version to the same /tmp/chromium, so that two versions get mixed up.
 */
const STARTER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
if ldd "$here/chromium" 2>/dev/null | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/libraries/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
if [ ! -d /etc/fonts ]; then export FONTCONFIG_FILE="$here/fonts.conf"; fi
exec "$here/chromium" "$@"
`;

/**
 * @param {string} folder where the package is unpacked; its own fonts.conf names folders of a cloud service
 * @returns {string} a fonts.conf for the fonts of the package
 */
const fontsConf = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>${folder}/libraries/.fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

/**
 * Installs the version on first use (53 to 67 MB) under node_modules/.cache and gives the path to start. Later calls only look.
 * @param {string} version exact version of @sparticuz/chromium
 * @returns {Promise<string>} path of an executable
 * @throws {Error} when the machine is not Linux x64 or the registry cannot be reached
 */
export async function installNpmChromium(version) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`@sparticuz/chromium is for Linux x64; this is ${process.platform} ${process.arch}`);
  }
  const folder = path.join(cacheFolder, `chromium-${version}`);
  const starter = path.join(folder, 'start-chromium');
  if (existsSync(starter)) return starter;

  const unpacking = `${folder}.${String(process.pid)}`;
  await mkdir(unpacking, { recursive: true });
  try {
    const bin = path.join(npmInstall(unpacking, version), 'bin');
    await pipeline(
      createReadStream(path.join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(path.join(unpacking, 'chromium'), { mode: 0o755 }),
    );
    const { extract } = createRequire(path.join(unpacking, 'node_modules', 'package.json'))('tar-fs');
    for (const [archive, target] of [
      ['al2023', 'libraries'],
      ['aws', 'libraries'],
      ['fonts', 'fonts'],
    ]) {
      const file = path.join(bin, `${archive}.tar.br`);
      if (existsSync(file)) {
        await pipeline(createReadStream(file), createBrotliDecompress(), extract(path.join(unpacking, String(target))));
      }
    }
    await rm(path.join(unpacking, 'node_modules'), { recursive: true, force: true });
    await writeFile(path.join(unpacking, 'fonts.conf'), fontsConf(folder));
    await writeFile(path.join(unpacking, 'start-chromium'), STARTER);
    await chmod(path.join(unpacking, 'start-chromium'), 0o755);
    await rename(unpacking, folder).catch((/** @type {unknown} */ error) => {
      // Another process may have finished first; its folder is as good.
      if (!existsSync(starter)) throw error;
    });
    return starter;
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} version
 * @returns {string} folder of the installed package
 */
function npmInstall(folder, version) {
  const wanted = `@sparticuz/chromium@${version}`;
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
    '--prefix',
    folder,
    wanted,
  ];
  const done = spawnSync('npm', args, { encoding: 'utf8', timeout: 300_000 });
  if (done.status !== 0) {
    throw new Error(`npm install ${wanted} failed: ${(done.stderr || String(done.error ?? '')).trim().slice(0, 400)}`);
  }
  return path.join(folder, 'node_modules', '@sparticuz', 'chromium');
}
