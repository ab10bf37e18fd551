// Short texts broken into lines: where, and where not.
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/charts/text-width';
import { wrapText } from '../../../src/charts/wrap-text';

/** At every width from one that holds the longest word with its marks to one that holds all. */
function atEveryWidth(text: string): string[][] {
  const whole = textWidth(text, 12);
  return Array.from({ length: 40 }, (_, i) => wrapText(text, 12, 100 + (i * whole) / 40, 99));
}

describe('wrapText', () => {
  const text = '完整答卷 n = 1,704（共 2,001 份）；R² = 0.59 (0.55–0.62)。等待最多的是“营业班”到“配电运检班”：合计 60 天。';

  it('begins no line with a closing mark and ends none with an opening one', () => {
    for (const lines of atEveryWidth(text))
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。，．：；！？）》】」』”]/);
        expect(line).not.toMatch(/[（《【「『“]$/);
      }
  });

  it('loses nothing', () => {
    for (const lines of atEveryWidth(text)) expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});
