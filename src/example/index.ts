/** Owns the example data: an invented utility, made inside the page from a seed, with relations planted for every analysis to find. */
import { Random } from '../lib/random';
import { customerTable } from './customer-table';
import { inventCustomers } from './customers';
import { inventOutages, outageTable } from './outages';
import { readingTable } from './readings';
import { surveyTable } from './survey';
import type { ExampleTable } from './table';
import { inventResponses } from './responses';
import { inventTickets, ticketTable } from './tickets';
import { inventEnergy } from './usage';
import { usageTable } from './usage-table';

export { PLANTED } from './planted';
export type { ExampleColumn, ExampleTable } from './table';
export { MISSING_DAY } from './table';
export { EXAMPLE_VALUES } from './values';

/** Seed of the example that the page shows. */
export const EXAMPLE_SEED = 20261031;

/** Number of customers of the example that the page shows. */
export const EXAMPLE_CUSTOMERS = 6400;

/**
 * Makes the example's tables in this order: 客户档案, 月度电量, 负荷曲线, 满意度调查, 服务工单, 停电记录.
 * Pure: the same options give the same tables in one browser (the last bit of Math.exp may differ between browsers).
 * @param options.customers at least 100; every group of customers keeps at least two members
 */
export function generateExample(options: { seed?: number; customers?: number } = {}): ExampleTable[] {
  const root = new Random(options.seed ?? EXAMPLE_SEED);
  const customers = inventCustomers(root.fork('customers'), Math.max(100, options.customers ?? EXAMPLE_CUSTOMERS));
  const energy = inventEnergy(root.fork('energy'), customers);
  const outages = inventOutages(root.fork('outages'));
  const tickets = inventTickets(root.fork('tickets'), customers, outages);
  return [
    customerTable(root.fork('customer gaps'), customers),
    usageTable(root.fork('bills'), customers, energy),
    readingTable(root.fork('readings'), customers, energy),
    surveyTable(root.fork('survey'), customers, tickets),
    ticketTable(tickets, inventResponses(root.fork('responses'), tickets)),
    outageTable(outages),
  ];
}
