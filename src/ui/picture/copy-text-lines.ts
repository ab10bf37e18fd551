/** Owns the copy of the words of a page as SVG texts: one a line, where the browser put it. */
import { fontOf, svgNode } from './svg-node';

let measuring: CanvasRenderingContext2D | null | undefined;

/** Distance from the top of a line's box to its baseline, px. */
function ascentOf(style: CSSStyleDeclaration, lineHeightPx: number): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null || measuring === undefined) return lineHeightPx * 0.8;
  measuring.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = measuring.measureText('国g');
  return (lineHeightPx - fontBoundingBoxAscent - fontBoundingBoxDescent) / 2 + fontBoundingBoxAscent;
}

interface Line {
  readonly box: DOMRect;
  readonly text: string;
}

/** The lines into which the browser broke a text. */
function linesOf(node: Text): Line[] {
  const range = document.createRange();
  const lines: { top: number; from: number; to: number }[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (box === undefined || box.width === 0) continue;
    const line = lines[lines.length - 1];
    if (line !== undefined && Math.abs(line.top - box.top) < box.height / 2) line.to = at + 1;
    else lines.push({ top: box.top, from: at, to: at + 1 });
  }
  return lines.map(({ from, to }) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return { box: range.getBoundingClientRect(), text: node.data.slice(from, to).trim() };
  });
}

/** As much of the text as its box shows, with an ellipsis where the page has one. */
function fitting(text: string, widthPx: number, roomPx: number): string {
  if (widthPx <= roomPx + 1) return text;
  const chars = Array.from(text);
  return `${chars.slice(0, Math.max(1, Math.floor((chars.length * roomPx) / widthPx) - 1)).join('')}…`;
}

/** @param originX, originY of the picture in the window, px */
export function copyTextLines(node: Text, originX: number, originY: number): SVGElement[] {
  const parent = node.parentElement;
  if (parent === null || node.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  const isClipped = style.textOverflow === 'ellipsis' && style.overflow !== 'visible';
  const end = parent.getBoundingClientRect().right;
  return linesOf(node).map(({ box, text }) =>
    svgNode(
      'text',
      { x: box.left - originX, y: box.top - originY + ascentOf(style, box.height), fill: style.color, ...fontOf(style) },
      [isClipped ? fitting(text, box.width, end - box.left) : text],
    ),
  );
}
