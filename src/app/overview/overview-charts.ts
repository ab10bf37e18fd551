/** Owns which linked charts the Overview has, in reading order. */

/** Who they are, how it moves, where they are, who counts most, how content, how they use power. */
export const OVERVIEW_CHARTS = ['composition', 'segment-size', 'trend', 'regions', 'pareto', 'satisfaction', 'load-curve'].map(
  (chart) => ({ chart }),
);
