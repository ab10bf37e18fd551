/** Owns the SQL value of one column of a wide layout, in the unit of its role. */
import type { RawColumn } from '../intake/raw-table';
import type { Sql } from '../sql/sql';
import { roleById } from './role-registry';
import { typedValue } from './typed-value';

/** A finite DOUBLE in kWh, kW or yuan. */
export function scaledSeries(column: RawColumn, role: string): Sql {
  const known = roleById(role);
  if (known === undefined) throw new RangeError(`series: no role ${role}`);
  return typedValue(column, known, false);
}
