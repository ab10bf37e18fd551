/** Owns what a person may say about the answers to one question: what it asks, its scale, and what its words are worth. Plain JSON. */

/** Absent parts stay as guessed. */
export interface ScoreChoice {
  /** In a list of answers: the role whose question this is, or `own` for a question of its own. */
  readonly as?: string;
  readonly lo?: number;
  readonly hi?: number;
  /** The smallest score is the best. */
  readonly reversed?: boolean;
  /** Value as it stands in the file → score; null: no answer. */
  readonly words?: Readonly<Record<string, number | null>>;
}

/** By key of a question; see question.ts. */
export type ScoreChoices = Readonly<Record<string, ScoreChoice>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** What was saved, as far as it makes sense. */
export function readScoreChoices(saved: unknown): ScoreChoices {
  if (!isRecord(saved)) return {};
  return Object.fromEntries(
    Object.entries(saved).flatMap(([key, entry]): [string, ScoreChoice][] => {
      if (!isRecord(entry)) return [];
      const { as, lo, hi, reversed, words } = entry;
      const hasScale = isFinite(lo) && isFinite(hi) && lo < hi;
      const kept = isRecord(words)
        ? Object.entries(words).filter((pair): pair is [string, number | null] => pair[1] === null || isFinite(pair[1]))
        : [];
      return [
        [
          key,
          {
            ...(typeof as === 'string' && { as }),
            ...(hasScale && { lo, hi }),
            ...(typeof reversed === 'boolean' && { reversed }),
            ...(kept.length > 0 && { words: Object.fromEntries(kept) }),
          },
        ],
      ];
    }),
  );
}
