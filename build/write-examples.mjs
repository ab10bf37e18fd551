// Writes public/examples/*.csv from the example generator: node build/write-examples.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = new URL('../public/examples/', import.meta.url);

// Node 20 cannot load TypeScript; vite's module runner can, and it runs no plugin of the project here.
/** @type {{ module: typeof import('../src/example/export-files.ts') }} */
const { module } = await runnerImport('/src/example/export-files.ts', { root, configFile: false, logLevel: 'error' });

await mkdir(target, { recursive: true });
for (const [name, bytes] of module.exportFiles()) {
  await writeFile(new URL(name, target), bytes);
  console.log(`${name}  ${Math.ceil(bytes.length / 1024)} KB`);
}
