/** Owns the words of the tab of satisfaction and of the dialog of scales. */
import { many } from '../../../lib/many';
import { formatCount } from '../../../lib/format';
import type { Text } from '../../../lib/text';

export const satisfactionText = {
  by: { en: 'By', zh: '分组' },
  answersByGroup: { en: 'Answers by group', zh: '各组评价分布' },
  scales: { en: 'Scales and words', zh: '量表与词语' },
  title: { en: 'How answers are read', zh: '评分读取方式' },
  intro: {
    en: 'Say on which scale each question was answered and what its words are worth. It is kept for all files with these columns.',
    zh: '请确认每个评价项的量表以及文字回答对应的分值。设置会保存，同样表头的文件自动沿用。',
  },
  question: { en: 'Question', zh: '评价项' },
  countsAs: { en: 'Counts as', zh: '作为' },
  own: { en: 'A question of its own', zh: '单独的评价项' },
  scale: { en: 'Scale', zh: '量表' },
  reversed: { en: 'The smallest is best', zh: '分值越小越好' },
  answers: { en: 'Answers', zh: '回答' },
  unread: { en: 'Not read', zh: '未识别' },
  words: { en: 'Values', zh: '取值' },
  score: { en: 'Score', zh: '分值' },
  noAnswer: { en: 'no answer', zh: '未作答' },
  choose: { en: 'choose', zh: '请选择' },
  worst: { en: 'worst', zh: '最差' },
  best: { en: 'best', zh: '最好' },
  mute: { en: 'Say what the words are worth', zh: '请指定各词语的分值' },
  muteHow: {
    en: 'The answers are in words that are not known as grades. Say once what each is worth; files with these columns are then read so.',
    zh: '回答使用的词语无法自动识别为评分。请为每个词语指定一次分值，之后同样表头的文件自动沿用。',
  },
  sayWords: { en: 'Say what they are worth', zh: '指定分值' },
  unsure: {
    en: 'The answers do not tell this scale for sure: its best score was never given, or all are alike.',
    zh: '仅凭回答无法确定量表：最高分从未出现，或所有回答相同，请确认。',
  },
  show: { en: 'Show values', zh: '查看取值' },
  guess: { en: 'Back to the guess', zh: '恢复自动识别' },
  yesNo: { en: 'yes / no', zh: '是 / 否' },
} satisfies Record<string, Text>;

export function unreadText(n: number): Text {
  return {
    en: `${many(n, 'answer')} could not be read as ${n === 1 ? 'a score' : 'scores'} and ${n === 1 ? 'is' : 'are'} left out`,
    zh: `有 ${formatCount(n, 'zh')} 个回答无法识别为评分，未计入`,
  };
}

export function unsureText(names: string): Text {
  return { en: `Please confirm the scale: ${names}`, zh: `请确认量表：${names}` };
}
