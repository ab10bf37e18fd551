/** Owns the words around the findings of a tab. */
export const findingsText = {
  label: { en: 'What stands out', zh: '主要发现' },
  working: { en: 'Looking through the data', zh: '正在分析数据' },
  none: {
    en: 'Nothing that stands out beyond chance under these filters.',
    zh: '当前筛选下没有超出随机波动的差异。',
  },
  keep: { en: 'Only these customers', zh: '只看这些客户' },
};
