/** Owns the copy of an SVG drawing whose look no longer hangs on the page: computed styles become attributes. */
import { svgNode } from './svg-node';

/** Presentation properties that a style sheet may have set, each with the value that need not be written. */
const PROPERTIES: Readonly<Record<string, string>> = {
  fill: '',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
};

const TEXT_PROPERTIES: Readonly<Record<string, string>> = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
};

/** Only what a reader of the picture would see. */
function isSeen(element: Element): boolean {
  const { display, visibility, opacity } = getComputedStyle(element);
  return display !== 'none' && visibility === 'visible' && opacity !== '0';
}

/** More digits than any screen or printer shows would make the file several times as long. */
const LONG_NUMBER = /\d\.\d{4,}/;
const LONG_NUMBERS = /-?\d+\.\d{4,}(?:e-?\d+)?/g;
const shorten = (number: string): string => String(Math.round(Number(number) * 1000) / 1000);

/** A nested `svg` at x, y (px in the picture). Event targets without paint, hidden parts and foreign HTML are left out. */
export function copyDrawing(source: SVGSVGElement, x: number, y: number): SVGElement {
  const box = source.getBoundingClientRect();
  const copy = svgNode('svg', { x, y, width: box.width, height: box.height, overflow: 'visible' });
  const viewBox = source.getAttribute('viewBox');
  if (viewBox !== null) copy.setAttribute('viewBox', viewBox);
  copyChildren(source, copy);
  return copy;
}

function copyChildren(from: Element, to: Element): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.cloneNode());
    else if (child instanceof SVGElement) copyElement(child, to);
  }
}

/** Definitions (patterns, clip paths, gradients) are never painted themselves, so their own visibility says nothing. */
const DEFINITIONS = new Set(['defs', 'clipPath', 'pattern', 'linearGradient', 'mask', 'marker']);
const WORDS = new Set(['text', 'tspan']);

function copyElement(source: SVGElement, to: Element): void {
  const isDefinition = DEFINITIONS.has(source.tagName) || source.closest('defs') !== null;
  if (!isDefinition && !isSeen(source)) return;
  const copy = source.cloneNode(false) as SVGElement;
  for (const { name, value } of [...copy.attributes])
    if (/^(?:class|style|role|tabindex|on.*|aria-.*|data-.*)$/.test(name)) copy.removeAttribute(name);
    else if (LONG_NUMBER.test(value)) copy.setAttribute(name, value.replace(LONG_NUMBERS, shorten));
  const style = getComputedStyle(source);
  if (source.tagName !== 'g' && !DEFINITIONS.has(source.tagName)) {
    write(copy, style, PROPERTIES);
    if (WORDS.has(source.tagName)) write(copy, style, TEXT_PROPERTIES);
  } else if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  // A transform of the style sheet; one written as an attribute was cloned.
  if (style.transform !== 'none' && !source.hasAttribute('transform')) copy.setAttribute('transform', style.transform);
  if (source instanceof SVGImageElement && style.imageRendering === 'pixelated') keepCells(source, copy);
  const hasPaint = style.fill !== 'none' || style.stroke !== 'none';
  const isShape = source.childElementCount === 0 && !WORDS.has(source.tagName) && source.tagName !== 'image';
  if (!isDefinition && isShape && (!hasPaint || isTransparent(style))) return;
  copyChildren(source, copy);
  to.append(copy);
}

/** Dots a pixel of the picture, and the most on one side. */
const CELL_SCALE = 2;
const MOST_DOTS = 4096;

/** A dot for each value, drawn large: programs that blow the image up themselves would blur one value into the next. */
function keepCells(source: SVGImageElement, copy: SVGElement): void {
  const { width, height } = source.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(MOST_DOTS, Math.ceil(width * CELL_SCALE));
  canvas.height = Math.min(MOST_DOTS, Math.ceil(height * CELL_SCALE));
  const context = canvas.getContext('2d');
  copy.setAttribute('image-rendering', 'pixelated');
  if (context === null || canvas.width === 0 || canvas.height === 0) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  copy.setAttribute('href', canvas.toDataURL('image/png'));
}

function isTransparent({ fill, stroke }: CSSStyleDeclaration): boolean {
  const clear = (paint: string): boolean => paint === 'none' || paint === 'transparent' || paint === 'rgba(0, 0, 0, 0)';
  return clear(fill) && clear(stroke);
}

function write(copy: SVGElement, style: CSSStyleDeclaration, properties: Readonly<Record<string, string>>): void {
  for (const [name, usual] of Object.entries(properties)) {
    const value = style.getPropertyValue(name);
    if (value !== usual && value !== '') copy.setAttribute(name, value.replace(LONG_NUMBERS, shorten));
    else copy.removeAttribute(name);
  }
}
