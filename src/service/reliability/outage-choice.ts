/** Owns which interruptions count: planned or not, longer than momentary, with or without major event days. */

export const OUTAGE_KINDS = ['all', 'unplanned', 'planned'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** Minutes up to which an interruption is momentary: DL/T 836 says 3, IEEE 1366 says 5. */
export const MOMENTARY_MINUTES = [0, 1, 3, 5] as const;

export type OutageChoice = {
  readonly kind: string;
  readonly momentary: number;
  /** False: days whose minutes lie 2.5 β above the usual (IEEE 1366) are left out. */
  readonly majorDays: boolean;
};

export const USUAL_OUTAGES: OutageChoice = { kind: 'all', momentary: 3, majorDays: true };
