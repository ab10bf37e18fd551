/** Owns what is said of two groups: a line each for difference, tests and effects. */
import type { Locale, Text } from '../../lib/text';
import { formatP, sizeOfDelta, sizeOfH, type Difference } from '../../service/satisfaction/difference';
import * as text from './text';

export interface DifferenceLine {
  readonly name: Text;
  readonly value: string;
}

/** A signed number, with a real minus. */
function signed(value: number, digits: number): string {
  const rounded = value.toFixed(digits);
  return Number(rounded) > 0 ? `+${rounded}` : rounded.replace('-', '−').replace(/^−(0(?:\.0+)?)$/, '$1');
}

export function differenceLines({ shares, ranks }: Difference, locale: Locale): DifferenceLine[] {
  const [lo, hi] = shares.interval.map((bound) => signed(100 * bound, 1));
  const { words } = text;
  return [
    { name: words.difference, value: text.points[locale](signed(100 * shares.difference, 1), lo ?? '', hi ?? '') },
    { name: words.shareTest, value: `${formatP(shares.p)}, ${text.tests[shares.test][locale]}` },
    { name: words.h, value: text.effect[locale](signed(shares.h, 2), sizeOfH(shares.h)[locale]) },
    ...(ranks === null || Number.isNaN(ranks.p)
      ? []
      : [
          { name: words.rankTest, value: formatP(ranks.p) },
          { name: words.delta, value: text.effect[locale](signed(ranks.delta, 2), sizeOfDelta(ranks.delta)[locale]) },
        ]),
  ];
}

/** Only what both the interval and the test support is called a difference. */
export function verdictOf({ shares }: Difference): Text {
  const isClear = shares.p < 0.05 && (shares.interval[0] > 0 || shares.interval[1] < 0);
  return text.verdict[!isClear ? 'none' : shares.difference > 0 ? 'higher' : 'lower'];
}
