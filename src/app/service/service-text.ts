/** Owns the words of the page of satisfaction and service. */
export const serviceText = {
  views: { en: 'Views of satisfaction and service', zh: '满意度与服务视图' },
  lacking: { en: 'This needs data that is not there yet', zh: '缺少此部分所需的数据' },
};
