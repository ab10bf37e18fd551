/** Owns what a click on a group does to the groups that are chosen. */

type Values = readonly (string | null)[];

/** Plain: only these, or none when they were the only ones. Additive: they join or leave the others. Empty for no choice. */
export function toggledGroups(picked: Values, values: Values, additive: boolean): Values {
  const has = values.length > 0 && values.every((value) => picked.includes(value));
  const others = picked.filter((value) => !values.includes(value));
  if (additive) return has ? others : [...others, ...values];
  return has && others.length === 0 ? [] : values;
}
