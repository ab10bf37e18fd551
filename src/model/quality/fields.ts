/** Owns which columns of the canonical tables are looked at as fields, under which name. */
import { sql, ident, type Sql } from '../../sql/sql';
import { sameText, type Text } from '../../lib/text';
import { CARRIED, DERIVED } from '../build-facts';
import type { ModelInfo } from '../model-info';
import { rolesOf, roleById } from '../role-registry';
import type { RoleKind } from '../role';

export type FieldTable = 'customer' | 'usage' | 'reading_day' | 'survey' | 'ticket' | 'outage';

export interface Field {
  readonly table: FieldTable;
  readonly name: string;
  readonly text: Text;
  readonly kind: 'text' | 'number' | 'date';
  readonly unit?: Text;
  /** Role by which its values are masked; '' for none. */
  readonly role: string;
  /** SQL of the value. */
  readonly value: Sql;
}

const KINDS: Readonly<Record<RoleKind, Field['kind']>> = {
  id: 'text',
  category: 'text',
  text: 'text',
  boolean: 'text',
  number: 'number',
  date: 'date',
  timestamp: 'date',
};

/** The most attributes that are looked at one by one. */
export const MOST_ATTRIBUTES = 200;

/** Columns of `customer` that some file has, without the number itself: roles first, then attributes. */
export function customerFields(model: ModelInfo): Field[] {
  const own = fieldsOf('customer', model).filter(({ name }) => name !== 'customer_id');
  const taken = new Set([...CARRIED, ...DERIVED]);
  const attributes = model.facts.filter(({ name }) => !taken.has(name)).slice(0, MOST_ATTRIBUTES);
  return [
    ...own,
    ...attributes.map(({ name, text, kind }): Field => ({
      table: 'customer',
      name,
      text,
      kind: kind === 'category' ? 'text' : kind,
      role: '',
      value: ident(name),
    })),
  ];
}

/** Every field of every table that has rows, in the order of the tables. */
export function allFields(model: ModelInfo): Field[] {
  const has = (table: string): boolean => (model.rows[table] ?? 0) > 0;
  const others = (['usage', 'survey', 'ticket', 'outage'] as const).filter(has).flatMap((table) => fieldsOf(table, model));
  return [
    ...(has('customer') ? fieldsOf('customer', model).filter(({ name }) => name === 'customer_id') : []),
    ...(has('customer') ? customerFields(model) : []),
    ...others.filter(({ table, name }) => name !== 'customer_id' || table === 'ticket'),
    ...(has('reading_day') ? READING : []),
  ];
}

function fieldsOf(table: 'customer' | 'usage' | 'survey' | 'ticket' | 'outage', model: ModelInfo): Field[] {
  const isPlayed = (id: string): boolean =>
    model.roles.includes(id) || (table === 'usage' && id === 'period' && model.roles.includes('month'));
  return rolesOf(table)
    .filter(({ id }) => isPlayed(id))
    .map((role) => {
      const kind = KINDS[role.kind];
      const value = role.kind === 'boolean' ? sql`CAST(${ident(role.id)} AS VARCHAR)` : ident(role.id);
      const unit = role.unit === undefined ? {} : { unit: role.unit };
      return { table, name: role.id, text: role.text, kind, role: role.personal === true ? role.id : '', value, ...unit };
    });
}

const kw = { en: 'kW', zh: 'kW' };

/** Readings are looked at by the day: their number alone can be many millions. */
const READING: readonly Field[] = [
  { table: 'reading_day', name: 'day', text: roleById('day')?.text ?? sameText('day'), kind: 'date', role: '', value: sql`day` },
  {
    table: 'reading_day',
    name: 'peak_kw',
    text: { en: 'Daily peak', zh: '日最大负荷' },
    kind: 'number',
    unit: kw,
    role: '',
    value: sql`list_max(kw)`,
  },
  {
    table: 'reading_day',
    name: 'points',
    text: { en: 'Points of the day', zh: '日内点数' },
    kind: 'number',
    role: '',
    value: sql`list_count(kw)`,
  },
];
