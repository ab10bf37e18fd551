// Looks for programs the way a shell does.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * @param {string} file
 * @returns {boolean} whether the file can be started
 */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {readonly string[]} names without extension
 * @returns {string[]} the programs of those names on PATH, in the order of the names
 */
export function programsOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const extensions = process.platform === 'win32' ? ['.exe'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => extensions.map((extension) => path.join(folder, name + extension))))
    .filter(isProgram);
}
