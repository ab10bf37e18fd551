/** Owns which measures k-means looks at, in SQL and in words. */
import { factField, type ModelInfo } from '../../../model/model-info';
import type { Text } from '../../../lib/text';
import type { Sql } from '../../../sql/sql';
import type { MethodTask, Params } from '../../method';
import { factMeasures, monthMeasures, type MeasureSource } from '../../read-matrix';
import { monthText } from './season-names';
import { isMonthly, measureNames } from './settings';

export interface MeasureMeaning {
  readonly name: string;
  readonly text: Text;
  readonly unit: Text | null;
}

/** The fact that holds kWh, if there is one. */
export function energyField(model: ModelInfo): string | null {
  return factField(model, 'kwh_12m') === undefined ? null : 'kwh_12m';
}

/** @param model that of the earlier time where `earlier` is given: the months that are complete are its own */
export function measureSource(params: Params, model: ModelInfo, facts: Sql, earlier?: MethodTask['earlier']): MeasureSource {
  const energy = energyField(model);
  if (!isMonthly(params)) return factMeasures(facts, measureNames(params), energy);
  // A stub of a month at either end would make that month of the year look small.
  const [from, to] = model.completeMonths ?? ['0001-01-01', '9999-12-01'];
  return monthMeasures(facts, energy, { from, to }, earlier);
}

/** In the order of the source's columns. */
export function measureMeanings(params: Params, model: ModelInfo): MeasureMeaning[] {
  if (isMonthly(params)) {
    return Array.from({ length: 12 }, (_, month) => ({
      name: `share_${String(month + 1).padStart(2, '0')}`,
      text: monthText(month),
      unit: { en: 'share', zh: '占比' },
    }));
  }
  return measureNames(params).map((name) => {
    const field = factField(model, name);
    return { name, text: field?.text ?? { en: name, zh: name }, unit: field?.unit ?? null };
  });
}
