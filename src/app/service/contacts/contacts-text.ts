/** Owns the words of the tab of contacts. */
export const contactsText = {
  limits: { en: 'Time limits', zh: '办结时限' },
  limitsHint: {
    en: 'Calendar days from opening to closing, by type. They decide what is late on this tab and are saved with the work.',
    zh: '各类工单从受理到办结的时限（自然日），用于判定超时，并随工作保存。',
  },
  causes: { en: 'Causes of complaints (Pareto)', zh: '投诉原因（帕累托）' },
};
