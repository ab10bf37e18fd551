/** Owns the words of the view of value, credit and potential. */
import type { Text } from '../../../../lib/text';

export const scoresText = {
  spread: (dimension: string): Text => ({ en: `${dimension} score`, zh: `${dimension}得分` }),
  cut: (dimension: string): Text => ({ en: `${dimension}: high from`, zh: `${dimension}：高分界` }),
  high: (cut: string): Text => ({ en: `high ≥ ${cut}`, zh: `高 ≥ ${cut}` }),
  bar: (from: number, to: number, n: string): Text => ({
    en: `${String(from)} to ${String(to)}: ${n} customers`,
    zh: `${String(from)}–${String(to)} 分：${n} 户`,
  }),
  missing: (n: string): Text => ({ en: `${n} without a score`, zh: `${n} 户无得分` }),
  hint: {
    en: 'A score of 70 means: on weighted average better than 70% of the customers. Where a customer lacks one measure, the others of the score carry its weight. Move the cuts by dragging or with the arrow keys.',
    zh: '70 分表示按权重平均优于 70% 的客户；缺少某项指标时，其权重由同一得分的其他指标承担。分界可拖动，或用方向键调整。',
  },
};
