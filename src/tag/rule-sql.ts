/** Owns a rule as SQL: a boolean expression over customer_facts that people can read, and the values that made it fire. */
import { factField, type ModelInfo } from '../model/model-info';
import { readExpression } from '../sql/read-only';
import { join, plainIdent, sql, type Sql } from '../sql/sql';
import { measureSql } from './event-measure';
import { roundShare, type Leaf, type Rule } from './rule';

/**
 * True for the customers whom the rule fires for, false or NULL for the others. The parts of the outermost group stand on lines of their own.
 * @throws AppError of sql/read-only for an `sql` condition that is no reading expression
 */
export function ruleSql(rule: Rule, model: ModelInfo): Sql {
  if ((rule.kind !== 'all' && rule.kind !== 'any') || rule.rules.length < 2) return expression(rule, model);
  const parts = rule.rules.map((part) => bracketed(part, model));
  return parts.reduce((before, part) => (rule.kind === 'all' ? sql`${before}\nAND ${part}` : sql`${before}\nOR ${part}`));
}

function expression(rule: Rule, model: ModelInfo): Sql {
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const [only] = rule.rules;
      if (only === undefined) return rule.kind === 'all' ? sql`TRUE` : sql`FALSE`;
      if (rule.rules.length === 1) return expression(only, model);
      const parts = rule.rules.map((part) => bracketed(part, model));
      return join(parts, rule.kind === 'all' ? ' AND ' : ' OR ');
    }
    case 'not':
      return rule.rule.kind === 'missing'
        ? sql`${plainIdent(rule.rule.field)} IS NOT NULL`
        : sql`(${expression(rule.rule, model)}) IS NOT TRUE`;
    default:
      return leafSql(rule, model);
  }
}

/** As part of a group: groups are set in brackets, so that nobody has to know what binds closer. */
function bracketed(rule: Rule, model: ModelInfo): Sql {
  const isGroup = (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length > 0;
  return isGroup ? sql`(${expression(rule, model)})` : expression(rule, model);
}

function leafSql(leaf: Leaf, model: ModelInfo): Sql {
  if (leaf.kind === 'sql') return readExpression(leaf.text);
  if (leaf.kind === 'recent') return sql`${measureSql(leaf.measure, leaf.months, model)} ${comparison(leaf.op)} ${leaf.value}`;
  const field = plainIdent(leaf.field);
  switch (leaf.kind) {
    case 'compare': {
      const isDate = typeof leaf.value === 'string' && factField(model, leaf.field)?.kind === 'date';
      return isDate
        ? sql`${field} ${comparison(leaf.op)} DATE ${leaf.value}`
        : sql`${field} ${comparison(leaf.op)} ${leaf.value}`;
    }
    case 'between':
      return sql`(${field} >= ${leaf.lo} AND ${field} < ${leaf.hi})`;
    case 'in':
      return sql`${field} IN (${leaf.values})`;
    case 'missing':
      return sql`${field} IS NULL`;
    case 'quantile': {
      const share = leaf.end === 'top' ? roundShare(1 - leaf.share) : leaf.share;
      const cut = sql`(SELECT quantile_cont(${field}, ${share}) FROM customer_facts)`;
      return leaf.end === 'top' ? sql`${field} >= ${cut}` : sql`${field} <= ${cut}`;
    }
  }
}

function comparison(op: string): Sql {
  const known: Readonly<Record<string, Sql>> = {
    '=': sql`=`,
    '<>': sql`<>`,
    '<': sql`<`,
    '<=': sql`<=`,
    '>': sql`>`,
    '>=': sql`>=`,
  };
  return known[op] ?? sql`=`;
}

/**
 * Text of the values that decided for a customer whom the rule fires for, as `field=value` pairs: of each condition that fired or,
 * under a "not", that did not. A condition in own SQL stands as it is written.
 */
export function reasonSql(rule: Rule, model: ModelInfo): Sql {
  const parts = reasonParts(rule, model, true);
  if (parts.length === 0) return sql`'all customers'`;
  return sql`concat_ws(', ', ${join(
    parts.map(({ fires, pair }) => sql`CASE WHEN ${fires} THEN ${pair} END`),
    ', ',
  )})`;
}

interface ReasonPart {
  readonly fires: Sql;
  readonly pair: Sql;
}

function reasonParts(rule: Rule, model: ModelInfo, isWanted: boolean): ReasonPart[] {
  if (rule.kind === 'not') return reasonParts(rule.rule, model, !isWanted);
  if (rule.kind === 'all' || rule.kind === 'any') {
    const parts = rule.rules.flatMap((inner) => reasonParts(inner, model, isWanted));
    // Two conditions on one field have one value.
    const seen = new Map<string, ReasonPart>();
    for (const part of parts) {
      const before = seen.get(part.pair.text);
      seen.set(part.pair.text, before === undefined ? part : { ...part, fires: sql`${before.fires} OR ${part.fires}` });
    }
    return [...seen.values()];
  }
  const fires = leafSql(rule, model);
  return [{ fires: isWanted ? sql`(${fires})` : sql`(${fires}) IS NOT TRUE`, pair: pairSql(rule, model) }];
}

function pairSql(leaf: Leaf, model: ModelInfo): Sql {
  if (leaf.kind === 'sql') return sql`${leaf.text}`;
  if (leaf.kind === 'recent')
    return sql`concat(${`${leaf.measure}_${leaf.months}m=`}, round(${measureSql(leaf.measure, leaf.months, model)}, 4))`;
  const field = plainIdent(leaf.field);
  const isNumber = factField(model, leaf.field)?.kind === 'number';
  const value = isNumber ? sql`CAST(round(${field}, 4) AS VARCHAR)` : sql`CAST(${field} AS VARCHAR)`;
  return sql`concat(${`${leaf.field}=`}, coalesce(${value}, '(missing)'))`;
}
