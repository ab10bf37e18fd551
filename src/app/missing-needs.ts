/** Owns the check of what a chart needs against what the data has. */
import type { Text } from '../lib/text';
import { describeNeed } from '../model/needs';
import { factField, type ModelInfo } from '../model/model-info';

/** A need is a fact with values, a role that some column plays, or a canonical table with rows. */
export function missingNeeds(needs: readonly string[], model: ModelInfo): { name: Text; howTo: Text }[] {
  return needs.filter((need) => !isMet(need, model)).map(describeNeed);
}

function isMet(need: string, model: ModelInfo): boolean {
  return factField(model, need) !== undefined || model.roles.includes(need) || (model.rows[need] ?? 0) > 0;
}
