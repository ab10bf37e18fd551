/** Owns the words of the composition. */
import type { Text } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { subjectOf } from '../subject';
import type { Phrase, SubjectPhrase } from '../phrase';

export const title: Text = { en: 'Composition', zh: '客户构成' };

export const description: Text = {
  en: 'Boxes from left to right: each attribute divides the box before it, heights show the share. A box of one segment has its colour. Click filters; the arrow at its right, or Space, enlarges a box while its neighbours stay in sight. Groups below the smallest size are put together.',
  zh: '从左到右逐层细分，高度为占比；同属一个客群的方块取该客群颜色。点击筛选；点右侧箭头或按空格键放大该块，其余仍可见。过小的群体合并显示。',
};

export const size = {
  label: { en: 'Size', zh: '大小' },
  options: {
    customers: { en: 'Count', zh: '户数' },
    energy: { en: 'kWh', zh: '电量' },
    bill: { en: 'Bill', zh: '电费' },
  },
} satisfies { label: Text; options: Record<string, Text> };

/** What the boxes are as large as; where a row is no customer, the Chinese names what is counted. */
export function sizeText(value: keyof typeof size.options, grain: ModelInfo['grain']): Text {
  const { en, zh } = size.options[value];
  return { en, zh: value === 'customers' && grain !== 'customer' ? subjectOf(grain, 'zh').heading : zh };
}

export const levelNames = {
  first: { en: 'First level', zh: '第一层' },
  second: { en: 'Second level', zh: '第二层' },
  third: { en: 'Third level', zh: '第三层' },
} satisfies Record<string, Text>;
export const segment: Text = { en: 'Segment', zh: '客群' };
export const none: Text = { en: 'none', zh: '不细分' };

export const small: Phrase<[groups: string, least: string]> = {
  en: (groups, least) => `${groups} groups (n < ${least})`,
  zh: (groups, least) => `其他 ${groups} 项（n < ${least}）`,
};
export const spoken: SubjectPhrase<[name: string, n: string, share: string, ofParent: string]> = {
  en: (of, name, n, share, ofParent) => `${name}: ${n}${of.counter}, ${share} of all, ${ofParent} of its box`,
  zh: (of, name, n, share, ofParent) => `${name}：${n}${of.counter}，占全部 ${share}，占上层 ${ofParent}`,
};
export const enlarge: Phrase<[name: string]> = { en: (name) => `Enlarge ${name}`, zh: (name) => `放大 ${name}` };
export const back: Phrase<[name: string]> = { en: (name) => `Enlarged: ${name}. Back`, zh: (name) => `已放大：${name}，还原` };
export const enlarged: Phrase<[name: string]> = { en: (name) => `Enlarged: ${name}`, zh: (name) => `放大：${name}` };

/** Rows of the tooltip and headings of the table. */
export const words = {
  share: { en: 'Share of all', zh: '占全部' },
  ofParent: { en: 'Share of its box', zh: '占上层' },
  kwhColumn: { en: 'Energy in 12 months (kWh)', zh: '近 12 个月电量（kWh）' },
  amountColumn: { en: 'Bill in 12 months', zh: '近 12 个月电费' },
  shareColumn: { en: 'Share of all (%)', zh: '占全部（%）' },
} satisfies Record<string, Text>;
