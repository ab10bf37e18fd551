// Finds the folder of real exports beside the repository, which tests may read but must not need.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './places.mjs';

const beside = path.resolve(repositoryRoot, '..', 'shared', 'data');

/** The folder of real files with known answers (answers.json); undefined when it is not beside the repository. */
export const sharedDataFolder: string | undefined = existsSync(path.join(beside, 'answers.json')) ? beside : undefined;

/**
 * Like `describe`, for tests of the real files. Without the folder one test stands in for them, and its name says so.
 * @param define gets a function that gives the full path of a file in the folder
 */
export function describeWithSharedData(name: string, define: (file: (name: string) => string) => void): void {
  const folder = sharedDataFolder;
  if (folder !== undefined) {
    describe(name, () => {
      define((file) => path.join(folder, file));
    });
    return;
  }
  describe(name, () => {
    it(`not run: the real files are not there (${path.relative(repositoryRoot, beside)})`, () => {
      expect(existsSync(path.join(beside, 'answers.json'))).toBe(false);
    });
  });
}
