/** Owns the shape of what an editor offers while one types. */

export interface CompletionItem {
  /** What is put in the place of the characters typed. */
  readonly text: string;
  /** What is shown; `text` when absent. */
  readonly label?: string;
  /** One letter or two that tells the kind at a glance. */
  readonly badge: string;
  /** Beside the name: a type, or the arguments. */
  readonly detail?: string | undefined;
  /** Under it: what it means. */
  readonly meaning?: string | undefined;
  /** Characters of `text` behind the cursor afterwards, such as a closing bracket. */
  readonly back?: number;
}

/** Offers for the characters from `from` up to the cursor, the best first. */
export interface Completion {
  readonly from: number;
  readonly items: readonly CompletionItem[];
}
