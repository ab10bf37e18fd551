/** Owns 报装: new connections and capacity increases, stage by stage. */
import type { Random } from '../lib/random';
import { DAY_MS, MINUTE_MS, SERVICE_FROM, SERVICE_UNTIL } from './calendar';
import { officeTime, type Ticket } from './contacts';
import type { Customer } from './customers';
import { SLOW_BRANCH } from './places';
import type { Channel, Department, Stage, TicketReason } from './vocabulary';

/** Median days of a stage (log-normal, sigma 0.45) by kind of connection; a stage not named does not occur. */
const STAGE_DAYS: Readonly<Record<'home' | 'low' | 'high', readonly (readonly [Stage, number])[]>> = {
  home: [
    ['受理', 0.2],
    ['勘查', 1.1],
    ['装表接电', 1.4],
  ],
  low: [
    ['受理', 0.3],
    ['勘查', 1.4],
    ['方案答复', 2.2],
    ['装表接电', 2],
  ],
  high: [
    ['受理', 0.4],
    ['勘查', 2],
    ['方案答复', 6],
    ['设计审查', 3],
    ['施工', 13],
    ['竣工检验', 2.5],
    ['装表接电', 2],
  ],
};
const STAGE_SIGMA = 0.45;

/** In the slow branch each stage takes this many times longer, and a file waits about a day and a half between departments. */
const SLOW_FACTOR = 1.9;
const WAIT_DAYS = 0.25;
const WAIT_DAYS_SLOW = 1.5;

const STAGE_DEPARTMENTS: Readonly<Record<Stage, Department>> = {
  受理: '营业班',
  勘查: '客户经理班',
  方案答复: '客户经理班',
  设计审查: '发展建设部',
  施工: '工程建设中心',
  竣工检验: '配电运检班',
  装表接电: '计量中心',
};
/** The slow branch hands files over once more: whoever surveys the site is not who writes the plan. */
const SLOW_DEPARTMENTS: Partial<Record<Stage, Department>> = { 勘查: '配电运检班' };

const CHANNELS: Partial<Record<Channel, number>> = { 营业厅: 46, App: 38, '95598': 6, 网格经理: 10 };

/** Share of existing non-household customers who ask for more capacity in the service year, at low and at high voltage. */
const INCREASE_SHARE = 0.05;
const INCREASE_SHARE_HIGH = 0.2;

/**
 * The connections of one customer in the service year: a new one when the contract began in it (its last stage ends on 立户日期),
 * or perhaps an increase of capacity. Each connection is the list of its stages in order, with the same type, channel and reason.
 */
export function inventConnections(random: Random, customer: Customer): Ticket[][] {
  const isNew = customer.openedDay >= SERVICE_FROM + 30;
  const isHome = customer.classId === '居民生活';
  if (isNew) {
    const stages = inventStages(
      random,
      customer,
      SERVICE_FROM,
      isHome ? '低压居民新装' : isHigh(customer) ? '高压新装' : '低压非居民新装',
    );
    return [endingOn(stages, customer.openedDay)];
  }
  if (isHome || !random.chance(isHigh(customer) ? INCREASE_SHARE_HIGH : INCREASE_SHARE)) return [];
  const day = SERVICE_FROM + random.below(SERVICE_UNTIL - SERVICE_FROM);
  return [
    unfinishedAfter(inventStages(random, customer, day, isHigh(customer) ? '高压增容' : '低压增容'), SERVICE_UNTIL * DAY_MS),
  ];
}

function isHigh({ voltage }: Customer): boolean {
  return voltage === '交流10kV' || voltage === '交流35kV';
}

function inventStages(random: Random, customer: Customer, day: number, reason: TicketReason): Ticket[] {
  const isSlow = customer.branch === SLOW_BRANCH;
  const channel = random.weighted(CHANNELS);
  let at = officeTime(random, day);
  const kind = customer.classId === '居民生活' ? 'home' : isHigh(customer) ? 'high' : 'low';
  return STAGE_DAYS[kind].map(([stage, medianDays]): Ticket => {
    const opened = at;
    const closed = later(opened, random.logNormal(medianDays, STAGE_SIGMA) * (isSlow ? SLOW_FACTOR : 1));
    at = later(closed, random.exponential(isSlow ? WAIT_DAYS_SLOW : WAIT_DAYS));
    const department = (isSlow ? SLOW_DEPARTMENTS[stage] : undefined) ?? STAGE_DEPARTMENTS[stage];
    return { customer, type: '业务申请', channel, opened, closed, stage, department, reason };
  });
}

function later(from: number, days: number): number {
  return from + Math.max(10, Math.round((days * DAY_MS) / MINUTE_MS)) * MINUTE_MS;
}

/** Moves a connection in time by whole days, so that it ends on the given day. */
function endingOn(stages: readonly Ticket[], day: number): Ticket[] {
  const last = stages[stages.length - 1]?.closed ?? 0;
  const shift = (day - Math.floor(last / DAY_MS)) * DAY_MS;
  return stages.map((stage) => ({ ...stage, opened: stage.opened + shift, closed: (stage.closed ?? 0) + shift }));
}

/** Leaves out stages that had not begun by `until`, and the end of the one under way. */
function unfinishedAfter(stages: readonly Ticket[], until: number): Ticket[] {
  return stages
    .filter((stage) => stage.opened < until)
    .map((stage) => ((stage.closed ?? 0) >= until ? { ...stage, closed: null } : stage));
}
