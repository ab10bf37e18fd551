/** Owns how the charts of a scorecard are asked for it: as text among their options. */
import type { ModelInfo } from '../model/model-info';
import { defaultScorecard, readScorecard, type ScorecardChoice } from '../service/scorecard/choice';
import { readyIndicators } from '../service/scorecard/indicators';
import { hasPlace, placesOf, shownPlace } from './place-fields';

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

/** True where there is somebody to appraise. */
export function canBeCarded(model: ModelInfo): boolean {
  return hasPlace(model) || placesOf(model).length > 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
