/** Owns the display names of every invented categorical value. */
import type { Text } from '../lib/text';
import { BRANCHES } from './places';
import * as vocabulary from './vocabulary';

const PLACES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(BRANCHES).flatMap(([branch, { en, feeders }]) => [[branch, en], ...Object.entries<string>(feeders)]),
);

/** The tables themselves, as the Data page lists them. */
const TABLES: Readonly<Record<string, string>> = {
  客户档案: 'Customer list',
  月度电量: 'Monthly energy and bills',
  负荷曲线: 'Load curves',
  满意度调查: 'Satisfaction survey',
  服务工单: 'Service tickets',
  停电记录: 'Outages',
};

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
  ...TABLES,
};

/**
 * Display names in both languages of every categorical value of the example: key = the value stored in the data (Chinese).
 * Names, addresses, numbers and comments are not categorical and have no entry.
 */
export const EXAMPLE_VALUES: Record<string, Text> = Object.fromEntries(
  Object.entries(ENGLISH).map(([zh, en]) => [zh, { en, zh }]),
);
