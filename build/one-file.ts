/** Owns the shape of dist/index.html: everything inline, and a policy that lets the page run nothing else and fetch nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { embeddedElements } from './embedded.ts';
import { licencesElement } from './licences.ts';

/** 16 MB: larger files are slow to open from an office's file share. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Joins the built script and style into the HTML, after the shell and before the embedded files, and writes the CSP. */
export function oneFile(): Plugin {
  return {
    name: 'wattfolk-one-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({ build: { rolldownOptions: { output: { format: 'iife', codeSplitting: false } } } }),
    generateBundle(_, bundle) {
      const html = bundle['index.html'];
      if (html?.type !== 'asset') throw new Error('one-file: no index.html in the bundle');
      let page = String(html.source);
      const scripts: string[] = [];
      const styles: string[] = [];
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type === 'chunk') scripts.push(output.code);
        else if (name.endsWith('.css')) styles.push(String(output.source));
        else continue;
        delete bundle[name];
      }
      if (scripts.length !== 1) throw new Error(`one-file: expected one script, got ${scripts.length}`);
      page = page
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
        .replace('./favicon.svg', () => `data:image/svg+xml;base64,${readFileSync('public/favicon.svg').toString('base64')}`)
        .replace('<!-- style -->', () => `<style>${styles.join('\n')}</style>`)
        .replace(
          '<!-- script -->',
          () => `<script>${inlineScript(scripts[0] ?? '')}</script>\n${licencesElement()}\n${embeddedElements()}`,
        );

      page = page.replace('<!-- policy -->', () => `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">`);
      const bytes = Buffer.byteLength(page);
      if (bytes > MAX_BYTES) throw new Error(`one-file: ${bytes} bytes, over ${MAX_BYTES}`);
      html.source = page;
      this.info(`index.html ${(bytes / 1e6).toFixed(2)} MB`);
    },
  };
}

/** The parser normalises line ends before the hash is checked, and ends the script at the first closing tag, even in a string. */
function inlineScript(code: string): string {
  return code
    .replace(/\r\n?/g, '\n')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--');
}

function policy(page: string): string {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    (match) =>
      `'sha256-${createHash('sha256')
        .update(match[1] ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'connect-src data:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
