// Owns the clustering code as modules that Node and its worker threads can run: the page's source and kernel, bundled by Vite.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { repositoryRoot } from '../support/places.mjs';

/**
 * Modules of src/cluster by their file names, and where each lies until the process ends.
 * @param {readonly string[]} names
 * @returns {Promise<{ modules: Record<string, unknown>[], files: string[] }>}
 */
export async function clusterModules(names) {
  // Inside the repository, because the bundle imports nothing but Node must find its type of module.
  const folder = mkdtempSync(path.join(repositoryRoot, 'node_modules', '.wattfolk-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const config = await loadConfigFromFile({ command: 'build', mode: 'production' }, path.join(repositoryRoot, 'vite.config.ts'));
  const kernel = (config?.config.plugins ?? [])
    .flat()
    .find((plugin) => plugin && 'name' in plugin && plugin.name === 'wattfolk-assembly');
  await build({
    configFile: false,
    root: repositoryRoot,
    logLevel: 'error',
    plugins: [kernel],
    build: {
      ssr: true,
      outDir: folder,
      target: 'chrome109',
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(repositoryRoot, 'src', 'cluster', `${name}.ts`)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const files = names.map((name) => pathToFileURL(path.join(folder, `${name}.mjs`)).href);
  return { modules: await Promise.all(files.map((file) => import(file))), files };
}
