// Serves the gallery alone; the product's own configuration knows nothing of it.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: false })],
  server: { port: 5427, strictPort: true, fs: { allow: ['../../../..'] } },
  cacheDir: 'node_modules/.cache/gallery',
});
