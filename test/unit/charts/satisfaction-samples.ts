// Made-up data of each chart of satisfaction, for the test of the catalogue.

/** 40 of 50 customers answered, 30 of them 5 or 4 of 5. */
const answers = {
  ...{ key: 'A', customers: 50, asked: 0, answered: 40, top2: 30, levels: [2, 3, 5, 10, 20] },
  scores: [2, 3, 5, 10, 20].map((n, i) => ({ place: i / 4, n })),
};
const bySegment = { id: 'segment', text: { en: 'Segment', zh: '客群' }, kind: 'segment', edges: [] };
/** By chart. */
export const SATISFACTION_SAMPLES: Readonly<Record<string, unknown>> = {
  'csat-groups': { field: bySegment, measure: 'top2', groups: [answers] },
  'csat-likert': { field: bySegment, item: 'overall', rows: [answers] },
  'csat-coverage': { field: bySegment, groups: [answers] },
  'csat-difference': {
    ...{ field: bySegment, item: 'overall', a: 'A', b: 'rest', groups: [answers], others: [] },
    difference: {
      ...{ a: answers, b: answers, ranks: { delta: 0, p: 1 } },
      shares: { difference: 0, interval: [-0.1, 0.1], p: 1, test: 'z', h: 0 },
    },
  },
  'csat-trend': { months: [{ month: '2025-01-01', overall: answers, nps: answers }], unknown: 0 },
};
