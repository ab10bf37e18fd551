/** Owns what an axis draws: places and their labels. */

/** A labelled place on an axis; `at` in px of the plot. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}
