// Tests of CSV that leaves the page: quoting, line ends, and cells that a spreadsheet must not run.
import { describe, expect, it } from 'vitest';
import { harmlessCell, writeCsv } from '../../../src/lib/write-csv';

describe('writeCsv', () => {
  it('writes a byte-order mark, CRLF, and quotes only where they are needed', () => {
    expect(
      writeCsv([
        ['户号', 'a,b'],
        ['01', 'say "hi"\nthere'],
      ]),
    ).toBe('\ufeff户号,"a,b"\r\n01,"say ""hi""\nthere"\r\n');
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1', '=HYPERLINK("x")'])('disarms %j', (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  it.each(['-12.5', '+3', '-1,234.50', '-3e5', '-4%', 'a=b', '', '0330', '3-4'])('leaves %j', (text) => {
    expect(harmlessCell(text)).toBe(text);
  });
});
