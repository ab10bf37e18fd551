// Decodes, reduces and measures pictures on a blank page of the tests' own browser, which saves a library for it.
import type { Browser, Page } from 'playwright';

/** Mean colours of a picture's square cells, row by row, three channels of 0 to 255 each. */
export interface Cells {
  /** Side of a cell in dots of the page. */
  readonly cellPx: number;
  readonly columns: number;
  readonly rows: number;
  readonly means: readonly number[];
}

/** What a picture of the page shows. */
export interface Seen {
  /** Of the picture as it is stored: what storing takes from it is no difference then. */
  readonly cells: Cells;
  /** `#rrggbb` → share of all dots, 0 to 1, of each colour that covers a fiftieth at least. */
  readonly areas: Readonly<Record<string, number>>;
  /** WebP at half the size: a fifth of the bytes, and letters can still be read. */
  readonly stored: Buffer;
}

/** A blank page without the policy of the tested one. */
export class PictureLab {
  private constructor(private readonly page: Page) {}

  static async open(browser: Browser): Promise<PictureLab> {
    return new PictureLab(await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'zh-CN' }));
  }

  /** @param picture PNG as the browser took it */
  async see(picture: Buffer): Promise<Seen> {
    const { areas, webp } = await this.page.evaluate(reduced, picture.toString('base64'));
    const stored = Buffer.from(webp, 'base64');
    return { cells: await this.cells(stored), areas, stored };
  }

  async cells(stored: Buffer): Promise<Cells> {
    return this.page.evaluate(meansOf, stored.toString('base64'));
  }

  /** Hash of the dots of texts in these faces: two machines on which it is the same draw letters alike. */
  async letters(faces: readonly string[]): Promise<string> {
    await this.page.evaluate(written, faces);
    return this.page.evaluate(hashOf, (await this.page.screenshot()).toString('base64'));
  }
}

/** Runs in the lab. */
async function reduced(png: string): Promise<{ areas: Record<string, number>; webp: string }> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map<number, number>();
  for (let i = 0; i < data.length; i += 4) {
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const dots = image.width * image.height;
  const large = [...counts].filter(([, count]) => count >= dots / 50).sort(([, a], [, b]) => b - a);
  const areas = Object.fromEntries(
    large.map(([colour, count]) => [`#${colour.toString(16).padStart(6, '0')}`, Math.round((1000 * count) / dots) / 1000]),
  );
  [canvas.width, canvas.height] = [Math.floor(image.width / 2), Math.floor(image.height / 2)];
  context.drawImage(image, 0, 0, 2 * canvas.width, 2 * canvas.height, 0, 0, canvas.width, canvas.height);
  return { areas, webp: canvas.toDataURL('image/webp', 0.8).replace(/^[^,]*,/, '') };
}

/** Runs in the lab. */
async function meansOf(webp: string): Promise<Cells> {
  const image = new Image();
  image.src = `data:image/webp;base64,${webp}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const side = 4;
  const [columns, rows] = [Math.floor(image.width / side), Math.floor(image.height / side)];
  const means: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let y = row * side; y < (row + 1) * side; y++)
          for (let x = column * side; x < (column + 1) * side; x++) sum += data[4 * (y * image.width + x) + channel] ?? 0;
        means.push(Math.round(sum / side ** 2));
      }
  return { cellPx: 2 * side, columns, rows, means };
}

/** Runs in the lab: FNV-1a of the dots, since how a PNG is packed may differ from one machine to the next. */
async function hashOf(png: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  let hash = 0x811c9dc5;
  for (const value of context.getImageData(0, 0, image.width, image.height).data) hash = Math.imul(hash ^ value, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Runs in the lab: the weights that the page has, and signs that come from other faces. */
function written(faces: readonly string[]): void {
  document.body.replaceChildren(
    ...faces.flatMap((face) =>
      [400, 500, 600, 700].flatMap((weight) =>
        [12, 13, 14, 20].map((size) => {
          const line = document.createElement('div');
          line.textContent = '用电客户满意度：户均停电 1,234.5 kWh，p < 0.001 · Customers of ten districts (95%) −→≥≤▲▼√∞≠≈–…×';
          line.style.cssText = `font-family: ${face}; font-weight: ${String(weight)}; font-size: ${String(size)}px; white-space: nowrap`;
          return line;
        }),
      ),
    ),
  );
}
