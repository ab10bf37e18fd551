/** Owns how the charts of a scorecard are asked for it: as text among their options. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import { defaultScorecard, readScorecard, type ScorecardChoice } from '../service/scorecard/choice';
import { readyIndicators } from '../service/scorecard/indicators';
import type { ChartContext } from './chart';
import { placesOf, shownPlace } from './place-fields';

/** The choice as JSON; empty for the first one of the data. */
export type CardOptions = { readonly card: string };

export function cardText(choice: ScorecardChoice | null): string {
  return choice === null ? '' : JSON.stringify(choice);
}

/** What was chosen, as far as this data has it: a category or indicators that it lacks are replaced or left out. */
export function fittedCard(choice: ScorecardChoice | null, model: ModelInfo): ScorecardChoice {
  const field = shownPlace(model, { field: choice?.field ?? 'region' })?.name ?? '';
  if (choice === null) return defaultScorecard(model, field);
  const ready = new Set(readyIndicators(model).map(({ id }) => id));
  return { ...choice, field, rows: choice.rows.filter(({ id }) => ready.has(id)) };
}

export function cardOf({ card }: CardOptions, model: ModelInfo): ScorecardChoice {
  return fittedCard(card === '' ? null : readScorecard(parsed(card)), model);
}

/** What the data lacks for a scorecard, or null. */
export function cardLacks(model: ModelInfo): Text | null {
  if (placesOf(model).length === 0)
    return {
      en: 'Add a column by which customers can be told apart, such as branch (供电单位) or grid manager, to appraise them.',
      zh: '请添加可供考核分组的列，如供电单位、网格经理、班组。',
    };
  if (readyIndicators(model).length === 0)
    return {
      en: 'Add what is to be appraised: a survey, service tickets, outages, or bills with arrears.',
      zh: '请添加可考核的数据：满意度调查、服务工单、停电记录或欠费数据。',
    };
  return null;
}

/** n below which branches and values are left out; where a row is a region, each stands for itself. */
export function leastOfCard({ model, smallGroup }: Pick<ChartContext, 'model' | 'smallGroup'>): number {
  return model.grain === 'customer' ? smallGroup : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
