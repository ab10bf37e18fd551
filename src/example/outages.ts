/** Owns 停电记录: interruptions of the feeders in the last twelve months. */
import type { Random } from '../lib/random';
import { DAY_MS, HOUR_MS, MINUTE_MS, SERVICE_FROM, SERVICE_UNTIL } from './calendar';
import { BAD_FEEDER, BRANCH_NAMES, feedersOf } from './places';
import { textColumn, timestampColumn, type ExampleTable } from './table';
import type { OutageCause } from './vocabulary';

/** Name of the outage table. */
export const OUTAGE_TABLE = '停电记录';

/** One interruption of a whole feeder; times in ms, local wall time. */
export interface Outage {
  readonly feeder: string;
  readonly start: number;
  readonly end: number;
  readonly planned: boolean;
  readonly cause: OutageCause;
}

/** Mean number of interruptions a year: of an ordinary feeder and of the bad one. */
const YEARLY_MEAN = 2.6;
const YEARLY_MEAN_BAD = 17;

const PLANNED: Partial<Record<OutageCause, number>> = { 计划检修: 0.5, 配网改造: 0.3, 市政施工配合: 0.2 };
const SUDDEN: Partial<Record<OutageCause, number>> = {
  外力破坏: 24,
  雷击: 14,
  树障: 14,
  设备老化故障: 16,
  用户侧故障: 16,
  大风: 9,
  过负荷跳闸: 7,
};
const SUDDEN_BAD: Partial<Record<OutageCause, number>> = { 设备老化故障: 50, 树障: 18, 过负荷跳闸: 14, 外力破坏: 10, 雷击: 8 };

/** Invents the outages of every feeder, ordered by start. */
export function inventOutages(random: Random): Outage[] {
  const outages = BRANCH_NAMES.flatMap((branch) =>
    feedersOf(branch).flatMap((feeder) => {
      const isBad = feeder === BAD_FEEDER;
      const count = isBad ? Math.max(14, random.poisson(YEARLY_MEAN_BAD)) : Math.min(6, random.poisson(YEARLY_MEAN));
      return Array.from({ length: count }, () => inventOutage(random, feeder, isBad));
    }),
  );
  return outages.sort((a, b) => a.start - b.start);
}

function inventOutage(random: Random, feeder: string, isBad: boolean): Outage {
  const planned = random.chance(isBad ? 0.2 : 0.45);
  // the last day is left free, so that every outage ends inside the period
  const day = SERVICE_FROM + random.below(SERVICE_UNTIL - SERVICE_FROM - 1);
  const minute = planned ? 6 * 60 + 30 * random.below(9) : random.below(24 * 60);
  const hours = planned ? 2 + 0.5 * random.below(13) : Math.min(20, Math.max(0.15, random.logNormal(isBad ? 2.4 : 1.6, 0.7)));
  const start = day * DAY_MS + minute * MINUTE_MS;
  return {
    feeder,
    start,
    end: start + Math.round((hours * HOUR_MS) / MINUTE_MS) * MINUTE_MS,
    planned,
    cause: random.weighted<OutageCause>(planned ? PLANNED : isBad ? SUDDEN_BAD : SUDDEN),
  };
}

/** The outage table, ordered by start; nothing is missing. Every customer of the feeder is without supply. */
export function outageTable(outages: readonly Outage[]): ExampleTable {
  return {
    name: OUTAGE_TABLE,
    rows: outages.length,
    columns: [
      textColumn('馈线', outages, (o) => o.feeder),
      timestampColumn('开始时间', outages, (o) => o.start),
      timestampColumn('结束时间', outages, (o) => o.end),
      textColumn('是否计划', outages, (o) => (o.planned ? '是' : '否')),
      textColumn('原因', outages, (o) => o.cause),
    ],
  };
}
