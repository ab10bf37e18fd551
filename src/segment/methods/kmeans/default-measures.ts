/** Owns the measures that k-means begins with: what a customer takes, how, and how the business with it goes. */
import type { FactField, ModelInfo } from '../../../model/model-info';

/** In order of preference; of each line the first that the data has, so that nothing counts twice. */
const PREFERRED: readonly (readonly string[])[] = [
  ['kwh_12m', 'amount_12m', 'annual_kwh', 'peak_kw', 'capacity_kva'],
  ['load_factor'],
  ['peak_share', 'valley_share'],
  ['kwh_growth'],
  ['mean_price'],
  ['late_payments_12m', 'arrears_amount'],
  ['csat', 'nps'],
];
/** Of the first line, what is a measure of its own. */
const NOT_ENERGY = ['peak_kw', 'capacity_kva'];
const MOST = 6;
/** Share of the customers that must have a value: the others would be left out. */
const KNOWN = 0.8;

export function defaultMeasures(model: ModelInfo): string[] {
  const numbers = model.facts.filter(isMeasure);
  const usable = numbers.filter((field) => field.known >= KNOWN * model.customers).map(({ name }) => name);
  const chosen = PREFERRED.flatMap((line) => line.find((name) => usable.includes(name)) ?? []);
  if (chosen.length >= 2) return chosen.slice(0, MOST);
  // Too few of the usual ones: whatever else there is, and last what says the same again.
  const repeats = PREFERRED.filter((line) => chosen.some((name) => line.includes(name))).flat();
  const others = [...usable, ...numbers.map(({ name }) => name)].filter((name) => !chosen.includes(name));
  const fresh = others.filter((name) => !repeats.includes(name) || NOT_ENERGY.includes(name));
  const enough = [...new Set([...chosen, ...fresh])];
  return (enough.length >= 2 ? enough : [...new Set([...chosen, ...others])]).slice(0, MOST);
}

/** A number that varies and is no number plate. */
function isMeasure({ kind, name, text, range }: FactField): boolean {
  const isNumbering =
    /(^|[^a-z])(id|no|code|key|index|seq|zip|year|lat|lon|latitude|longitude)($|[^a-z])|编号|编码|户号|序号|号码|邮编|代码|年份|经度|纬度/i;
  const varies = range === undefined || range[1] > range[0];
  return kind === 'number' && varies && !isNumbering.test(name) && !isNumbering.test(text.zh);
}
