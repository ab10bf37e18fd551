/** Owns the words of the tab that asks why customers are content or not. */
import type { Text } from '../../../lib/text';

export const whyText = {
  reading: { en: 'Reading the comments', zh: '正在读取意见' },
  comments: { en: 'Comments', zh: '客户意见原文' },
  noComments: { en: 'No comments under these filters.', zh: '当前筛选下没有意见。' },
  lacksComments: {
    en: 'The data has no comments. Add a column such as comment or feedback (意见), or say on the Data page which column it is.',
    zh: '数据中没有客户意见。请在文件中增加“意见”“建议”（comment）等列，或在“数据”页指定对应的列。',
  },
  masked: { en: 'Names, numbers and addresses are hidden.', zh: '姓名、号码、地址已隐藏。' },
  card: { en: 'Open the customer card', zh: '打开客户档案' },
};

export function shownComments(shown: string, all: string, isCut: boolean): Text {
  return isCut
    ? { en: `The latest ${shown} of ${all} comments.`, zh: `最近 ${shown} 条（共 ${all} 条）。` }
    : { en: all === '1' ? '1 comment.' : `${all} comments.`, zh: `共 ${all} 条。` };
}

/** "4 of 5" */
export function scoreText(score: string, most: string): Text {
  return { en: `${score} of ${most}`, zh: `${score}/${most} 分` };
}
