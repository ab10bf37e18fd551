/** Owns the words of the page of satisfaction and service. */
export const serviceText = {
  views: { en: 'Views of satisfaction and service', zh: '满意度与服务视图' },
};
