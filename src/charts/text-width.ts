/** Owns estimates of text widths, so that a layout can reserve room without a DOM. Estimates err on the wide side. */

const ELLIPSIS = '…';

/** Known widths, em: layouts measure the same few characters in every frame of a brush. */
const KNOWN_EM = new Map<string, number>();

/** Width in em of one character in a common sans-serif face with tabular figures. */
function characterEm(character: string): number {
  if (/[⺀-鿿가-힣豈-﫿！-｠￠-￦　-〿]/.test(character)) return 1;
  if (/[0-9]/.test(character)) return 0.63;
  if (/[MW@%…]/.test(character)) return 0.97;
  if (/[A-Z&<>=+−×–]/.test(character)) return 0.72;
  if (/[ijl.,:;'|!()·[\] ]/.test(character)) return 0.37;
  return character === 'm' || character === 'w' ? 0.9 : 0.6;
}

/** @returns width in px of one line of text at the font size */
export function textWidth(text: string, fontPx: number): number {
  let em = 0;
  for (const character of text) {
    let width = KNOWN_EM.get(character);
    if (width === undefined) KNOWN_EM.set(character, (width = characterEm(character)));
    em += width;
  }
  return em * fontPx;
}

/** Widest of several texts in px; 0 for none. */
export function widestText(texts: readonly string[], fontPx: number): number {
  return texts.reduce((widest, text) => Math.max(widest, textWidth(text, fontPx)), 0);
}

/** Between the parts of the name of a combination. */
const CROSS = ' × ';

/**
 * The text, or its beginning with an ellipsis when it is wider than `widthPx`; empty when not even that fits. Of a combination (A × B) the
 * beginnings of both parts stay, for others begin with the same A.
 */
export function fitText(text: string, fontPx: number, widthPx: number): string {
  if (textWidth(text, fontPx) <= widthPx) return text;
  const at = text.indexOf(CROSS);
  if (at < 0) return cut(text, fontPx, widthPx);
  const [one, other] = [text.slice(0, at), text.slice(at + CROSS.length)];
  const room = widthPx - textWidth(CROSS, fontPx);
  const end = fitText(other, fontPx, Math.max(room / 2, room - textWidth(one, fontPx)));
  const start = fitText(one, fontPx, room - textWidth(end, fontPx));
  return start === '' || end === '' ? cut(text, fontPx, widthPx) : start + CROSS + end;
}

function cut(text: string, fontPx: number, widthPx: number): string {
  let left = widthPx - textWidth(ELLIPSIS, fontPx);
  let fitted = '';
  for (const character of text) {
    left -= textWidth(character, fontPx);
    if (left < 0) break;
    fitted += character;
  }
  return fitted === '' ? '' : fitted.trimEnd() + ELLIPSIS;
}
