/** Owns by what satisfaction is broken down: segments, categories, bands of numbers, and the kind of the last contact before the answer. */
import { eventFilter } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import type { FactField, ModelInfo } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import { sameText, type Locale, type Text } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import { ident, join, sql, type Sql } from '../../sql/sql';

export interface GroupField {
  /** `segment`, `last_contact`, or the name of a fact. */
  readonly id: string;
  readonly text: Text;
  readonly kind: 'segment' | 'category' | 'bands' | 'contact';
  /** Lower edges of bands, rising; the first holds all below the second. */
  readonly edges: readonly number[];
  readonly unit?: Text;
}

/** More values than this are no groups to be read. */
const MOST_VALUES = 80;

/** Bands in which the numbers of this field are usually read. */
const EDGES: Readonly<Record<string, readonly number[]>> = {
  people: [1, 2, 3, 4, 5, 6],
  contract_years: [0, 2, 5, 10, 20],
  late_payments_12m: [0, 1, 3, 6],
  complaints_12m: [0, 1, 2],
  tickets_12m: [0, 1, 3],
  outage_minutes_12m: [0, 60, 240, 600],
  capacity_kva: [0, 10, 50, 315, 1000],
};

/** Categories that a utility asks for first. */
const FIRST = ['class', 'region', 'channel', 'feeder', 'tariff', 'voltage', 'importance', 'nature', 'industry'];

export const SEGMENT_FIELD: GroupField = { id: 'segment', text: { en: 'Segment', zh: '客群' }, kind: 'segment', edges: [] };
const LAST_CONTACT: GroupField = {
  id: 'last_contact',
  text: { en: 'Service stage: last contact before', zh: '服务环节：评价前最近一次业务' },
  kind: 'contact',
  edges: [],
};

/** What the data can be broken down by, segments first. */
export function groupFields(model: ModelInfo): GroupField[] {
  const categories = model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES);
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const sorted = categories
    .map((fact, i) => ({ fact, i }))
    .sort((a, b) => place(a.fact.name) - place(b.fact.name) || a.i - b.i)
    .map(({ fact }): GroupField => ({ id: fact.name, text: fact.text, kind: 'category', edges: [] }));
  const bands = Object.keys(EDGES).flatMap((name) => bandsOf(model.facts.find((fact) => fact.name === name)) ?? []);
  const hasStage = (model.rows['contact'] ?? 0) > 0 && model.roles.includes('answered') && model.roles.includes('type');
  return [SEGMENT_FIELD, ...sorted, ...(hasStage ? [LAST_CONTACT] : []), ...bands];
}

function bandsOf(fact: FactField | undefined): GroupField | null {
  if (fact?.kind !== 'number' || fact.range === undefined) return null;
  const [lo, hi] = fact.range;
  const edges = (EDGES[fact.name] ?? []).filter((edge, i, all) => edge <= hi && (all[i + 1] ?? Infinity) > lo);
  if (edges.length < 2) return null;
  return { id: fact.name, text: fact.text, kind: 'bands', edges, ...(fact.unit !== undefined && { unit: fact.unit }) };
}

/** The field under that id; the segments where the data has none such. */
export function groupField(model: ModelInfo, id: string): GroupField {
  return groupFields(model).find((field) => field.id === id) ?? SEGMENT_FIELD;
}

/** CTEs, the last of them `member`: one row a customer of `population`, with the key of its group (NULL: not known) for each field: grp0, grp1 … */
export function memberParts(fields: readonly GroupField[]): Sql {
  const keys = fields.map((field, i) => sql`${keyOf(field)} AS ${memberKey(i)}`);
  const all = sql`customer_id, ${join(keys, ', ')}`;
  if (!fields.some(({ kind }) => kind === 'contact'))
    return sql`-- one row a customer with its groups
member AS (SELECT ${all} FROM population)`;
  return sql`-- one row a customer: the day of the latest answer; who gave none is looked at on the last day of the survey
answer_day AS (
  SELECT customer_id, coalesce(answered, (SELECT max(answered) FROM survey)) AS until
  FROM population LEFT JOIN (SELECT customer_id, max(answered) AS answered FROM survey GROUP BY customer_id) USING (customer_id)
),
-- one row a customer with a contact before that day: the kind of the last one
last_contact AS (
  SELECT customer_id, arg_max(type, opened_at) AS last_type
  FROM contact JOIN answer_day USING (customer_id)
  WHERE opened_at < until
  GROUP BY customer_id
),
member AS (SELECT ${all} FROM population LEFT JOIN last_contact USING (customer_id))`;
}

/** Column of the group by the i-th field. */
export function memberKey(i: number): Sql {
  return ident(`grp${String(i)}`);
}

function keyOf(field: GroupField): Sql {
  if (field.kind === 'contact') return sql`coalesce(last_type, '')`;
  if (field.kind !== 'bands') return sql`CAST(${ident(field.id)} AS VARCHAR)`;
  const steps = field.edges.slice(1).map((edge, i) => sql`WHEN ${ident(field.id)} < ${edge} THEN ${String(field.edges[i])}`);
  return sql`CASE WHEN ${ident(field.id)} IS NULL THEN NULL ${join(steps, ' ')} ELSE ${String(field.edges[field.edges.length - 1])} END`;
}

/** What a group is called. */
export function groupName(field: GroupField, key: string | null, segments: readonly SegmentInfo[]): Text {
  if (key === null) return { en: 'not known', zh: '未填写' };
  if (field.kind === 'segment') return segments.find((segment) => segment.key === key)?.text ?? sameText(key);
  if (field.kind === 'contact') return key === '' ? { en: 'no contact', zh: '此前无业务' } : named(key);
  if (field.kind === 'bands') return { en: bandName(field, Number(key), 'en'), zh: bandName(field, Number(key), 'zh') };
  return named(key);
}

/** A value as it is called in each language. */
function named(value: string): Text {
  return { en: valueText(value, 'en'), zh: valueText(value, 'zh') };
}

function bandName({ edges, unit }: GroupField, edge: number, locale: Locale): string {
  const [at, next] = [edges.indexOf(edge), edges[edges.indexOf(edge) + 1]];
  const tail = unit === undefined || unit.en === 'times' ? '' : `${/^[a-z]/i.test(unit[locale]) ? ' ' : ''}${unit[locale]}`;
  const isWhole = edges.every((one, i) => i === 0 || one - (edges[i - 1] ?? 0) === 1);
  if (next === undefined) return locale === 'zh' ? `${String(edge)}${tail}及以上` : `${String(edge)}${tail} or more`;
  if (isWhole || (edge === 0 && next === 1)) return `${String(edge)}${tail}`;
  if (at === 0) return `< ${String(next)}${tail}`;
  return `${String(edge)}–${String(next)}${tail}`;
}

/** The filter that keeps these groups; null for none, or where no filter tells them. Of bands and kinds of contact the last one counts. */
export function groupFilter(field: GroupField, keys: readonly (string | null)[]): Filter | null {
  const last = keys[keys.length - 1];
  if (last === undefined) return null;
  if (field.kind === 'bands') {
    if (last === null) return { kind: 'in', field: field.id, values: [null] };
    const at = field.edges.indexOf(Number(last));
    const [lo, hi] = [at === 0 ? -1e15 : Number(last), field.edges[at + 1] ?? 1e15];
    return { kind: 'range', field: field.id, lo, hi };
  }
  if (field.kind === 'contact') {
    if (last === null || last === '') return null;
    return eventFilter('contact', { en: 'Kind of contact', zh: '业务类型' }, { column: 'type', values: [last] });
  }
  return { kind: 'in', field: field.id, values: keys };
}

/** Keys of the groups that a filter keeps; empty where it is none of this field. */
export function pickedGroups(field: GroupField, filter: Filter | null): readonly (string | null)[] {
  if (filter?.kind === 'in' && filter.field === field.id) return filter.values;
  if (filter?.kind === 'range' && filter.field === field.id && field.kind === 'bands')
    return field.edges.filter((edge, i) => (i === 0 ? -1e15 : edge) === filter.lo).map(String);
  if (filter?.kind === 'event' && field.kind === 'contact') {
    const [term] = filter.terms;
    return term !== undefined && 'values' in term && term.column === 'type' ? term.values : [];
  }
  return [];
}
