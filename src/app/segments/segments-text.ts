/** Owns the words of the Segments page's frame. */
import type { Text } from '../../lib/text';

export const segmentsText = {
  segmentation: { en: 'Segments', zh: '分群方式' },
  parts: { en: 'What to work on', zh: '工作内容' },
  segments: { en: 'Segments', zh: '分群' },
  tags: { en: 'Tags', zh: '标签' },
  views: { en: 'Views of the segments', zh: '分群视图' },
  result: { en: 'Result', zh: '结果' },
  statements: { en: 'SQL', zh: 'SQL' },
  keep: { en: 'Keep', zh: '保存方案' },
  keepTitle: { en: 'Keep this segmentation', zh: '保存当前分群方案' },
  keepName: { en: 'Name', zh: '方案名称' },
  keepHint: {
    en: 'It comes back with all its settings, and can be combined and compared with others.',
    zh: '保存后可随时恢复全部设置，并可与其他方案组合、对比。',
  },
  keepPart: {
    en: 'This segmentation is made of the kept one of that name. Choose another name.',
    zh: '当前方案由该名称的已保存方案组成，请换一个名称。',
  },
  forget: { en: 'Remove from the kept ones', zh: '从已保存方案中移除' },
  kept: { en: 'Kept', zh: '已保存' },
  cancel: { en: 'Cancel', zh: '取消' },
  again: { en: 'Run again', zh: '重新运行' },
} satisfies Record<string, Text>;
