/** Owns the choice of language and what follows from it: picking a text, ordering names. */
import type { Locale, Text } from '../lib/text';

/** `zh` when the browser's first language is any Chinese (zh, zh-CN, zh-Hant …), otherwise `en`. */
export function detectLocale(languages: readonly string[]): Locale {
  return /^zh\b/i.test(languages[0] ?? '') ? 'zh' : 'en';
}

/** The text in one language. */
export function pick(text: Text, locale: Locale): string {
  return text[locale];
}

/** The value of `<html lang>`: it also decides which Chinese font variant the system draws. */
export function languageTag(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/** Compares names as a reader of the language orders them: by pinyin in Chinese, and digits by value (2 before 10) in both. */
export function compareText(locale: Locale): (a: string, b: string) => number {
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en', { numeric: true });
  return (a, b) => collator.compare(a, b);
}
