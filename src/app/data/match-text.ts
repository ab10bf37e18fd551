/** Owns the sentences about how tables meet on the customer number, or outages on the place. */
import type { Text } from '../../lib/text';
import { shareText, type Match, type MatchKey } from '../../model/match-rate';

export const matchText = {
  title: { en: 'Match between files', zh: '文件之间的匹配' },
  notListed: { en: 'Not in the customer list', zh: '不在客户档案中' },
  notUsed: { en: 'Only in the customer list', zh: '仅在客户档案中' },
} satisfies Record<string, Text>;

const number = (n: number): string => n.toLocaleString('en-US');

const KEYS: Readonly<Record<MatchKey, Text>> = {
  customer_id: { en: 'Customer number', zh: '户号' },
  region: { en: 'Region or branch', zh: '供电单位' },
  feeder: { en: 'Feeder or transformer', zh: '馈线/台区' },
};

/** Heading of a list of what does not meet; of a list that is cut, too. */
export function keyHeading(key: MatchKey, listed: number | null): Text {
  const { en, zh } = KEYS[key];
  return listed === null ? { en, zh } : { en: `${en} (the first ${number(listed)})`, zh: `${zh}（仅列前 ${number(listed)} 个）` };
}

/** The button that lists what one file has alone, where there is no customer list. */
export function onlyInText(file: string): Text {
  return { en: `Only in ${file}`, zh: `仅在 ${file} 中` };
}

/** "usage.csv: of 6,370 customers, 99.8% are in the customer list; of the 6,400 customers listed, 99.5% are in this file." */
export function matchSentence(file: string, { inTable, inList, inBoth }: Match): Text {
  const [there, back] = [shareText(inBoth, inTable), shareText(inBoth, inList)];
  return {
    en: `${file}: of ${number(inTable)} customers, ${there} are in the customer list; of the ${number(inList)} customers listed, ${back} are in this file.`,
    zh: `${file}：${number(inTable)} 户中 ${there} 在客户档案中找到；客户档案 ${number(inList)} 户中 ${back} 在此文件中有数据。`,
  };
}

/** The same of two files without a customer list. */
export function besideSentence(file: string, other: string, { inTable, inList, inBoth }: Match): Text {
  const [there, back] = [shareText(inBoth, inTable), shareText(inBoth, inList)];
  return {
    en: `${file}: of ${number(inTable)} customers, ${there} are also in ${other}; of the ${number(inList)} customers there, ${back} are in this file.`,
    zh: `${file}：${number(inTable)} 户中 ${there} 也在 ${other} 中；${other} 的 ${number(inList)} 户中 ${back} 在此文件中。`,
  };
}

const PLACES = {
  region: [
    { en: 'regions', zh: '个供电单位' },
    { en: 'regions of the customers', zh: '个供电单位' },
  ],
  feeder: [
    { en: 'feeders', zh: '条馈线（台区）' },
    { en: 'feeders of the customers', zh: '条馈线（台区）' },
  ],
} as const;

/** Of outages: how many of their places are places of customers. */
export function placeSentence(file: string, key: 'region' | 'feeder', { inTable, inList, inBoth }: Match): Text {
  const [there, back] = [shareText(inBoth, inTable), shareText(inBoth, inList)];
  const [places, theirs] = PLACES[key];
  return {
    en: `${file}: of ${number(inTable)} ${places.en}, ${there} have customers here; of the ${number(inList)} ${theirs.en}, ${back} had an outage.`,
    zh: `${file}：${number(inTable)} ${places.zh}中 ${there} 有客户档案；客户所在的 ${number(inList)} ${theirs.zh}中 ${back} 有停电记录。`,
  };
}
