/** Owns the words of the list of segments. */
import { formatCount } from '../../lib/format';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';

export const listText = {
  menu: (name: string): Text => ({ en: `Edit ${name}`, zh: `编辑：${name}` }),
  colour: (name: string): Text => ({ en: `Colour of ${name}`, zh: `${name}的颜色` }),
  colourNumber: (at: number): Text => ({ en: `Colour ${String(at + 1)}`, zh: `颜色 ${String(at + 1)}` }),
  neutral: { en: 'Neutral', zh: '中性色' },
  ownColour: { en: 'Colour of the method', zh: '恢复默认颜色' },
  rename: { en: 'Rename', zh: '重命名' },
  name: { en: 'Name', zh: '名称' },
  up: { en: 'Move up', zh: '上移' },
  down: { en: 'Move down', zh: '下移' },
  merge: { en: 'Merge into…', zh: '合并到…' },
  mergeTitle: (name: string): Text => ({ en: `Merge "${name}" into`, zh: `将“${name}”合并到` }),
  mergeTarget: { en: 'Segment', zh: '目标客群' },
  mergeHint: {
    en: 'Its customers are counted there from now on. Undo takes it back.',
    zh: '合并后客户计入目标客群，可随时撤销。',
  },
  unmerge: (parts: number): Text => ({ en: `Take apart again (${String(parts)})`, zh: `取消合并（${String(parts)} 个）` }),
  hide: { en: 'Hide', zh: '隐藏' },
  show: { en: 'Show', zh: '显示' },
  only: { en: 'Only this segment', zh: '仅看此客群' },
  all: { en: 'All segments', zh: '查看全部客群' },
  reset: { en: 'Undo all edits', zh: '清除全部编辑' },
  customers: { en: 'Customers', zh: '户数' },
  share: (counted: Text, part: string): Text => ({ en: `${counted.en} ${part}`, zh: `${counted.zh} ${part}` }),
  energy: (part: string): Text => ({ en: `kWh ${part}`, zh: `电量 ${part}` }),
  ofAll: (part: number, all: number): Text => ({
    en: `${formatCount(part, 'en')} of ${formatCount(all, 'en')}`,
    zh: `${formatCount(part, 'zh')} / ${formatCount(all, 'zh')}`,
  }),
  hidden: (segments: number, customers: number): Text => ({
    en: `${many(segments, 'segment')} hidden: ${many(customers, 'customer')}`,
    zh: `已隐藏 ${String(segments)} 个客群，共 ${formatCount(customers, 'zh')} 户`,
  }),
};
