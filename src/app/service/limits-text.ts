/** Owns the words of the time limits of a tab. */
export const limitsText = {
  hours: { en: 'h', zh: '小时' },
  days: { en: 'd', zh: '天' },
  reset: { en: 'Usual limits', zh: '恢复默认时限' },
};
