/** Owns the cutting of XML bytes into text and tags. Entities of one's own, DTDs and addresses have no meaning here: nothing is expanded or fetched. */

/** Told of each tag in turn; `bytes` is only valid during the call. */
export interface TagSink {
  /** Element name without its prefix is bytes[name … nameEnd); its attributes are bytes[nameEnd … end). */
  open(bytes: Uint8Array, name: number, nameEnd: number, end: number, selfClosing: boolean): void;
  close(bytes: Uint8Array, name: number, nameEnd: number): void;
  /** Text between tags, entities not decoded. `literal`: from CDATA, where & is itself. */
  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
/** A tag or text longer than this is no sheet. */
const LONGEST_BYTES = 64 * 1024 * 1024;

export class XmlTags {
  /** True once a `<!DOCTYPE` or `<!ENTITY` was met, which no workbook needs. */
  declares = false;
  private rest = new Uint8Array(0);
  /** Chunks behind an unfinished tag or text, looked at when they are as many bytes as it: each byte is then scanned a few times at most. */
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;

  constructor(private readonly sink: TagSink) {}

  /** @throws RangeError for a tag without end */
  push(chunk: Uint8Array, last: boolean): void {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (!last && this.waitingBytes < this.rest.length) return;
    const bytes = new Uint8Array(this.rest.length + this.waitingBytes);
    bytes.set(this.rest);
    let at = this.rest.length;
    for (const part of this.waiting) {
      bytes.set(part, at);
      at += part.length;
    }
    this.waiting = [];
    this.waitingBytes = 0;
    const stop = this.scan(bytes);
    this.rest = bytes.subarray(stop);
    if (this.rest.length > LONGEST_BYTES || (last && this.rest.includes(LT))) throw new RangeError('XML ends within a tag');
  }

  /** Gives the position up to which the bytes were used: text waits for the tag behind it. */
  private scan(bytes: Uint8Array): number {
    const { sink } = this;
    const size = bytes.length;
    let at = 0;
    for (;;) {
      let lt = at;
      while (lt < size && bytes[lt] !== LT) lt++;
      if (lt + 3 >= size) return at;
      const second = bytes[lt + 1] as number;
      if (second === 33 || second === 63) {
        const kind = second === 63 ? '?>' : bytes[lt + 2] === 45 ? '-->' : bytes[lt + 2] === 91 ? ']]>' : '>';
        if (kind === '>') this.declares = true;
        const end = find(bytes, kind, lt + 2);
        if (end < 0) return at;
        if (lt > at) sink.text(bytes, at, lt, false);
        if (kind === ']]>') sink.text(bytes, lt + 9, Math.max(lt + 9, end), true);
        at = end + kind.length;
        continue;
      }
      let gt = lt + 1;
      let quote = 0;
      for (; gt < size; gt++) {
        const byte = bytes[gt] as number;
        if (quote !== 0) {
          if (byte === quote) quote = 0;
        } else if (byte === GT) break;
        else if (byte === 34 || byte === 39) quote = byte;
      }
      if (gt >= size) return at;
      if (lt > at) sink.text(bytes, at, lt, false);
      const closing = second === SLASH;
      let name = closing ? lt + 2 : lt + 1;
      let nameEnd = name;
      for (; nameEnd < gt; nameEnd++) {
        const byte = bytes[nameEnd] as number;
        if (byte === COLON) name = nameEnd + 1;
        else if (byte <= 32 || byte === SLASH) break;
      }
      if (closing) sink.close(bytes, name, nameEnd);
      else {
        const selfClosing = bytes[gt - 1] === SLASH;
        sink.open(bytes, name, nameEnd, Math.max(nameEnd, selfClosing ? gt - 1 : gt), selfClosing);
        if (selfClosing) sink.close(bytes, name, nameEnd);
      }
      at = gt + 1;
    }
  }
}

function find(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first, from); i >= 0; i = bytes.indexOf(first, i + 1)) {
    let n = 1;
    while (n < text.length && bytes[i + n] === text.charCodeAt(n)) n++;
    if (n === text.length) return i;
  }
  return -1;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Attributes in their order: name without prefix, value decoded. One look at each byte, however many and long they are. */
export function* attributesOf(bytes: Uint8Array, start: number, end: number): Generator<readonly [string, string]> {
  let at = start;
  while (at < end) {
    while (at < end && isSpace(bytes[at] as number)) at++;
    let name = at;
    for (; at < end && bytes[at] !== EQUALS && !isSpace(bytes[at] as number); at++) if (bytes[at] === COLON) name = at + 1;
    const nameEnd = at;
    while (at < end && isSpace(bytes[at] as number)) at++;
    if (bytes[at] !== EQUALS || at >= end) continue;
    at++;
    while (at < end && isSpace(bytes[at] as number)) at++;
    const quote = bytes[at] as number;
    if (at >= end || (quote !== 34 && quote !== 39)) continue;
    const close = bytes.indexOf(quote, at + 1);
    if (close < 0 || close >= end) return;
    yield [decoder.decode(bytes.subarray(name, nameEnd)), decodeEntities(decoder.decode(bytes.subarray(at + 1, close)))];
    at = close + 1;
  }
}

function isSpace(byte: number): boolean {
  return byte <= 32;
}

/** One attribute by its name without prefix, decoded; undefined when it is not there. */
export function attributeOf(bytes: Uint8Array, start: number, end: number, name: string): string | undefined {
  for (const [key, value] of attributesOf(bytes, start, end)) if (key === name) return value;
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and numbered characters; any other stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,64}));/gi, (whole, hex?: string, digits?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });
}

/** Text as workbooks write it: `_x000D_` stands for a control character. */
export function decodeCellText(text: string): string {
  const decoded = decodeEntities(text);
  return decoded.includes('_x')
    ? decoded.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : decoded;
}
