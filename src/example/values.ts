/** Owns the display names of every invented categorical value. */
import type { Text } from '../lib/text';
import { BRANCHES } from './places';
import * as vocabulary from './vocabulary';

const PLACES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(BRANCHES).flatMap(([branch, { en, feeders }]) => [[branch, en], ...Object.entries<string>(feeders)]),
);

const ENGLISH: Readonly<Record<string, string>> = {
  ...vocabulary.CLASSES,
  ...vocabulary.NATURES,
  ...vocabulary.INDUSTRIES,
  ...vocabulary.VOLTAGES,
  ...vocabulary.TARIFFS,
  ...vocabulary.IMPORTANCES,
  ...vocabulary.CHANNELS,
  ...vocabulary.STATUSES,
  ...vocabulary.TICKET_TYPES,
  ...vocabulary.STAGES,
  ...vocabulary.DEPARTMENTS,
  ...vocabulary.TICKET_REASONS,
  ...vocabulary.OUTAGE_CAUSES,
  ...vocabulary.YES_NO,
  ...PLACES,
};

/**
 * Display names in both languages of every categorical value of the example: key = the value stored in the data (Chinese).
 * Names, addresses, numbers and comments are not categorical and have no entry.
 */
export const EXAMPLE_VALUES: Record<string, Text> = Object.fromEntries(
  Object.entries(ENGLISH).map(([zh, en]) => [zh, { en, zh }]),
);
