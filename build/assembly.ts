/** Owns the kernels in AssemblyScript: `import code from 'assembly:cluster/assembly/kmeans.ts'` gives the compiled module in base64. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

const PREFIX = 'assembly:';
const root = fileURLToPath(new URL('../src', import.meta.url));

/** Compiled once, for the page's and the workers' builds alike. */
const compiled = new Map<string, Promise<string>>();

/** A kernel manages its memory itself: no runtime, no garbage, a few kilobytes. A mistake in it fails the build. */
export function assembly(): Plugin {
  return {
    name: 'wattfolk-assembly',
    enforce: 'pre',
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const file = path.join(root, id.slice(PREFIX.length + 1));
      // A kernel may be made of several files of its folder.
      for (const name of readdirSync(path.dirname(file))) this.addWatchFile(path.join(path.dirname(file), name));
      const code = compiled.get(file) ?? compile(file);
      compiled.set(file, code);
      return `export default ${JSON.stringify(await code)};`;
    },
    watchChange: () => compiled.clear(),
  };
}

async function compile(file: string): Promise<string> {
  let code: Uint8Array | undefined;
  const name = path.basename(file);
  const { error, stderr } = await asc.main(
    [
      name,
      '--baseDir',
      path.dirname(file),
      '--outFile',
      'out.wasm',
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
    ],
    {
      writeFile: (written, contents) => {
        if (written.endsWith('.wasm')) code = contents as Uint8Array;
      },
    },
  );
  if (error !== null || code === undefined) throw new Error(`${file}\n${stderr.toString()}`, { cause: error });
  return Buffer.from(code).toString('base64');
}
