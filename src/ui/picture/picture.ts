/** Owns a view as a picture for a report: SVG with title, what it shows and where it comes from; and the same as PNG. */
import { copyElement } from './copy-element';
import { fontOf, svgNode } from './svg-node';

export interface PictureWords {
  readonly title: string;
  /** What is shown: filters, period, n. */
  readonly subtitle: string;
  /** At the foot: where it comes from. */
  readonly source: string;
  /** What colours of the view mean that it does not name itself; colours as the style sheets have them. */
  readonly key?: readonly { readonly name: string; readonly colour: string }[];
}

export interface Picture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const PAD = 16;
const MOST_SUBTITLE_LINES = 3;

/** Breaks a sentence at its separators or between words so that no line is wider than the room; CJK text may break anywhere. */
export function wrapWords(text: string, roomPx: number, widthOf: (text: string) => number, most = MOST_SUBTITLE_LINES): string[] {
  if (text === '') return [];
  const parts = text.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+|\s+/g) ?? [];
  const lines: string[] = [''];
  for (const part of parts) {
    const line = lines[lines.length - 1] ?? '';
    if (line.trim() !== '' && widthOf(line + part.trimEnd()) > roomPx) lines.push(part.trimStart());
    else lines[lines.length - 1] = line + part;
  }
  const shown = lines.map((line) => line.trim()).filter((line) => line !== '');
  return shown.length <= most ? shown : [...shown.slice(0, most - 1), `${shown[most - 1] ?? ''}…`];
}

/** The view as it is on screen now, in its colours; what must be scrolled to is in it, too. @param plot what to copy */
export function pictureOf(plot: HTMLElement, words: PictureWords): Picture {
  const back = scrollUp(plot);
  try {
    return draw(plot, words);
  } finally {
    back();
  }
}

/** Scrolls everything in the plot to its top; the function given back undoes it. */
function scrollUp(plot: HTMLElement): () => void {
  const scrolled = [plot, ...plot.querySelectorAll('*')].filter(({ scrollTop }) => scrollTop > 0);
  const tops = scrolled.map(({ scrollTop }) => scrollTop);
  for (const element of scrolled) element.scrollTop = 0;
  return () => {
    scrolled.forEach((element, i) => (element.scrollTop = tops[i] ?? 0));
  };
}

/** Height that the plot would have if nothing in it had to scroll, px. */
function fullHeight(plot: HTMLElement): number {
  const hidden = [plot, ...plot.querySelectorAll('*')].map((element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) ? element.scrollHeight - element.clientHeight : 0,
  );
  return plot.getBoundingClientRect().height + Math.max(0, ...hidden);
}

function draw(plot: HTMLElement, words: PictureWords): Picture {
  const box = plot.getBoundingClientRect();
  const plotHeight = fullHeight(plot);
  const style = getComputedStyle(plot);
  const sizePx = parseFloat(style.fontSize);
  const ink = style.color;
  const widthPx = Math.ceil(box.width) + 2 * PAD;
  const canvas = document.createElement('canvas').getContext('2d');
  const measure = (text: string, size: number): number => {
    if (canvas === null) return text.length * size;
    canvas.font = `${String(size)}px ${style.fontFamily}`;
    return canvas.measureText(text).width;
  };
  const small = sizePx * 0.86;
  const subtitle = wrapWords(words.subtitle, box.width, (text) => measure(text, small));
  const base = fontOf(style);
  const entries = (words.key ?? []).map(({ name, colour }) => ({ name, colour: computedColour(plot, colour) }));
  const keyed = keyRows(entries, box.width, (text) => measure(text, small) + 2 * small);
  const top = PAD + 1.6 * sizePx + subtitle.length * 1.45 * small + (subtitle.length > 0 ? 0.5 * small : 0);
  const keyTop = Math.round(top + plotHeight) + 0.6 * small;
  const heightPx = Math.ceil(top + plotHeight + keyed.length * 1.6 * small + 2.2 * small + PAD / 2);
  const line = (text: string, y: number, size: number, weight: string, opacity?: number): SVGElement =>
    svgNode(
      'text',
      { ...base, x: PAD, y, fill: ink, 'font-size': `${size.toFixed(2)}px`, 'font-weight': weight, 'fill-opacity': opacity },
      [text],
    );
  const root = svgNode(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` },
    [
      svgNode('title', {}, [words.title]),
      svgNode('rect', { width: widthPx, height: heightPx, fill: surfaceUnder(plot) }),
      line(words.title, PAD + sizePx, sizePx * 1.15, '700'),
      ...subtitle.map((text, i) => line(text, PAD + 1.6 * sizePx + (i + 1) * 1.45 * small - 0.2 * small, small, '400', 0.75)),
      svgNode('g', { transform: `translate(${PAD} ${Math.round(top)})` }, copyElement(plot, box.left, box.top)),
      ...keyed.flatMap((row, r) =>
        row.flatMap(({ name, colour, atPx }) => {
          const [x, y] = [PAD + atPx, keyTop + r * 1.6 * small];
          return [
            svgNode('rect', { x, y, width: 0.8 * small, height: 0.8 * small, rx: 2, fill: colour }),
            svgNode(
              'text',
              { ...base, x: x + 1.2 * small, y: y + 0.75 * small, fill: ink, 'font-size': `${small.toFixed(2)}px` },
              [name],
            ),
          ];
        }),
      ),
      line(words.source, heightPx - PAD / 2 - 0.3 * small, small, '400', 0.65),
    ],
  );
  return { svg: new XMLSerializer().serializeToString(root), widthPx, heightPx };
}

interface KeyEntry {
  readonly name: string;
  readonly colour: string;
}

/** Entries beside each other, as many in a row as there is room for. */
function keyRows(
  entries: readonly KeyEntry[],
  roomPx: number,
  widthOf: (text: string) => number,
): (KeyEntry & { readonly atPx: number })[][] {
  const rows: (KeyEntry & { readonly atPx: number })[][] = [];
  let atPx = Infinity;
  for (const entry of entries) {
    const width = widthOf(entry.name);
    if (atPx > 0 && atPx + width > roomPx) {
      rows.push([]);
      atPx = 0;
    }
    rows[rows.length - 1]?.push({ ...entry, atPx });
    atPx += width;
  }
  return rows;
}

/** A colour of the theme as the browser resolves it where the view stands. */
function computedColour(plot: HTMLElement, colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  plot.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The colour behind the view: that of the nearest box that has one. */
function surfaceUnder(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return '#ffffff';
}

/** The picture as PNG, `scale` dots a pixel. Rejects when the browser cannot draw it. */
export async function pngOf(picture: Picture, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.widthPx * scale;
  canvas.height = picture.heightPx * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, picture.widthPx, picture.heightPx);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no PNG')) : resolve(blob)), 'image/png');
  });
}

/** True when the picture is on the clipboard; false where the browser refuses pictures there. Call it from a click. */
export async function copyPicture(png: Promise<Blob>): Promise<boolean> {
  try {
    // The promise is handed over unresolved: Safari and Firefox forget the click while it is awaited.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
