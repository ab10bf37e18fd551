// Colour arithmetic for the tests: WCAG contrast, CIEDE2000, and what a colour-blind eye sees.

export type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Full deuteranopia and protanopia as matrices on linear sRGB: Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1. */
export const VISION = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
} as const satisfies Record<string, Matrix>;

const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

function multiply(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = (at: 0 | 1 | 2): number => matrix[at][0] * x + matrix[at][1] * y + matrix[at][2] * z;
  return [row(0), row(1), row(2)];
}

function map([x, y, z]: Triple, change: (value: number) => number): Triple {
  return [change(x), change(y), change(z)];
}

/** Linear light 0…1 of `#rrggbb`. */
export function linear(hex: string): Triple {
  const channel = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return map([channel(1), channel(3), channel(5)], (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
}

/** WCAG 2 contrast ratio, 1…21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [a, b].map((hex) => multiply(XYZ, linear(hex))[1]).sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** CIELAB (D65) as the given eye sees it. */
export function lab(hex: string, vision: keyof typeof VISION = 'normal'): Triple {
  const seen = map(multiply(VISION[vision], linear(hex)), (v) => Math.min(1, Math.max(0, v)));
  const xyz = multiply(XYZ, seen);
  const f = (at: 0 | 1 | 2): number => {
    const t = xyz[at] / WHITE[at];
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  };
  return [116 * f(1) - 16, 500 * (f(0) - f(1)), 200 * (f(1) - f(2))];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** CIEDE2000 colour difference: Sharma, Wu & Dalal 2005, doi:10.1002/col.20070. About 1 is just noticeable side by side. */
export function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(a1 * g, b1), Math.hypot(a2 * g, b2)];
  const hue = (a: number, b: number): number => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const [h1, h2] = [hue(a1 * g, b1), hue(a2 * g, b2)];
  let turn = c1 * c2 === 0 ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2));
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const sum = h1 + h2;
  const h = c1 * c2 === 0 ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / (1 + 0.045 * c), deltaHue / (1 + 0.015 * c * t)];
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}
