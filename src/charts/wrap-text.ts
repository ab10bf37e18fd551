/** Owns the breaking of a short text into lines of a given width. */
import { fitText, textWidth } from './text-width';

const CJK = '⺀-鿿豈-﫿！-｠　-〿';
/** No line of Chinese begins with the first of these or ends with the second. */
const CLOSING = '、。，．：；！？）》】」』”’';
const OPENING = '（《【「『“‘';
/** One Chinese character with its punctuation, or a word up to its end or to a hyphen or slash within it. */
const PARTS = new RegExp(`[${OPENING}]*[${CJK}][${CLOSING}]*\\s*|[^\\s${CJK}/-]+[/-]*[${CLOSING}]*\\s*|[/-]+\\s*`, 'g');

/**
 * Lines no wider than the room, broken between words, after hyphens and slashes, and anywhere in Chinese; the last one is cut where the rest
 * does not fit.
 */
export function wrapText(text: string, fontPx: number, roomPx: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(PARTS) ?? []) {
    if (line !== '' && lines.length < most - 1 && textWidth((line + part).trimEnd(), fontPx) > roomPx) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line].map((one) => fitText(one.trimEnd(), fontPx, roomPx)).filter((one) => one !== '');
}
