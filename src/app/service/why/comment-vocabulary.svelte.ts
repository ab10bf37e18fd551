/** Owns the words that the comments of the data are made of: read once, in slices, so that the page stays at hand meanwhile. */
import { isAbort } from '../../../lib/errors';
import { maskFreeText } from '../../../model/mask-free-text';
import type { ModelInfo } from '../../../model/model-info';
import { runCut, segmenterCut, TermCount } from '../../../service/comment-terms';
import { sql } from '../../../sql/sql';
import type { Session } from '../../../state/session.svelte';

/** Different comments that are read, the most frequent first. */
const MOST_COMMENTS = 30_000;
/** Words that are counted, and comments that must hold one. */
const MOST_TERMS = 60;
const LEAST_COMMENTS = 5;
/** Work between two pauses, ms. */
const SLICE_MS = 10;

const KNOWN = new WeakMap<ModelInfo, string>();

export class CommentVocabulary {
  /** A line each, for the option of the chart; null while they are read. */
  terms = $state.raw<string | null>(null);

  constructor(private readonly session: Session) {}

  /** Reads them for the model in force; to be called in an effect. @returns what stops it */
  follow(): () => void {
    const { model } = this.session;
    const controller = new AbortController();
    const known = model === null ? undefined : KNOWN.get(model);
    this.terms = known ?? null;
    if (model === null || known !== undefined) return () => undefined;
    this.#read(controller.signal).then(
      (terms) => {
        if (controller.signal.aborted) return;
        KNOWN.set(model, terms);
        this.terms = terms;
      },
      (thrown: unknown) => {
        // The chart, which asks the same table, tells what is wrong with it.
        if (!isAbort(thrown) && !controller.signal.aborted) this.terms = '';
      },
    );
    return () => controller.abort();
  }

  async #read(signal: AbortSignal): Promise<string> {
    const statement = sql`
-- one row a comment as it is written
SELECT comment, count(*)::DOUBLE AS n FROM survey WHERE comment IS NOT NULL GROUP BY comment ORDER BY n DESC, comment LIMIT ${MOST_COMMENTS}`;
    const result = await this.session.engine.run(statement, { signal });
    const [comments, times] = [result.texts('comment'), result.numbers('n')];
    const count = new TermCount(segmenterCut() ?? runCut);
    let until = performance.now() + SLICE_MS;
    for (const [i, comment] of comments.entries()) {
      // Names and numbers that people wrote are no words to be counted.
      count.add(maskFreeText(comment ?? ''), times[i] ?? 1);
      if (performance.now() < until) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return '';
      until = performance.now() + SLICE_MS;
    }
    return count
      .terms(LEAST_COMMENTS, MOST_TERMS)
      .map(({ text }) => text)
      .join('\n');
  }
}
