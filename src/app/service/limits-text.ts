/** Owns the words of the time limits of a tab. */
export const limitsText = {
  days: { en: 'd', zh: '天' },
  reset: { en: 'Usual limits', zh: '恢复默认时限' },
};
