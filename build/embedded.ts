/** Owns binary assets inside the page: `import x from 'embedded:package/file'` gives a reference that engine/embedded.ts opens. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { recordPackageOf } from './licences.ts';

const PREFIX = 'embedded:';
const require = createRequire(import.meta.url);

/** Element id → file on disk, of everything that the build has imported so far. Shared by the page's and the workers' builds. */
const files = new Map<string, string>();

function elementId(specifier: string): string {
  return `embedded-${specifier.replace(/[^\w]+/g, '-')}`;
}

/**
 * In a build an import becomes `{ element: id }` and the bytes (gzip, base64) go into an inert script element, written by the
 * one-file plugin. In development it becomes `{ url }`, served from disk.
 */
export function embedded(): Plugin {
  let building = false;
  return {
    name: 'wattfolk-embedded',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId(source) {
      return source.startsWith(PREFIX) ? `\0${source}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const specifier = id.slice(PREFIX.length + 1);
      const file = require.resolve(specifier);
      files.set(elementId(specifier), file);
      recordPackageOf(file);
      const reference = building ? { element: elementId(specifier) } : { url: `/@fs${file}` };
      return `export default ${JSON.stringify(reference)};`;
    },
    transform(code, id) {
      // parquet-wasm falls back to a path beside its module; Vite would inline the wasm for it a second time.
      if (!id.includes('parquet_wasm.js')) return undefined;
      return code.replace(/new URL\('parquet_wasm_bg\.wasm', import\.meta\.url\)/, 'undefined');
    },
  };
}

/** One inert element per embedded file; the browser neither runs nor fetches it. */
export function embeddedElements(): string {
  return [...files]
    .map(
      ([id, file]) =>
        `<script type="application/octet-stream" id="${id}">${gzipSync(readFileSync(file), { level: 9 }).toString('base64')}</script>`,
    )
    .join('\n');
}
