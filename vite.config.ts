import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { assembly } from './build/assembly.ts';
import { embedded } from './build/embedded.ts';
import { licences } from './build/licences.ts';
import { oneFile } from './build/one-file.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  plugins: [svelte(), assembly(), embedded(), licences(), oneFile()],
  define: {
    __VERSION__: JSON.stringify(version),
    __BUILD_DATE__: JSON.stringify(new Date().toISOString().slice(0, 10)),
  },
  // The floor of the offices we serve: Windows 7 ends at Chromium 109, and Firefox ESR at 115.
  build: {
    target: ['chrome109', 'firefox115'],
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 8000,
  },
  worker: { format: 'iife', plugins: () => [assembly(), embedded(), licences()] },
});
