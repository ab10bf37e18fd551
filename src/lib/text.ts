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

/** Whether a saved value is a text in both languages. */
export function isText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null) return false;
  const { en, zh } = value as Readonly<Record<string, unknown>>;
  return typeof en === 'string' && typeof zh === 'string';
}
