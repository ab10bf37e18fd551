/** Owns the words of the chart of segment sizes. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';

export const title: Text = { en: 'Segment sizes', zh: '客群规模' };

export const description: Text = {
  en: 'Customers in each segment, and their share of the energy of the last 12 months. Both columns share one scale, so bars can be compared across them.',
  zh: '各客群的客户数，以及其近 12 个月用电量占比。两列采用同一比例尺，可直接对比。',
};

/** Headings of the two columns of bars; short ones stand in where they do not fit. */
export const shortEnergyHeading: Text = { en: '12-month energy', zh: '近 12 个月电量' };
export const shortestEnergyHeading: Text = { en: 'Energy', zh: '电量' };
export const customersHeading: SubjectPhrase<[total: string]> = {
  en: (of, total) => `${of.heading} (${total})`,
  zh: (of, total) => `${of.heading}（${total}${of.counter}）`,
};
export const energyHeading: Phrase<[total: string]> = {
  en: (total) => `12-month energy (${total})`,
  zh: (total) => `近 12 个月电量（${total}）`,
};

/** The sentence below the bars, about the segment that weighs most for its number or about the chosen ones. */
export const weight: SubjectPhrase<[name: string, customers: string, energy: string]> = {
  en: (of, name, customers, energy) => `${name}: ${customers} of ${of.many} hold ${energy} of the energy`,
  zh: (of, name, customers, energy) => `${name}：${customers} 的${of.many}占 ${energy} 的电量`,
};
export const chosen: Phrase<[count: string]> = {
  en: (count) => `${count} segments chosen`,
  zh: (count) => `已选 ${count} 个客群`,
};
export const partlyKnown: SubjectPhrase<[known: string, customers: string]> = {
  en: (of, known, customers) => `energy known for ${known} of ${customers}${of.counter}`,
  zh: (of, known, customers) => `${customers}${of.counter}中 ${known}${of.counter}有电量`,
};

/** What a screen reader says of a row. */
export const spokenCustomers: SubjectPhrase<[name: string, customers: string, share: string]> = {
  en: (of, name, customers, share) => `${name}: ${customers}${of.counter}, ${share} of all`,
  zh: (of, name, customers, share) => `${name}：${customers}${of.counter}，占 ${share}`,
};
export const spokenEnergy: Phrase<[energy: string, share: string]> = {
  en: (energy, share) => `; ${energy}, ${share} of the energy`,
  zh: (energy, share) => `；电量 ${energy}，占 ${share}`,
};

export const share: SubjectPhrase<[]> = {
  en: (of) => `Share of ${of.many}`,
  zh: (of) => `${of.many}占比`,
};
export const shareColumn: SubjectPhrase<[]> = {
  en: (of) => `Share of ${of.many} (%)`,
  zh: (of) => `${of.many}占比（%）`,
};
export const known: SubjectPhrase<[]> = {
  en: (of) => `${of.heading} with known energy`,
  zh: (of) => `有电量的${of.heading}`,
};
export const mean: SubjectPhrase<[]> = {
  en: (of) => `Energy ${of.each}`,
  zh: (of) => `${of.each}电量`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  energy: { en: 'Energy, 12 months', zh: '近 12 个月电量' },
  energyShare: { en: 'Share of energy', zh: '电量占比' },
  energyColumn: { en: 'Energy in 12 months (kWh)', zh: '近 12 个月电量（kWh）' },
  energyShareColumn: { en: 'Share of energy (%)', zh: '电量占比（%）' },
} satisfies Record<string, Text>;
