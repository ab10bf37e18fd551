/** Owns the names of the segments by value, credit and potential. */
import type { Text } from '../../../lib/text';

/** One letter each for value, credit, potential: 1 high, 0 low; in the order in which segments are shown. */
export const SEGMENT_KEYS: readonly string[] = ['111', '110', '101', '100', '011', '010', '001', '000'];

const NAMES: Readonly<Record<string, Text>> = {
  '111': { en: 'Core', zh: '核心客户' },
  '110': { en: 'Large, mature', zh: '成熟大户' },
  '101': { en: 'Large, growing, credit risk', zh: '潜力风险大户' },
  '100': { en: 'Large, credit risk', zh: '风险大户' },
  '011': { en: 'Growing', zh: '成长客户' },
  '010': { en: 'Steady', zh: '稳定客户' },
  '001': { en: 'Growing, credit risk', zh: '潜力风险客户' },
  '000': { en: 'Small, credit risk', zh: '一般风险客户' },
  '11-': { en: 'Large, good credit', zh: '优质大户' },
  '10-': { en: 'Large, credit risk', zh: '风险大户' },
  '01-': { en: 'Small, good credit', zh: '优质客户' },
  '00-': { en: 'Small, credit risk', zh: '一般风险客户' },
  '1-1': { en: 'Large, growing', zh: '成长大户' },
  '1-0': { en: 'Large, mature', zh: '成熟大户' },
  '0-1': { en: 'Small, growing', zh: '成长客户' },
  '0-0': { en: 'Small, steady', zh: '一般客户' },
};

/** By the key, in which - stands for a dimension that takes no part. */
export function nameOf(key: string): Text {
  return NAMES[key] ?? { en: key, zh: key };
}
