/** Owns the shape of a chart's sentences with numbers in them. */
import type { Locale } from '../lib/text';
import type { Subject } from './subject';

/** One sentence in both languages, as functions of its parts, which come already formatted. */
export type Phrase<Parts extends readonly string[]> = Readonly<Record<Locale, (...parts: Parts) => string>>;

/** The same about what the chart counts, whose nouns come first. */
export type SubjectPhrase<Parts extends readonly string[]> = Readonly<Record<Locale, (of: Subject, ...parts: Parts) => string>>;
