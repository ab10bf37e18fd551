/** Owns the choice of what separates and encloses cells, and of the form that text has to be brought into before it can be split. */
import { CELL_END, QUOTE, type LineForm } from './line-form';
import { sniffDelimiter, sniffQuote } from './sniff-dialect';
import { sniffForm } from './sniff-form';

export interface Marks {
  /** Null for text that is delimited by single bytes. */
  readonly form: LineForm | null;
  /** Of a byte each. */
  readonly delimiter: string;
  readonly quote: string;
  readonly shown: string;
}

/** Share of the records that a delimiter has to explain before another form is out of the question. */
const CLEAR = 0.5;
/** Share of the lines that end with a mark. */
const NEARLY_ALL = 0.9;

const isByte = (mark: string): boolean => mark.length === 1 && mark <= '\u007f';

const LINES = 200;
const TAILS = [';', ','] as const;

/** A delimiter of other files that ends nearly every line, as statements end, and stands nowhere else; null without one. */
function sniffTail(text: string, delimiter: string): string | null {
  const lines = text
    .split(/\r\n|\r|\n/, LINES + 1)
    .slice(0, LINES)
    .filter((line) => line.trim() !== '');
  const ends = (line: string, mark: string): boolean => line.indexOf(mark) === line.length - 1;
  const isTail = (mark: string): boolean =>
    mark !== delimiter && lines.length > 2 && lines.filter((line) => ends(line, mark)).length >= lines.length * NEARLY_ALL;
  return TAILS.find(isTail) ?? null;
}

/** @param asked the delimiter that a person chose; line ends, quotes and nothing are no delimiters, and are passed over */
export function sniffMarks(text: string, asked: string | undefined): Marks {
  const quote = sniffQuote(text.slice(0, 65_536));
  const chosen = asked === undefined || asked === '' || /["\r\n\0]/.test(asked) ? undefined : asked;
  const found = chosen === undefined ? sniffDelimiter(text, quote) : { delimiter: chosen, score: 1 };
  if (chosen === undefined && (found.score < CLEAR || found.delimiter === '|')) {
    const form = sniffForm(text.slice(0, 65_536));
    if (form !== null) return { form, delimiter: CELL_END, quote, shown: form.kind === 'drawn' ? '|' : ' ' };
  }
  const { delimiter } = found;
  const tail = chosen === undefined && isByte(delimiter) && isByte(quote) && found.score > 0 ? sniffTail(text, delimiter) : null;
  if (tail !== null) return { form: { kind: 'tail', mark: tail }, delimiter, quote, shown: delimiter };
  if (isByte(delimiter) && isByte(quote))
    return { form: null, delimiter, quote, shown: delimiter === CELL_END ? ',' : delimiter };
  return {
    form: { kind: 'marks', delimiter, quote: isByte(quote) ? null : quote },
    delimiter: CELL_END,
    quote: isByte(quote) ? quote : QUOTE,
    shown: delimiter,
  };
}
