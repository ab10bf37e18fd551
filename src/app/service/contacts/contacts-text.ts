/** Owns the words of the tab of contacts. */
export const contactsText = {
  limits: { en: 'Time limits', zh: '办结时限' },
  limitsHint: {
    en: 'Calendar days from opening to closing, by type. They decide what is late on this tab and are saved with the work.',
    zh: '各类工单从受理到办结的时限（自然日），用于判定超时，并随工作保存。',
  },
  response: { en: 'Response limit', zh: '响应时限' },
  responseHint: {
    en: 'Hours from opening to the first response. They decide what was responded to in time and are saved with the work.',
    zh: '从受理到首次响应的时限（小时），用于计算时限内响应率，并随工作保存。',
  },
  responseName: { en: 'First response', zh: '首次响应' },
  causes: { en: 'Causes of complaints (Pareto)', zh: '投诉原因（帕累托）' },
};
