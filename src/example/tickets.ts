/** Owns 服务工单: all service contacts and connections of twelve months, numbered and in one table. */
import type { Random } from '../lib/random';
import { DAY_MS } from './calendar';
import { inventConnections } from './connections';
import { inventContacts, inventFaultReports, type Ticket } from './contacts';
import type { Customer } from './customers';
import type { Outage } from './outages';
import { textColumn, timestampColumn, type ExampleTable } from './table';

/** Name of the ticket table. */
export const TICKET_TABLE = '服务工单';

/** A row with its number; the stages of one connection share a number. */
export interface NumberedTicket extends Ticket {
  readonly number: string;
}

/** Invents and numbers the tickets, ordered by the time each case began; the stages of a connection stay together in order. */
export function inventTickets(random: Random, customers: readonly Customer[], outages: readonly Outage[]): NumberedTicket[] {
  const byFeeder = new Map<string, Customer[]>();
  for (const customer of customers) {
    const members = byFeeder.get(customer.feeder);
    if (members === undefined) byFeeder.set(customer.feeder, [customer]);
    else members.push(customer);
  }
  const contacts = customers.flatMap((customer) => inventContacts(random, customer));
  const reports = outages.flatMap((outage) => inventFaultReports(random, outage, byFeeder.get(outage.feeder) ?? []));
  const cases = [
    ...[...contacts, ...reports].map((ticket) => [ticket]),
    ...customers.flatMap((customer) => inventConnections(random, customer)),
  ].filter((stages) => stages.length > 0);
  cases.sort((a, b) => began(a) - began(b));
  return cases.flatMap((stages, index) => {
    const day = new Date(Math.floor(began(stages) / DAY_MS) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
    const number = `${day}${String(index + 1).padStart(6, '0')}`;
    return stages.map((stage) => ({ ...stage, number }));
  });
}

function began(stages: readonly Ticket[]): number {
  return stages[0]?.opened ?? 0;
}

/**
 * The ticket table: one row a contact, and one row a stage of a connection (环节 not blank; 受理时间 and 办结时间 are then the stage's).
 * 办结时间 is missing for what was never closed or was under way at the end of the period.
 * @param responses one a ticket: when somebody first responded, or null
 */
export function ticketTable(tickets: readonly NumberedTicket[], responses: readonly (number | null)[]): ExampleTable {
  return {
    name: TICKET_TABLE,
    rows: tickets.length,
    columns: [
      textColumn('工单编号', tickets, (t) => t.number),
      textColumn('户号', tickets, (t) => t.customer.id),
      textColumn('业务类型', tickets, (t) => t.type),
      textColumn('渠道', tickets, (t) => t.channel),
      timestampColumn('受理时间', tickets, (t) => t.opened),
      timestampColumn('首次响应时间', responses, (at) => at),
      timestampColumn('办结时间', tickets, (t) => t.closed),
      textColumn('环节', tickets, (t) => t.stage),
      textColumn('部门', tickets, (t) => t.department),
      textColumn('原因', tickets, (t) => t.reason),
    ],
  };
}
