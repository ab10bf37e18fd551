/** Owns which types of contacts the data has, for the limits that are set by type. */
import { isAbort } from '../../../lib/errors';
import { sql } from '../../../sql/sql';
import type { Session } from '../../../state/session.svelte';

/** Types stand in a list to be edited: what comes after these is rare. */
const MOST = 20;

/** Without connections, which have limits of their own; most used first. */
const QUERY = sql`
SELECT type FROM contact WHERE NOT is_connection AND type IS NOT NULL GROUP BY type ORDER BY count(*) DESC, type LIMIT ${MOST}`;

export class ContactTypes {
  types: readonly string[] = $state.raw([]);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Follows the model; to be called in an effect. */
  follow(): (() => void) | undefined {
    const { model, engine } = this.#session;
    this.types = [];
    if (model === null || (model.rows['contact'] ?? 0) === 0) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    engine.run(QUERY, { signal }).then(
      (result) => {
        if (!signal.aborted) this.types = result.texts('type').filter((type) => type !== null);
      },
      (error: unknown) => {
        // The charts say what is wrong with the engine.
        if (!isAbort(error)) this.types = [];
      },
    );
    return () => controller.abort();
  }
}
