// Reads marks off the axis that is drawn beside them, as a person does: by the labels of the ticks and where they stand.
type Axis = 'x' | 'y';

/** 1,500 as such, 40 % as 0.4, with or without a unit behind; NaN for words. */
function numberOf(label: string): number {
  const [, number, percent] = /^([−+-]?[\d,.]+)\s*(%?)/.exec(label.trim()) ?? [];
  const value = number === undefined ? NaN : Number(number.replaceAll(',', '').replace('−', '-'));
  return percent === '%' ? value / 100 : value;
}

/** Ticks of the axes: their text stands right after their line. */
function ticks(axis: Axis): { readonly at: number; readonly value: number }[] {
  const other = axis === 'x' ? 'y' : 'x';
  return Array.from(document.querySelectorAll('svg line.base + text, svg line.grid + text')).flatMap((text) => {
    const mark = text.previousElementSibling;
    const [from, to] = [Number(mark?.getAttribute(`${axis}1`)), Number(mark?.getAttribute(`${axis}2`))];
    const isAcross = mark?.getAttribute(`${other}1`) !== mark?.getAttribute(`${other}2`);
    const value = numberOf(text.textContent);
    return from === to && isAcross && Number.isFinite(value) ? [{ at: from, value }] : [];
  });
}

/** Gives the value at a place of the drawing, px, by the first two ticks. */
export function axisReader(axis: Axis): (px: number) => number {
  const [one, other] = ticks(axis);
  if (one === undefined || other === undefined) throw new Error(`The ${axis} axis has no two ticks.`);
  const slope = (other.value - one.value) / (other.at - one.at);
  return (px) => one.value + slope * (px - one.at);
}

/** Corners of a path of M, L, H and V. */
export function corners(d: string): { readonly x: number; readonly y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (const [, letter, numbers = ''] of d.matchAll(/([MLHV])([^A-Za-z]*)/g)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const { x: lastX = NaN, y: lastY = NaN } = points.at(-1) ?? {};
    if (letter === 'H') points.push({ x: values[0] ?? NaN, y: lastY });
    else if (letter === 'V') points.push({ x: lastX, y: values[0] ?? NaN });
    else for (let i = 0; i + 1 < values.length; i += 2) points.push({ x: values[i] ?? NaN, y: values[i + 1] ?? NaN });
  }
  return points;
}
