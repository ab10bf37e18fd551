// A view as a picture: nothing in it hangs on the page's style sheets, controls stay behind, and the PNG has two dots a pixel.
import { afterEach, expect, it } from 'vitest';
import { pictureOf, pngOf, wrapWords } from '../../../src/ui/picture/picture';

afterEach(() => document.body.replaceChildren());

const WORDS = { title: 'Consumption', subtitle: '6 customers', source: 'Wattfolk' };

function view(inside: string): HTMLElement {
  const plot = document.createElement('div');
  plot.style.cssText = 'position:absolute;left:40px;top:30px;width:200px;height:100px;font:12px sans-serif;color:rgb(10, 20, 30)';
  plot.innerHTML = `<style>.bar { fill: rgb(200, 0, 0) } .none { display: none } .pale { fill: transparent }</style>${inside}`;
  document.body.append(plot);
  return plot;
}

function parsed(plot: HTMLElement): Document {
  return new DOMParser().parseFromString(pictureOf(plot, WORDS).svg, 'image/svg+xml');
}

it('writes the colours of the style sheet into the marks, and leaves out what is not seen', () => {
  const picture = parsed(
    view(`<svg width="200" height="100"><rect class="bar" width="50" height="20" data-bar="1" onclick="x()" />
      <rect class="none" width="9" height="9" /><rect class="pale" width="200" height="100" /><text class="bar" x="3" y="9">居民</text></svg>`),
  );
  const marks = [...picture.querySelectorAll('svg svg rect')];
  expect(marks.map((mark) => mark.getAttribute('fill'))).toEqual(['rgb(200, 0, 0)']);
  expect([...(marks[0]?.attributes ?? [])].map(({ name }) => name)).not.toContain('onclick');
  expect(picture.querySelector('svg svg text')?.textContent).toBe('居民');
  expect(picture.querySelector('[class]')).toBeNull();
});

it('copies words and boxes of HTML where they are, and the chosen option of a control without the control', () => {
  const picture = parsed(
    view(`<select><option>Auto</option><option selected>Log scale</option></select><input value="typed" />
      <p style="position:absolute;left:20px;top:40px;margin:0;background:rgb(0, 128, 0)">Two words</p><b data-screen-only>Drag</b>`),
  );
  const texts = [...picture.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(['Consumption', '6 customers', 'Log scale', 'Two words', 'Wattfolk']);
  const box = picture.querySelector('rect[fill="rgb(0, 128, 0)"]');
  expect(box?.getAttribute('x')).toBe('20');
  const words = [...picture.querySelectorAll('text')].find((text) => text.textContent === 'Two words');
  expect(Number(words?.getAttribute('x'))).toBeCloseTo(20, 0);
  // The baseline lies inside of the line's box.
  expect(Number(words?.getAttribute('y'))).toBeGreaterThan(46);
  expect(Number(words?.getAttribute('y'))).toBeLessThan(56);
});

it('holds what has to be scrolled to, and gives the scroll position back', () => {
  const plot = view(
    `<div style="height:100px;overflow:auto"><div style="height:300px;width:10px;background:rgb(0, 0, 200)"></div></div>`,
  );
  const scroller = plot.querySelector('div') as HTMLElement;
  const before = pictureOf(view(''), WORDS).heightPx;
  scroller.scrollTop = 120;
  const picture = pictureOf(plot, WORDS);
  expect(picture.heightPx - before).toBe(200);
  expect(scroller.scrollTop).toBe(120);
});

it('is drawn as PNG at two dots a pixel, in its colours', async () => {
  const plot = view('<svg width="200" height="100"><rect class="bar" width="200" height="100" /></svg>');
  plot.style.background = 'rgb(255, 255, 255)';
  const picture = pictureOf(plot, WORDS);
  const bitmap = await createImageBitmap(await pngOf(picture));
  expect([bitmap.width, bitmap.height]).toEqual([2 * picture.widthPx, 2 * picture.heightPx]);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const middle = context.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data;
  expect([...middle]).toEqual([200, 0, 0, 255]);
});

it('breaks a long sentence between words, Chinese anywhere, and says when it ends early', () => {
  const width = (text: string): number => text.length;
  expect(wrapWords('one two three', 8, width)).toEqual(['one two', 'three']);
  expect(wrapWords('居民生活用电', 4, width)).toEqual(['居民生活', '用电']);
  expect(wrapWords('a b c d', 1, width, 2)).toEqual(['a', 'b…']);
  expect(wrapWords('', 8, width)).toEqual([]);
});

it('leaves out words that only a reader by ear gets, and writes what was typed or chosen without the control', () => {
  const picture = parsed(
    view(`<span style="position:absolute;width:1px;height:1px;overflow:hidden">By ear</span><label>Shift <input type="number" value="10" /></label>
      <span role="radiogroup" style="border:1px solid rgb(1, 2, 3)"><label data-screen-only><input type="radio" />kWh</label>
      <label><input type="radio" checked />Bill</label></span>`),
  );
  const texts = [...picture.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(['Consumption', '6 customers', 'Shift', '10', 'Bill', 'Wattfolk']);
  expect(picture.querySelector('line[stroke="rgb(1, 2, 3)"]')).toBeNull();
});

it('keeps the values of a heat map apart instead of blurring them', async () => {
  const dots = document.createElement('canvas');
  [dots.width, dots.height] = [2, 1];
  const context = dots.getContext('2d') as CanvasRenderingContext2D;
  ['rgb(255, 0, 0)', 'rgb(0, 0, 255)'].forEach((colour, x) => {
    context.fillStyle = colour;
    context.fillRect(x, 0, 1, 1);
  });
  const plot = view(
    `<svg width="200" height="100"><image width="200" height="100" preserveAspectRatio="none" style="image-rendering:pixelated" href="${dots.toDataURL()}" /></svg>`,
  );
  await (plot.querySelector('image') as SVGImageElement & { decode(): Promise<void> }).decode();
  const image = new Image();
  image.src = parsed(plot).querySelector('image')?.getAttribute('href') ?? '';
  await image.decode();
  expect([image.width, image.height]).toEqual([400, 200]);
  const large = document.createElement('canvas');
  [large.width, large.height] = [400, 200];
  const drawn = large.getContext('2d') as CanvasRenderingContext2D;
  drawn.drawImage(image, 0, 0);
  const at = (x: number): number[] => [...drawn.getImageData(x, 100, 1, 1).data.slice(0, 3)];
  expect([at(198), at(201)]).toEqual([
    [255, 0, 0],
    [0, 0, 255],
  ]);
});

it('explains the colours that the view does not name, in the colours of the theme', () => {
  const plot = view('');
  plot.style.setProperty('--seg-0', 'rgb(9, 8, 7)');
  const key = Array.from({ length: 9 }, (_, i) => ({
    name: `Segment ${String(i)}`,
    colour: i === 0 ? 'var(--seg-0)' : 'rgb(1, 1, 1)',
  }));
  const picture = new DOMParser().parseFromString(pictureOf(plot, { ...WORDS, key }).svg, 'image/svg+xml');
  const names = [...picture.querySelectorAll('text')].filter(({ textContent }) => textContent.startsWith('Segment'));
  expect(names.map(({ textContent }) => textContent)).toEqual(key.map(({ name }) => name));
  expect(picture.querySelectorAll('rect[fill="rgb(9, 8, 7)"]')).toHaveLength(1);
  // In several rows, none beyond the right edge, and all above the source.
  const places = names.map((name) => [Number(name.getAttribute('x')), Number(name.getAttribute('y'))] as const);
  expect(new Set(places.map(([, y]) => y)).size).toBeGreaterThan(1);
  expect(Math.max(...places.map(([x]) => x))).toBeLessThan(200);
  const source = [...picture.querySelectorAll('text')].find(({ textContent }) => textContent === 'Wattfolk');
  expect(Math.max(...places.map(([, y]) => y))).toBeLessThan(Number(source?.getAttribute('y')));
  expect(pictureOf(plot, { ...WORDS, key }).heightPx).toBeGreaterThan(pictureOf(plot, WORDS).heightPx);
});
