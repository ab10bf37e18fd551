/** Owns what can be offered for a file that will not fit, from what its columns are taken for. */
import type { Runner } from '../engine/engine';
import type { RawTable } from '../intake/raw-table';
import type { SumChoice } from '../intake/thin-choice';
import type { TableMapping } from '../model/mapping';
import { feedsReading, isLongReading } from '../model/build-reading';
import { unitFactor } from '../model/header-name';
import { queryInterval, readInterval } from '../model/interval';
import { PARSE_MACROS } from '../model/parse-macros';
import { planSources, type Source } from '../model/source';

/** A way to sum up, with its estimated number of rows. */
export interface SumOffer {
  readonly sums: SumChoice;
  /** Rows that become one, roughly. */
  readonly rowsEach: number;
}

export interface Offers {
  /** Column of the customer number; null when there is none, and rows are sampled. */
  readonly id: string | null;
  readonly sums: readonly SumOffer[];
  /** Columns that play a role: those that a person would keep first. */
  readonly useful: ReadonlySet<string>;
}

/** @param table its first rows, in the engine */
export async function offersFor(table: RawTable, mapping: TableMapping, runner: Runner): Promise<Offers> {
  const [source] = planSources([table], [mapping]).sources;
  const useful = new Set(
    mapping.columns.filter(({ use }) => use.kind !== 'ignore' && use.kind !== 'attribute').map(({ column }) => column),
  );
  if (source === undefined) return { id: null, sums: [], useful };
  const id = source.roles.get('customer_id')?.[0]?.name ?? null;
  return { id, sums: id === null ? [] : await sumOffers(source, id, runner), useful };
}

async function sumOffers(source: Source, id: string, runner: Runner): Promise<SumOffer[]> {
  if (isLongReading(source)) return readingOffers(source, id, runner);
  const period = source.roles.get('period')?.[0];
  // Rows of bands must not be added up with their total.
  if (source.rowIs !== 'usage' || period?.kind !== 'date' || source.roles.has('band')) return [];
  const values = ['kwh', 'amount', 'peak_kwh', 'flat_kwh', 'valley_kwh'].flatMap((role) => numericColumns(source, role));
  if (values.length === 0) return [];
  const sums: SumChoice = { id, time: period.name, to: 'month', values: values.map((column) => ({ column, how: 'sum' })) };
  // Worth it only where a month has many days.
  return countsDays(period.profile.samples) ? [{ sums, rowsEach: 25 }] : [];
}

async function readingOffers(source: Source, id: string, runner: Runner): Promise<SumOffer[]> {
  const time = source.roles.get('time')?.[0];
  if (time?.kind !== 'timestamp' || source.roles.has('day')) return [];
  const power = numericColumns(source, 'kw');
  const energy = power.length > 0 ? [] : numericColumns(source, 'reading_kwh');
  if (power.length + energy.length === 0) return [];
  for (const macro of PARSE_MACROS) await runner.run(macro);
  const interval = readInterval(await runner.run(queryInterval(source)));
  if (interval === null) return [];
  const { stepMinutes, isEnd, midnightEndsDay } = interval;
  const labels = {
    ...(isEnd || midnightEndsDay ? { endOfMinutes: stepMinutes } : {}),
    ...(midnightEndsDay ? { midnightEndsDay } : {}),
  };
  const offer = (to: 'hour' | 'day', how: 'mean' | 'energy'): SumOffer => ({
    sums: {
      id,
      time: time.name,
      to,
      values: [...power.map((column) => ({ column, how })), ...energy.map((column) => ({ column, how: 'sum' as const }))],
      ...labels,
    },
    rowsEach: (to === 'hour' ? 60 : 1440) / stepMinutes,
  });
  const isPlain = power.every((column) => unitFactor(column, 'kW') === 1);
  return [...(stepMinutes < 60 ? [offer('hour', 'mean')] : []), ...(isPlain ? [offer('day', 'energy')] : [])];
}

function numericColumns(source: Source, role: string): string[] {
  return (source.roles.get(role) ?? []).filter(({ kind }) => kind === 'number' || kind === 'integer').map(({ name }) => name);
}

function countsDays(samples: readonly string[]): boolean {
  return samples.some((value) => !value.endsWith('-01'));
}

/** Bytes that the model takes for so many rows, measured on tables of a million rows and more: tables built, and room to build them. */
export function modelBytes(source: Source | undefined, rows: number): number {
  if (source === undefined) return 0;
  if (feedsReading(source)) return rows * (40 + 8 * source.slots.length);
  switch (source.rowIs) {
    case 'customer':
      return rows * (700 + 80 * source.months.length + 12 * source.days.length);
    case 'usage':
      return rows * 100;
    case 'reading':
    case 'survey':
    case 'ticket':
    case 'outage':
      return rows * 150;
  }
}
