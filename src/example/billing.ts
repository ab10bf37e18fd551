/** Owns money: what a month's electricity costs (invented prices in yuan) and when it is paid. */
import type { Random } from '../lib/random';
import { EXPORT_DAY, type BillingMonth } from './calendar';
import type { Customer } from './customers';

/** A month's energy by time-of-use band, in kWh. */
export interface BandEnergy {
  readonly peak: number;
  readonly flat: number;
  readonly valley: number;
}

/** Yuan per kVA and month of contract capacity in the two-part tariff. */
const DEMAND_PRICE = 22;

/** The bill of one month in yuan, to the cent. */
export function billYuan(customer: Customer, energy: BandEnergy): number {
  const { peak, flat, valley } = energy;
  const total = peak + flat + valley;
  switch (customer.tariff) {
    case '居民阶梯电价':
      return cents(0.538 * total + tierSurcharge(total));
    case '居民峰谷分时电价':
      return cents(0.568 * (peak + flat) + 0.288 * valley + tierSurcharge(total));
    case '居民合表电价':
      return cents(0.558 * total);
    case '一般工商业单一制':
      return cents(0.782 * total);
    case '一般工商业分时电价':
      return cents(1.083 * peak + 0.742 * flat + 0.345 * valley);
    case '大工业两部制分时电价':
      return cents(0.956 * peak + 0.652 * flat + 0.311 * valley + DEMAND_PRICE * customer.capacityKva);
    case '非居民照明单一制':
      return cents(0.735 * total);
    case '农业生产电价':
      return cents(0.528 * total);
  }
}

/** What the higher residential tiers add, in yuan: 0.05 a kWh from 230 to 400 kWh a month, 0.30 above. */
function tierSurcharge(total: number): number {
  return 0.05 * Math.max(0, Math.min(total, 400) - 230) + 0.3 * Math.max(0, total - 400);
}

function cents(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}

/** How one bill was settled. `paidDay` null = not (fully) paid when the export was taken; `owedYuan` is what was still owed then. */
export interface Payment {
  readonly paidDay: number | null;
  readonly owedYuan: number;
}

/**
 * Settles one bill. Habitual late payers are late with six bills in ten, others with four in a hundred (fewer by bank debit).
 * @param unpaidFrom first month index this customer has not paid at all (24 = none)
 */
export function settle(
  random: Random,
  customer: Customer,
  month: BillingMonth,
  index: number,
  amount: number,
  unpaidFrom: number,
): Payment {
  if (amount === 0) return { paidDay: month.dueDay - 5, owedYuan: 0 };
  const byDebit = customer.payChannel === '银行代扣';
  const lateChance = customer.paysLate ? 0.6 : byDebit ? 0.01 : 0.04;
  const late = random.chance(lateChance);
  const wait = customer.paysLate ? random.exponential(24) : random.exponential(9);
  const early = byDebit ? 7 : random.below(21);
  if (index >= unpaidFrom) return { paidDay: null, owedYuan: random.chance(0.1) ? cents(amount * 0.5) : amount };
  const paidDay = late ? month.dueDay + 1 + Math.floor(wait) : month.dueDay - early;
  return paidDay > EXPORT_DAY ? { paidDay: null, owedYuan: amount } : { paidDay, owedYuan: 0 };
}

/** The first month index a customer has not paid: 24 (none) for nearly all; habitual late payers often owe the last one to five. */
export function firstUnpaidMonth(random: Random, customer: Customer, months: number): number {
  const unpaid = customer.paysLate ? Math.floor(random.between(-1.2, 6)) : random.chance(0.006) ? 1 : 0;
  return months - Math.max(0, unpaid);
}
