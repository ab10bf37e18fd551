/** Owns where a sentence with figures may break its line: nowhere within "n = 58", "p < 0.001" or "95 %". */

/** A piece of a sentence; all of them together are the sentence. */
export interface Piece {
  readonly text: string;
  /** Stays on one line. */
  readonly whole: boolean;
}

const FIGURE = /(\b[np] [=<⩾≥] [\d.,]*\d|\b\d+ %)/;

/** Cuts a sentence into its pieces, in order; none is empty. */
export function figuresWhole(sentence: string): Piece[] {
  // Split by one group: every second piece is what the group caught.
  return sentence.split(FIGURE).flatMap((text, i) => (text === '' ? [] : [{ text, whole: i % 2 === 1 }]));
}
