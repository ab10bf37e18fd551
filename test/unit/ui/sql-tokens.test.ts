// The colouring of SQL.
import { describe, expect, it } from 'vitest';
import { sqlTokens } from '../../../src/ui/sql-tokens';

const kinds = (text: string): string[] => sqlTokens(text).map(({ kind, text: piece }) => `${kind}:${piece}`);

describe('sqlTokens', () => {
  it('tells keywords, names, strings, numbers and comments apart', () => {
    expect(kinds(`SELECT "a b", 'it''s' -- x\n`)).toEqual([
      'keyword:SELECT',
      'plain: ',
      'name:"a b"',
      'plain:, ',
      `string:'it''s'`,
      'plain: ',
      'comment:-- x',
      'plain:\n',
    ]);
    expect(kinds('1200.5 /* a\nb */')).toEqual(['number:1200.5', 'plain: ', 'comment:/* a\nb */']);
  });

  it('sees no keyword inside a word, nor a number inside a name', () => {
    expect(kinds('selection p96 用电_from')).toEqual(['plain:selection p96 用电_from']);
  });

  it('leaves nothing out, whatever is not closed', () => {
    for (const text of [`'open`, '"open', '/* open', '$$ ; \\ 户号', ''])
      expect(
        sqlTokens(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
  });
});
