/** Owns what a click on a value does to the chart's own filter, and the keys of rows that stand for values. */

export type Values = readonly (string | null)[];

/** Key of the row of a value; null (missing) has one of its own. */
export function valueKey(value: string | null): string {
  return JSON.stringify(value);
}

export function keyValue(key: string): string | null {
  return JSON.parse(key) as string | null;
}

/** Plain: only this one, or none when it was the only one. Additive: it joins or leaves the others. */
export function toggledValues(picked: Values, value: string | null, additive: boolean): Values {
  const has = picked.includes(value);
  const others = picked.filter((other) => other !== value);
  if (additive) return has ? others : [...others, value];
  return has && others.length === 0 ? [] : [value];
}
