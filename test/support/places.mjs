// Where things lie in the repository: its root, the built page, the cache for downloaded browsers.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the repository. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The page users open. It exists after `npm run build`. */
export const builtPage = path.join(repositoryRoot, 'dist', 'index.html');

/** Browsers fetched for the tests are kept here; `npm ci` empties it. */
export const cacheFolder = path.join(repositoryRoot, 'node_modules', '.cache', 'wattfolk');
