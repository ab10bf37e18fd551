/** Owns the words of the chart of segment sizes. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Segment sizes', zh: '分群规模' };

export const description: Text = {
  en: 'Customers in each segment, and their share of the energy of the last 12 months. Both columns share one scale, so bars can be compared across them.',
  zh: '各分群的用户数，以及其近12个月用电量占比。两列采用同一比例尺，可直接对比。',
};

/** Headings of the two columns of bars; short ones stand in where they do not fit. */
export const shortHeadings = {
  customers: { en: 'Customers', zh: '用户数' },
  energy: { en: '12-month energy', zh: '近12个月电量' },
} satisfies Record<string, Text>;
export const customersHeading: Phrase<[total: string]> = {
  en: (total) => `Customers (${total})`,
  zh: (total) => `用户数（${total} 户）`,
};
export const energyHeading: Phrase<[total: string]> = {
  en: (total) => `12-month energy (${total})`,
  zh: (total) => `近12个月电量（${total}）`,
};

/** The sentence below the bars, about the segment that weighs most for its number or about the chosen ones. */
export const weight: Phrase<[name: string, customers: string, energy: string]> = {
  en: (name, customers, energy) => `${name}: ${customers} of customers hold ${energy} of the energy`,
  zh: (name, customers, energy) => `${name}：${customers} 的用户占 ${energy} 的电量`,
};
export const chosen: Phrase<[count: string]> = {
  en: (count) => `${count} segments chosen`,
  zh: (count) => `已选 ${count} 个分群`,
};
export const partlyKnown: Phrase<[known: string, customers: string]> = {
  en: (known, customers) => `energy known for ${known} of ${customers} customers`,
  zh: (known, customers) => `${customers} 户中 ${known} 户有电量`,
};

/** What a screen reader says of a row. */
export const spokenCustomers: Phrase<[name: string, customers: string, share: string]> = {
  en: (name, customers, share) => `${name}: ${customers} customers, ${share} of all`,
  zh: (name, customers, share) => `${name}：${customers} 户，占 ${share}`,
};
export const spokenEnergy: Phrase<[energy: string, share: string]> = {
  en: (energy, share) => `; ${energy}, ${share} of the energy`,
  zh: (energy, share) => `；电量 ${energy}，占 ${share}`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  segment: { en: 'Segment', zh: '分群' },
  customers: { en: 'Customers', zh: '用户数' },
  customerShare: { en: 'Share of customers', zh: '用户占比' },
  energy: { en: 'Energy, 12 months', zh: '近12个月电量' },
  energyShare: { en: 'Share of energy', zh: '电量占比' },
  known: { en: 'Customers with known energy', zh: '有电量的用户数' },
  mean: { en: 'Energy per customer', zh: '户均电量' },
  customerShareColumn: { en: 'Share of customers (%)', zh: '用户占比（%）' },
  energyColumn: { en: 'Energy in 12 months (kWh)', zh: '近12个月电量（kWh）' },
  energyShareColumn: { en: 'Share of energy (%)', zh: '电量占比（%）' },
} satisfies Record<string, Text>;
