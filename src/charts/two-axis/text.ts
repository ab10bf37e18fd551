/** Owns the words of the plane of two measures. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Matrix of two measures', zh: '二维矩阵图' };
export const cut: Phrase<[measure: string]> = {
  en: (measure) => `Cut of ${measure}`,
  zh: (measure) => `${measure}分界`,
};
export const logAxis: Phrase<[measure: string]> = {
  en: (measure) => `${measure} (log axis)`,
  zh: (measure) => `${measure}（对数轴）`,
};
