/** Owns the copy of a part of the page as SVG nodes: boxes, borders, words, drawings and canvases, where they are on screen. */
import { copyDrawing } from './copy-drawing';
import { copyTextLines } from './copy-text-lines';
import { fontOf, svgNode } from './svg-node';

/** Controls and what only a reader of the screen gets; mark more with `data-screen-only`. */
const SCREEN_ONLY = 'textarea, [data-screen-only], .sr-only, .wf-tooltip';
/** Their value is part of what the picture shows. */
const TYPED = 'input[type="number"]';

const CLEAR = 'rgba(0, 0, 0, 0)';
const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/**
 * Nodes for everything seen inside `root`, in paint order.
 * @param originX, originY window position (px) that becomes 0, 0 of the picture
 */
export function copyElement(root: Element, originX: number, originY: number): SVGElement[] {
  if (root.matches(SCREEN_ONLY) || (root instanceof HTMLInputElement && !root.matches(TYPED))) return [];
  const style = getComputedStyle(root);
  if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0') return [];
  const box = root.getBoundingClientRect();
  // Words for readers of the page by ear lie in a box of no size.
  if (box.width <= 1 && box.height <= 1 && style.overflow !== 'visible') return [];
  const x = box.left - originX;
  const y = box.top - originY;
  if (root instanceof SVGSVGElement) return box.width === 0 ? [] : [copyDrawing(root, x, y)];
  if (root instanceof HTMLCanvasElement)
    return [svgNode('image', { x, y, width: box.width, height: box.height, href: root.toDataURL('image/png') })];
  if (root instanceof HTMLSelectElement) {
    return [chosenText(root.selectedOptions[0]?.textContent ?? '', style, x, y, box.height)];
  }
  if (root instanceof HTMLInputElement) return [chosenText(root.value, style, x, y, box.height)];
  const chosen = root.matches('[role="radiogroup"]') ? root.querySelector('label:has(input:checked)') : null;
  if (chosen !== null && root.querySelector('[data-screen-only]') !== null) {
    return [chosenText(chosen.textContent, getComputedStyle(chosen), x, y, box.height)];
  }
  const nodes = [...boxOf(style, box, x, y)];
  for (const child of root.childNodes) {
    if (child instanceof Element) nodes.push(...copyElement(child, originX, originY));
    else if (child instanceof Text) nodes.push(...copyTextLines(child, originX, originY));
  }
  if (style.opacity === '1' || nodes.length === 0) return nodes;
  return [svgNode('g', { opacity: style.opacity }, nodes)];
}

/** What is chosen says what the picture shows; the box around it would look like something to click. */
function chosenText(text: string, style: CSSStyleDeclaration, x: number, y: number, height: number): SVGElement {
  return svgNode('text', { x, y: y + height * 0.7, fill: style.color, ...fontOf(style) }, [text.trim()]);
}

function boxOf(style: CSSStyleDeclaration, box: DOMRect, x: number, y: number): SVGElement[] {
  const nodes: SVGElement[] = [];
  const { width, height } = box;
  if (width === 0 || height === 0) return nodes;
  const rx = Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2);
  if (style.backgroundColor !== CLEAR)
    nodes.push(svgNode('rect', { x, y, width, height, rx: rx === 0 ? undefined : rx, fill: style.backgroundColor }));
  const ends = { Top: [0, 0, 1, 0], Right: [1, 0, 1, 1], Bottom: [0, 1, 1, 1], Left: [0, 0, 0, 1] } as const;
  for (const side of SIDES) {
    const widthPx = parseFloat(style[`border${side}Width`]);
    const colour = style[`border${side}Color`];
    if (!(widthPx > 0) || style[`border${side}Style`] === 'none' || colour === CLEAR) continue;
    const [x1, y1, x2, y2] = ends[side];
    nodes.push(
      svgNode('line', {
        ...{ x1: x + x1 * width, y1: y + y1 * height, x2: x + x2 * width, y2: y + y2 * height },
        ...{ stroke: colour, 'stroke-width': widthPx },
      }),
    );
  }
  return nodes;
}
