/** Owns the user's own assignment of values to kinds. */
import type { ParamValue } from '../../method';
import { KINDS, type Kind } from './kinds';

/** Which kind it names for a value; undefined where it names none, null where the value is to belong to no kind. */
export function assignedKind(kinds: ParamValue | undefined, value: string): Kind | null | undefined {
  if (typeof kinds !== 'object' || kinds === null || Array.isArray(kinds) || !Object.hasOwn(kinds, value)) return undefined;
  const named = (kinds as Readonly<Record<string, ParamValue>>)[value];
  return KINDS.find((kind) => kind === named) ?? null;
}
