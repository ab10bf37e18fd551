// The guess of an encoding. Bytes of GB18030 and Big5 are written out, because Node cannot encode them.
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/intake/encoding/detect-encoding';
import { EncodingEvidence } from '../../../src/intake/encoding/encoding-evidence';
import { isUtf8 } from '../../../src/intake/encoding/utf8-sequence';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replace(/ /g, ''), 'hex'));
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const guess = (head: Uint8Array) => detectEncoding(head, true).encoding;

/** 户号,电量 and 戶號,電量 with one row. */
const GBK = bytes('bba7bac5 2c b5e7c1bf 0a 31 2c 32 0a');
const BIG5 = bytes('a4e1b8b9 2c b971b671 0a 31 2c 32 0a');

describe('detectEncoding', () => {
  it('knows byte-order marks', () => {
    expect([guess(bytes('efbbbf 61')), guess(bytes('fffe 6100')), guess(bytes('feff 0061'))]).toEqual([
      'utf-8',
      'utf-16le',
      'utf-16be',
    ]);
  });
  it('knows UTF-16 without a mark by the side of its zeros', () => {
    const le = new Uint8Array(Buffer.from('户号,电量\r\n0001,12.5\r\n', 'utf16le'));
    const be = new Uint8Array(le.map((_, i) => le[i ^ 1]!));
    expect([guess(le), guess(be)]).toEqual(['utf-16le', 'utf-16be']);
  });
  it('does not take a few NUL bytes for UTF-16', () => {
    expect(guess(utf8('id,name,kwh\n1,a\0b,10\n2,c,20\n\0\0\n3,d,30\n'))).toBe('utf-8');
  });
  it('keeps UTF-8 whose last character is cut', () => {
    expect(detectEncoding(utf8('户号,电量').subarray(0, -1), false).encoding).toBe('utf-8');
  });
  it('tells GB18030 from Big5 on one short header', () => {
    expect([guess(GBK), guess(BIG5)]).toEqual(['gb18030', 'big5']);
  });
  it('takes lone high bytes between letters for windows-1252', () => {
    expect(guess(latin('id,city\n1,Zürich\n2,Málaga\n3,Besançon\n'))).toBe('windows-1252');
  });
  it('is not certain while the rest of the file may say otherwise', () => {
    expect(detectEncoding(utf8('id,kwh\n1,2\n'), false)).toEqual({ encoding: 'utf-8', certain: false });
    expect(detectEncoding(GBK, false)).toEqual({ encoding: 'gb18030', certain: false });
  });
});

describe('EncodingEvidence', () => {
  it('keeps UTF-8 that has a few broken bytes', () => {
    const evidence = new EncodingEvidence();
    evidence.add(utf8('户号,姓名,电量\n1,'));
    evidence.add(bytes('fffec0'));
    evidence.add(utf8('bad,10\n2,好,20\n'));
    expect([evidence.valid, evidence.invalid, evidence.decide()]).toEqual([7, 3, 'utf-8']);
  });
  it('counts a character that is cut between two chunks once', () => {
    const evidence = new EncodingEvidence();
    const text = utf8('电');
    evidence.add(text.subarray(0, 2));
    evidence.add(text.subarray(2));
    expect([evidence.valid, evidence.invalid]).toEqual([1, 0]);
  });
  it('finds GBK after much ASCII', () => {
    const evidence = new EncodingEvidence();
    for (let i = 0; i < 50; i++) evidence.add(utf8('1,abc,2\n'.repeat(500)));
    evidence.add(bytes('312c b9fa cdf8 d5e3 bdad 2c320a')); // 国网浙江
    expect(evidence.decide()).toBe('gb18030');
  });
});

it('isUtf8 refuses what only looks like it', () => {
  const whole = (array: Uint8Array) => isUtf8(array, 0, array.length);
  expect([
    whole(utf8('aé电😀')),
    whole(bytes('c080')),
    whole(bytes('eda080')),
    whole(bytes('f4908080')),
    whole(utf8('电').subarray(0, 2)),
    whole(GBK),
  ]).toEqual([true, false, false, false, false, false]);
});
