/** Owns the chart of what time without supply does to satisfaction and complaints. */
import type { Chart } from '../chart';
import Component from './OutageEffect.svelte';
import { effectMeasures, queryEffect, readEffect, type EffectBin } from './query';
import { tableOfEffect } from './table';
import { description, title } from './text';

const chart: Chart<readonly EffectBin[]> = {
  id: 'outage-effect',
  title,
  description,
  needs: ['outage_minutes_12m'],
  lacks: (model) =>
    effectMeasures(model).length > 0
      ? null
      : {
          en: 'Add a survey with satisfaction scores, or service tickets with their types, to see what outages do to them.',
          zh: '请添加带满意度评分的调查，或带业务类型的服务工单，以分析停电的影响。',
        },
  options: {},
  query: queryEffect,
  read: readEffect,
  count: (bins) => bins.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfEffect,
  component: Component,
};

export default chart;
