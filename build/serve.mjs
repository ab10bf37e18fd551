// Serves dist/ to this machine only, for looking at the built page (`npm start`).
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const given = Number(process.env['PORT']);
const firstPort = Number.isInteger(given) && given > 0 && given < 65_536 ? given : 4173;
const lastPort = Math.min(firstPort + 20, 65_535);

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  // No charset: the examples are in the encodings users have.
  '.csv': 'text/csv',
  '.parquet': 'application/vnd.apache.parquet',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * @param {string} address path and query of the request
 * @returns {Promise<{ file: string, size: number } | undefined>} undefined for what is not a file in dist/
 */
async function fileOf(address) {
  try {
    const name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    if (!file.startsWith(folder + path.sep)) return undefined;
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  void fileOf(request.url ?? '/').then((found) => {
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[path.extname(found.file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': found.size,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(found.file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
});

/** @param {number} port */
function listen(port) {
  server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'EADDRINUSE' && port < lastPort) {
      listen(port + 1);
      return;
    }
    console.error(`Wattfolk cannot be served: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, '127.0.0.1');
}

server.on('listening', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : firstPort;
  console.log(`Wattfolk: http://127.0.0.1:${String(port)}/`);
  console.log(`The same page without a server, to double-click: ${path.join(folder, 'index.html')}`);
});
if (existsSync(path.join(folder, 'index.html'))) {
  listen(firstPort);
} else {
  console.error('There is no dist/index.html yet: npm run build writes it.');
  process.exitCode = 1;
}
