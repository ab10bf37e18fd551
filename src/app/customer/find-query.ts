/** Owns finding customers by a part of their number, or of their name where names may be seen. */
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';

export interface FindQuestion {
  /** As typed; wide characters, on either side, and blanks around it do not matter. */
  readonly part: string;
  readonly limit: number;
  /** Names are looked at and given, too; only while personal data is shown. */
  readonly byName: boolean;
}

/** One row per customer found: customer_id, then name, class and region where the data has them. The number itself comes first, then those that begin so. */
export function queryFound({ part, limit, byName }: FindQuestion, model: ModelInfo): Sql {
  const typed = part.trim().toLowerCase();
  const wanted = typed.normalize('NFKC');
  const hasNames = byName && model.roles.includes('name');
  const facts = ['class', 'region'].filter((name) => factField(model, name) !== undefined).map((name) => ident('f', name));
  const columns = [sql`f.customer_id`, ...(hasNames ? [sql`c.name`] : []), ...facts];
  return sql`SELECT ${join(columns, ', ')}
FROM customer_facts f${hasNames ? sql` LEFT JOIN customer c USING (customer_id)` : sql``}
WHERE contains(lower(f.customer_id), ${wanted})${hasNames ? sql` OR ${nameHolds(typed, wanted)}` : sql``}
ORDER BY lower(f.customer_id) <> ${wanted}, NOT starts_with(lower(f.customer_id), ${wanted}), f.customer_id
LIMIT ${limit}`;
}

/** Names are stored as they were written, 杭州（集团）公司, and cannot be put into NFKC here: as typed, or both sides narrow. */
function nameHolds(typed: string, wanted: string): Sql {
  const narrow = /[ -~]/.test(wanted) ? sql`translate(lower(c.name), ${WIDE}, ${NARROW})` : sql`lower(c.name)`;
  const even = sql`contains(${narrow}, ${wanted})`;
  return typed === wanted ? even : sql`${even} OR contains(lower(c.name), ${typed})`;
}

const PRINTED = Array.from({ length: 94 }, (_, at) => 33 + at);
/** Characters as wide as Chinese ones, with the blank, and the same ones of ASCII. */
const WIDE = `${String.fromCharCode(...PRINTED.map((code) => code + 0xfee0))}\u3000`;
const NARROW = `${String.fromCharCode(...PRINTED)} `;

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff]/;

/** Characters from which on a part is looked for: fewer are in nearly every number. Regions, rows and Chinese names are short. */
export function leastCharacters(part: string, grain: ModelInfo['grain']): number {
  return grain !== 'customer' || CHINESE.test(part) ? 1 : 3;
}
