// Reads source files of the repository as text, for tests about the source itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './places.mjs';

/** Text by path; paths are relative to the repository root with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Every file under the folders whose name ends in one of the extensions, in the order of the paths. */
export function readSources(folders: readonly string[], extensions: readonly string[]): Sources {
  const files = folders
    .filter((folder) => existsSync(path.join(repositoryRoot, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(repositoryRoot, folder), { recursive: true }).map((name) => path.join(folder, String(name))),
    )
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(repositoryRoot, file), 'utf8')]));
}
