/** Owns the sentences about how tables meet on the customer number. */
import type { Text } from '../../lib/text';
import { shareText, type Match } from '../../model/match-rate';

export const matchText = {
  title: { en: 'Match between files', zh: '文件之间的匹配' },
  notListed: { en: 'Not in the customer list', zh: '不在客户档案中的户号' },
  notUsed: { en: 'Only in the customer list', zh: '仅在客户档案中的户号' },
  id: { en: 'Customer number', zh: '户号' },
} satisfies Record<string, Text>;

const number = (n: number): string => n.toLocaleString('en-US');

/** Heading of a list that is cut. */
export function firstIdsText(listed: number): Text {
  return { en: `Customer number (the first ${number(listed)})`, zh: `户号（仅列前 ${number(listed)} 个）` };
}

/** "usage.csv: of 6,370 customers 99.8% are in the customer list; of its 6,400 customers 99.5% are in this file." */
export function matchSentence(file: string, { inTable, inList, inBoth }: Match): Text {
  const [there, back] = [shareText(inBoth, inTable), shareText(inBoth, inList)];
  return {
    en: `${file}: of ${number(inTable)} customers, ${there} are in the customer list; of the ${number(inList)} customers listed, ${back} are in this file.`,
    zh: `${file}：${number(inTable)} 户中 ${there} 在客户档案中找到；客户档案 ${number(inList)} 户中 ${back} 在此文件中有数据。`,
  };
}
