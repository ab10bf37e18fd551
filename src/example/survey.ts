/** Owns 满意度调查: answers of about two thousand customers, and how content depends on class, place and service. */
import type { Random } from '../lib/random';
import { DAY_MS, SERVICE_UNTIL, SURVEY_FROM } from './calendar';
import { inventComment, type Topic } from './comments';
import type { Customer } from './customers';
import { BAD_FEEDER, SLOW_BRANCH } from './places';
import { dateColumn, floatColumn, textColumn, type ExampleTable } from './table';
import type { NumberedTicket } from './tickets';
import { SLOW_CHANNEL, type CustomerClass } from './vocabulary';

/** Name of the survey table. */
export const SURVEY_TABLE = '满意度调查';

type Item = Exclude<Topic, 'general'>;

/** Column header of each item. */
export const ITEM_HEADERS: Readonly<Record<Item, string>> = {
  reliability: '供电可靠性',
  billing: '电费账单',
  price: '电价',
  staff: '服务态度',
  response: '响应速度',
  channel: '渠道便利',
};
const ITEMS = Object.keys(ITEM_HEADERS) as readonly Item[];

/** Share of answers without an item ("don't know"), without 推荐意愿, and without 意见. */
export const ITEM_BLANK_SHARE = 0.03;
export const NPS_BLANK_SHARE = 0.06;
export const COMMENT_BLANK_SHARE = 0.52;

/** Share of each class that answers: few households, most large industrials. Gives about 2 000 answers of 6 400 customers. */
const ANSWER_SHARE: Readonly<Record<CustomerClass, number>> = {
  居民生活: 0.25,
  一般工商业: 0.4,
  大工业: 0.8,
  非居民照明: 0.56,
  农业生产: 0.42,
};

/** Share of answers by people who rate everything low. */
const ANNOYED_SHARE = 0.03;

/** Mean of each item on the 1–5 scale before shifts, and its weight in the overall score. Reliability is uniformly good. */
const MEAN: Readonly<Record<Item, number>> = {
  reliability: 4.6,
  billing: 4.2,
  price: 3.75,
  staff: 4.35,
  response: 4.2,
  channel: 4.25,
};
const WEIGHT: Readonly<Record<Item, number>> = {
  reliability: 0.04,
  billing: 0.19,
  price: 0.28,
  staff: 0.13,
  response: 0.26,
  channel: 0.08,
};
const SPREAD: Readonly<Record<Item, number>> = {
  reliability: 0.5,
  billing: 0.7,
  price: 0.85,
  staff: 0.65,
  response: 0.75,
  channel: 0.7,
};

/** How much of a person's mood reaches an item: even the annoyed grant that the supply is reliable. */
const MOOD_SHARE: Readonly<Record<Item, number>> = {
  reliability: 0.25,
  billing: 1,
  price: 1,
  staff: 1,
  response: 1,
  channel: 1,
};

/** Shift of single items and of the overall score by class. Household size appears nowhere: that is the placebo. */
const CLASS_SHIFT: Readonly<Record<CustomerClass, Partial<Record<Item | 'overall', number>>>> = {
  居民生活: { overall: 0.2 },
  一般工商业: { price: -0.5, billing: -0.15, overall: -0.03 },
  大工业: { price: -0.6, response: 0.1, overall: 0 },
  非居民照明: { price: 0.3, staff: 0.2, response: 0.2, overall: 0.3 },
  农业生产: { price: 0.15, channel: -0.35, reliability: -0.1, overall: 0.1 },
};

/** One answer. Items and `recommend` are null when left blank. */
interface Answer {
  readonly customer: Customer;
  readonly day: number;
  readonly overall: number;
  readonly items: Readonly<Record<Item, number | null>>;
  readonly recommend: number | null;
  readonly comment: string | null;
}

function onScale(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}

/** What happened to a customer before answering. */
interface History {
  complained: boolean;
  metSlowChannel: boolean;
}

function historyOf(tickets: readonly NumberedTicket[]): ReadonlyMap<string, History> {
  const histories = new Map<string, History>();
  for (const { customer, type, channel, opened } of tickets) {
    if (opened >= SURVEY_FROM * DAY_MS) continue;
    const history = histories.get(customer.id) ?? { complained: false, metSlowChannel: false };
    if (type === '投诉') history.complained = true;
    if (channel === SLOW_CHANNEL) history.metSlowChannel = true;
    histories.set(customer.id, history);
  }
  return histories;
}

function answerOf(random: Random, customer: Customer, history: History | undefined): Answer {
  const shift = CLASS_SHIFT[customer.classId];
  const isSlow = customer.branch === SLOW_BRANCH;
  const isDark = customer.feeder === BAD_FEEDER;
  const extra: Partial<Record<Item | 'overall', number>> = {
    reliability: isDark ? -1.3 : 0,
    response: (isSlow ? -0.6 : 0) + (history?.metSlowChannel ? -0.6 : 0),
    staff: history?.complained ? -0.4 : 0,
    overall: (isSlow ? -0.1 : 0) + (isDark ? -0.4 : 0) + (history?.complained ? -0.6 : 0),
  };
  // what the items of one person have in common; a few people are thoroughly annoyed
  const mood = 0.36 * random.normal() - (random.chance(ANNOYED_SHARE) ? 1.5 : 0);
  const items = {} as Record<Item, number | null>;
  let overall = (shift.overall ?? 0) + (extra.overall ?? 0) + 0.36 * random.normal() + mood * 0.3;
  for (const item of ITEMS) {
    const felt = MEAN[item] + (shift[item] ?? 0) + (extra[item] ?? 0) + MOOD_SHARE[item] * mood + SPREAD[item] * random.normal();
    overall += WEIGHT[item] * Math.min(5.3, felt);
    items[item] = random.chance(ITEM_BLANK_SHARE) ? null : onScale(felt, 1, 5);
  }
  const ranked = ITEMS.filter((item) => items[item] !== null).sort((a, b) => (items[a] ?? 0) - (items[b] ?? 0));
  const recommend = onScale(2.1 * overall - 0.6 + 1.2 * random.normal(), 0, 10);
  return {
    customer,
    day: SURVEY_FROM + random.below(SERVICE_UNTIL - SURVEY_FROM),
    overall: onScale(overall, 1, 5),
    items,
    recommend: random.chance(NPS_BLANK_SHARE) ? null : recommend,
    comment: random.chance(COMMENT_BLANK_SHARE)
      ? null
      : inventComment(random, ranked[0] ?? 'general', ranked[ranked.length - 1] ?? 'general', overall >= 3.9),
  };
}

/** The survey table: at most one answer a customer, ordered by day. 满意度 is never missing; items, 推荐意愿 and 意见 may be. */
export function surveyTable(random: Random, customers: readonly Customer[], tickets: readonly NumberedTicket[]): ExampleTable {
  const histories = historyOf(tickets);
  const answers = customers
    .filter((customer) => random.chance(ANSWER_SHARE[customer.classId]))
    .map((customer) => answerOf(random, customer, histories.get(customer.id)))
    .sort((a, b) => a.day - b.day);
  return {
    name: SURVEY_TABLE,
    rows: answers.length,
    columns: [
      textColumn('户号', answers, (a) => a.customer.id),
      dateColumn('调查日期', answers, (a) => a.day),
      { name: '满意度', kind: 'int', values: Int32Array.from(answers, (a) => a.overall) },
      ...ITEMS.map((item) => floatColumn(ITEM_HEADERS[item], answers, (a) => a.items[item])),
      floatColumn('推荐意愿', answers, (a) => a.recommend),
      textColumn('意见', answers, (a) => a.comment),
    ],
  };
}
