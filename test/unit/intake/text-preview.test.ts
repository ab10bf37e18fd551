// Tests of the first look at a text file: its lines in a given encoding, and the first foreign ones wherever they are.
import { describe, expect, it } from 'vitest';
import { previewText } from '../../../src/intake/text-preview';

/** 户号,户名 and 张三 in GBK. */
const HEADER = [0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0xbb, 0xa7, 0xc3, 0xfb];
const NAME = [0xd5, 0xc5, 0xc8, 0xfd];
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const file = (...parts: number[][]): File => new File([Uint8Array.from(parts.flat())], 'a.csv');

describe('previewText', () => {
  it('shows GBK right by itself and wrong when told so', async () => {
    const gbk = file(HEADER, ascii('\r\n1,'), NAME, ascii('\r\n'));
    expect(await previewText(gbk, null)).toEqual({ encoding: 'gb18030', first: ['户号,户名', '1,张三'], beyond: [] });
    expect((await previewText(gbk, 'windows-1252'))?.first[0]).toBe('»§ºÅ,»§Ãû');
  });

  it('gives the first twelve lines, whatever ends them', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `x${String(i)}`);
    const preview = await previewText(file(ascii(lines.join('\r'))), null);
    expect(preview?.first).toEqual(lines.slice(0, 12));
  });

  it('finds the first Chinese characters behind 300 KB of ASCII, in whole lines', async () => {
    const plain = ascii('abc,1\n'.repeat(50_000));
    const preview = await previewText(file(plain, ascii('9,'), NAME, ascii('\n8,x\n7,'), NAME, ascii('\n')), 'gb18030');
    expect(preview?.beyond).toEqual(['9,张三', '7,张三']);
  });

  it('has nothing to show of a packed file', async () => {
    expect(await previewText(file([0x1f, 0x8b, 8, 0, 1, 2]), null)).toBeNull();
  });
});
