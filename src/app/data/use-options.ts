/** Owns the choices of what a column may be used for, as options of a select. */
import type { Locale } from '../../lib/text';
import type { ColumnUse, RememberedUse, TableMapping } from '../../model/mapping';
import { roleChoices } from '../../model/role-registry';
import { dataText } from './data-text';

const ROLE = 'role:';

/** The select's value for a use. All columns of one series share a value: they are chosen or left out together. */
export function valueOfUse(use: ColumnUse): string {
  if (use.kind === 'role') return ROLE + use.role;
  return use.kind === 'attribute' || use.kind === 'ignore' ? use.kind : `series:${use.kind}:${use.role}`;
}

/** The use for a select's value; of a series, each column keeps its own month, day or time of day. */
export function useFromValue(value: string): RememberedUse {
  if (value.startsWith(ROLE)) return { kind: 'role', role: value.slice(ROLE.length) };
  return value === 'attribute' || value === 'ignore' ? { kind: value } : { kind: 'series' };
}

/** Roles that a row of this kind may carry, in groups, and the two ways of giving a column none. */
export function useOptions(rowIs: TableMapping['rowIs'], locale: Locale): { value: string; text: string }[] {
  const roles = roleChoices(rowIs).map((role) => ({ value: ROLE + role.id, text: role.text[locale] }));
  return [
    { value: 'ignore', text: dataText.ignoreColumn[locale] },
    { value: 'attribute', text: dataText.attribute[locale] },
    ...roles,
  ];
}
