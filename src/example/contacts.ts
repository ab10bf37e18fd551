/** Owns ordinary service contacts (enquiries, fault reports, complaints …): who calls, about what, how long it takes. */
import type { Random } from '../lib/random';
import { DAY_MS, HOUR_MS, MINUTE_MS, SERVICE_FROM, SERVICE_UNTIL } from './calendar';
import type { Customer } from './customers';
import type { Outage } from './outages';
import { BAD_FEEDER } from './places';
import { SLOW_CHANNEL, type Channel, type Department, type Stage, type TicketReason, type TicketType } from './vocabulary';

/** One row of the ticket table before it is numbered. Times in ms, local wall time; `closed` null = still open or never closed. */
export interface Ticket {
  readonly customer: Customer;
  readonly type: TicketType;
  readonly channel: Channel;
  readonly opened: number;
  readonly closed: number | null;
  /** null for anything but a connection */
  readonly stage: Stage | null;
  readonly department: Department;
  readonly reason: TicketReason;
}

/** Contacts a year other than complaints and fault reports, by class. */
const YEARLY_CONTACTS = { 居民生活: 0.3, 一般工商业: 0.5, 大工业: 1.2, 非居民照明: 0.6, 农业生产: 0.35 } as const;

/** Complaints a year of a customer with nothing to complain of, and what multiplies it. */
const YEARLY_COMPLAINTS = 0.032;
const COMPLAINTS_IF_LATE = 4;
const COMPLAINTS_IF_BAD_FEEDER = 4.5;

/** Share of a feeder's customers who report a sudden outage. */
const REPORTING_SHARE = 0.03;

/** Median hours to close by type (log-normal, sigma 0.7); the slow channel takes this many times longer. */
const MEDIAN_HOURS: Readonly<Record<TicketType, number>> = {
  咨询: 2,
  报修: 3.2,
  投诉: 56,
  举报: 90,
  意见: 70,
  表扬: 20,
  业务申请: 46,
};
const SLOW_FACTOR = 2.6;

/** Chance that the same matter comes back within ten days. */
const REPEAT_CHANCE = 0.06;
const REPEAT_CHANCE_SLOW = 0.28;

const REASONS: Readonly<Record<TicketType, Partial<Record<TicketReason, number>>>> = {
  咨询: { 电费账单疑问: 34, 停电信息: 22, 电价政策: 18, 缴费方式: 16, 业务办理进度: 10 },
  报修: { 客户侧故障: 40, 电压异常: 18, 电表故障: 18, 线路停电: 24 },
  投诉: { 频繁停电: 18, 电费差错: 24, 催费停电: 16, 服务态度差: 14, 处理超时限: 28 },
  举报: { 窃电: 60, 违约用电: 40 },
  意见: { 服务建议: 60, 线路改造建议: 40 },
  表扬: { 抢修及时: 55, 服务热情: 45 },
  业务申请: { 更名过户: 45, 改类: 25, 峰谷电开通: 30 },
};
const OTHER_TYPES: Partial<Record<TicketType, number>> = { 咨询: 62, 报修: 14, 举报: 2, 意见: 5, 表扬: 3, 业务申请: 14 };

/** Channels by which a customer gets in touch (weights); apps and WeChat as in real centres below the hotline. */
const TICKET_CHANNELS: Partial<Record<Channel, number>> = { '95598': 44, App: 16, 微信: 16, 营业厅: 14, 网格经理: 10 };

/** Invents the contacts of one customer in the service year, repeats included. */
export function inventContacts(random: Random, customer: Customer): Ticket[] {
  const tickets: Ticket[] = [];
  const contacts = random.poisson(YEARLY_CONTACTS[customer.classId]);
  for (let i = 0; i < contacts; i++) addWithRepeats(random, tickets, customer, random.weighted<TicketType>(OTHER_TYPES));
  const onBadFeeder = customer.feeder === BAD_FEEDER;
  const rate = YEARLY_COMPLAINTS * (customer.paysLate ? COMPLAINTS_IF_LATE : 1) * (onBadFeeder ? COMPLAINTS_IF_BAD_FEEDER : 1);
  const complaints = random.poisson(rate);
  for (let i = 0; i < complaints; i++) {
    const reason =
      onBadFeeder && random.chance(0.75) ? '频繁停电' : customer.paysLate && random.chance(0.5) ? '催费停电' : undefined;
    addWithRepeats(random, tickets, customer, '投诉', reason);
  }
  return tickets;
}

/** Invents the fault reports that a sudden outage brings from the feeder's customers, soon after it starts. */
export function inventFaultReports(random: Random, outage: Outage, customers: readonly Customer[]): Ticket[] {
  if (outage.planned) return [];
  return customers
    .filter(() => random.chance(REPORTING_SHARE))
    .map((customer) => {
      const opened = outage.start + Math.round(random.exponential(35)) * MINUTE_MS;
      return ticket(random, customer, '报修', opened, random.weighted(TICKET_CHANNELS), '线路停电');
    });
}

function addWithRepeats(random: Random, tickets: Ticket[], customer: Customer, type: TicketType, reason?: TicketReason): void {
  const channel = random.weighted(TICKET_CHANNELS);
  const why = reason ?? random.weighted(REASONS[type]);
  let opened = officeTime(random, SERVICE_FROM + random.below(SERVICE_UNTIL - SERVICE_FROM));
  while (opened < SERVICE_UNTIL * DAY_MS) {
    tickets.push(ticket(random, customer, type, opened, channel, why));
    if (!random.chance(channel === SLOW_CHANNEL ? REPEAT_CHANCE_SLOW : REPEAT_CHANCE)) return;
    opened = officeTime(random, Math.floor(opened / DAY_MS) + 2 + random.below(9));
  }
}

/** An instant on a day when people get in touch: mostly 08–18 h. */
export function officeTime(random: Random, day: number): number {
  const hour = random.chance(0.85) ? random.between(8, 18) : random.between(6, 23);
  return day * DAY_MS + Math.floor(hour * 60) * MINUTE_MS;
}

function ticket(
  random: Random,
  customer: Customer,
  type: TicketType,
  opened: number,
  channel: Channel,
  reason: TicketReason,
): Ticket {
  const hours = random.logNormal(MEDIAN_HOURS[type], 0.7) * (channel === SLOW_CHANNEL ? SLOW_FACTOR : 1);
  const closed = opened + Math.max(5, Math.round((hours * HOUR_MS) / MINUTE_MS)) * MINUTE_MS;
  const neverClosed = random.chance(0.012);
  return {
    customer,
    type,
    channel,
    opened,
    closed: neverClosed ? null : closed,
    stage: null,
    department: departmentFor(type, reason),
    reason,
  };
}

function departmentFor(type: TicketType, reason: TicketReason): Department {
  if (reason === '电表故障') return '计量中心';
  if (type === '报修' || reason === '频繁停电' || reason === '线路改造建议') return '配电运检班';
  if (type === '举报') return '营销稽查班';
  if (type === '业务申请' || reason === '电费差错' || reason === '催费停电') return '营业班';
  return '客户服务中心';
}
