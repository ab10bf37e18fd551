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

const isByte = (mark: string): boolean => mark.length === 1 && mark <= '\u007f';

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
  if (isByte(delimiter) && isByte(quote))
    return { form: null, delimiter, quote, shown: delimiter === CELL_END ? ',' : delimiter };
  return {
    form: { kind: 'marks', delimiter, quote: isByte(quote) ? null : quote },
    delimiter: CELL_END,
    quote: isByte(quote) ? quote : QUOTE,
    shown: delimiter,
  };
}
