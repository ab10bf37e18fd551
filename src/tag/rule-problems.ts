/** Owns the sentences that explain at its place what is wrong with the SQL of a rule. */
import { sameText, type Text } from '../lib/text';
import { CARRIED, DERIVED } from '../model/build-facts';
import type { FactField, ModelInfo } from '../model/model-info';
import { describeNeed } from '../model/needs';
import { nearestName } from './near-name';
import type { RuleProblem, RuleToken } from './rule-tokens';

type Span = Pick<RuleToken, 'start' | 'end'>;

export function problemAt({ start, end }: Span, code: string, text: Text): RuleProblem {
  return { code, start, end, text };
}

/** Thrown inside the parser only. */
export class RuleError extends Error {
  constructor(readonly problem: RuleProblem) {
    super(problem.code);
  }
}

export function fail(span: Span, code: string, en: string, zh: string): never {
  throw new RuleError(problemAt(span, code, { en, zh }));
}

/** No such field: the nearest name, or what to add where the name is one that other data has. */
export function unknownField(name: string, span: Span, model: ModelInfo): RuleProblem {
  const near = nearestName(
    name,
    model.facts.map((field) => field.name),
  );
  if (CARRIED.includes(name.toLowerCase()) || DERIVED.includes(name.toLowerCase())) {
    const need = describeNeed(name.toLowerCase());
    return problemAt(span, 'rule_field_empty', {
      en: `The data has no values for ${name} (${need.name.en}). ${need.howTo.en}`,
      zh: `数据中没有 ${name}（${need.name.zh}）的取值。${need.howTo.zh}`,
    });
  }
  return problemAt(span, 'rule_unknown_field', {
    en: `There is no field "${name}".${near === undefined ? ' Choose one from the list of fields.' : ` Did you mean ${near}?`} Texts stand in single quotes.`,
    zh: `没有名为“${name}”的字段。${near === undefined ? '请从字段列表中选择。' : `是否应为 ${near}？`}文本请用单引号。`,
  });
}

/** A value that the field cannot have. */
export function wrongType(field: FactField, span: Span): RuleProblem {
  const wanted: Readonly<Record<FactField['kind'], Text>> = {
    number: { en: `is a number: ${field.name} >= 100`, zh: `是数值，应写成 ${field.name} >= 100` },
    date: { en: `is a date: ${field.name} >= DATE '2020-01-31'`, zh: `是日期，应写成 ${field.name} >= DATE '2020-01-31'` },
    category: {
      en: `is a text, which stands in single quotes: ${field.name} = '…'`,
      zh: `是文本，取值要用单引号：${field.name} = '…'`,
    },
  };
  const name =
    field.text.en === field.name
      ? sameText(field.name)
      : { en: `${field.name} (${field.text.en})`, zh: `${field.name}（${field.text.zh}）` };
  return problemAt(span, 'rule_wrong_type', {
    en: `${name.en} ${wanted[field.kind].en}.`,
    zh: `${name.zh}${wanted[field.kind].zh}。`,
  });
}

/**
 * What the engine says of a condition in own SQL, at the place it means.
 * @param detail DuckDB's message
 */
export function engineProblem(detail: string, text: string, model: ModelInfo): RuleProblem {
  const whole = { start: 0, end: text.length };
  const column = /Referenced column "([^"]+)" not found/.exec(detail)?.[1];
  if (column !== undefined) return unknownField(column, spanOf(column, text) ?? whole, model);
  const called = /Function with name "?(\w+)"? does not exist/i.exec(detail)?.[1];
  if (called !== undefined) {
    return problemAt(spanOf(called, text) ?? whole, 'rule_unknown_function', {
      en: `There is no function ${called}().`,
      zh: `没有函数 ${called}()。`,
    });
  }
  if (/aggregate|window functions/i.test(detail)) {
    return problemAt(whole, 'rule_not_per_customer', {
      en: 'A condition looks at one customer at a time. Put sums over customers into a sub-query: kwh_12m > (SELECT avg(kwh_12m) FROM customer_facts).',
      zh: '条件逐户判断。对全部客户的汇总请放在子查询中：kwh_12m > (SELECT avg(kwh_12m) FROM customer_facts)。',
    });
  }
  const near = /at or near "([^"]+)"/.exec(detail)?.[1];
  const first = (detail.split('\n')[0] ?? '').replace(/^.*?Error:\s*/, '').slice(0, 200);
  return problemAt((near === undefined ? null : spanOf(near, text)) ?? whole, 'rule_not_understood', {
    en: `The engine does not understand this: ${first}`,
    zh: `引擎无法识别：${first}`,
  });
}

function spanOf(word: string, text: string): Span | null {
  const start = text.toLowerCase().indexOf(word.toLowerCase());
  return start < 0 ? null : { start, end: start + word.length };
}
