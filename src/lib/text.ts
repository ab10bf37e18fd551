/** Owns the shape of every text a person reads: both languages or it does not compile. */

export const LOCALES = ['zh', 'en'] as const;

/** `zh` is zh-CN. */
export type Locale = (typeof LOCALES)[number];

/** One message in both languages. Plain text; never HTML. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A text that is the same in both languages, such as a file name. */
export function sameText(text: string): Text {
  return { en: text, zh: text };
}
