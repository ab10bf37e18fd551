/** Owns the list of all checks, gathered from the files in checks/: a new check is one file there and its test. */
import { SEVERITIES, type Check } from './check';
import type { ModelInfo } from '../model-info';

const modules = import.meta.glob<Check>('./checks/*.ts', { eager: true, import: 'default' });

/** Every check once: errors first, then what to look at, then notes; within these by id. */
export const CHECKS: readonly Check[] = Object.values(modules).sort(
  (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
);

/** Roles (one of each inner list would do) that the data lacks for a check; empty when it can run. */
export function missingRoles(check: Check, model: ModelInfo): readonly (readonly string[])[] {
  return check.needs.filter((choices) => !choices.some((role) => model.roles.includes(role)));
}

/** The check's own thresholds with the user's on top; what is no number between the bounds is left out. */
export function thresholdsOf(check: Check, chosen: Readonly<Record<string, number>> = {}): Record<string, number> {
  return Object.fromEntries(
    (check.thresholds ?? []).map(({ id, value, min, max }) => {
      const own = Object.hasOwn(chosen, id) ? chosen[id] : undefined;
      return [id, own !== undefined && own >= min && own <= max ? own : value];
    }),
  );
}
