/** Owns the cutting of HTML bytes into tags and text, forgiving as browsers are. Scripts and styles are passed over; nothing acts. */

/** Told of each tag in turn; `bytes` is UTF-8 and only valid during the call. Names are in lower case. */
export interface HtmlSink {
  /** Attributes are bytes[start … end). */
  open(name: string, bytes: Uint8Array, start: number, end: number): void;
  close(name: string): void;
  /** Text between tags, entities not decoded. */
  text(bytes: Uint8Array, start: number, end: number): void;
}

const LT = 60;
const GT = 62;
/** A tag longer than this has lost a quote: it ends at its first `>`. */
const LONGEST_TAG = 65_536;
/** Text longer than this between two tags is handed on in parts. */
const LONGEST_TEXT = 1_048_576;
/** Elements whose content is no text of the page. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'xml', 'title', 'textarea', 'noscript', 'template']);

export class HtmlTags {
  private rest = new Uint8Array(0);
  /** The end that is waited for: of a comment, or of the element whose content is passed over. */
  private until = '';

  constructor(private readonly sink: HtmlSink) {}

  push(chunk: Uint8Array, last: boolean): void {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    const stop = this.scan(bytes, last);
    this.rest = bytes.slice(stop);
    if (last && this.rest.length > 0 && this.until === '') this.sink.text(this.rest, 0, this.rest.length);
  }

  /** Gives the position up to which the bytes were used. */
  private scan(bytes: Uint8Array, last: boolean): number {
    const { sink } = this;
    const size = bytes.length;
    let at = 0;
    for (;;) {
      if (this.until !== '') {
        const end = findAnyCase(bytes, this.until, at);
        if (end < 0) return Math.max(at, size - this.until.length);
        at = end + this.until.length;
        if (this.until.startsWith('</')) at = Math.max(at, bytes.indexOf(GT, at) + 1);
        this.until = '';
      }
      const lt = bytes.indexOf(LT, at);
      if (lt < 0) {
        if (size - at < LONGEST_TEXT) return at;
        // Not within an entity or a character.
        const cut = bytes.lastIndexOf(32, size - 1);
        if (cut <= at) return at;
        sink.text(bytes, at, cut);
        return cut;
      }
      if (lt + 4 > size && !last) return at;
      const second = bytes[lt + 1] ?? 0;
      if (!isLetter(second) && second !== 47 && second !== 33 && second !== 63) {
        sink.text(bytes, at, lt + 1);
        at = lt + 1;
        continue;
      }
      if (second === 33 && bytes[lt + 2] === 45 && bytes[lt + 3] === 45) {
        if (lt > at) sink.text(bytes, at, lt);
        this.until = '-->';
        at = lt + 4;
        continue;
      }
      const gt = endOfTag(bytes, lt);
      if (gt < 0) {
        if (!last) return at;
        return size;
      }
      if (lt > at) sink.text(bytes, at, lt);
      at = gt + 1;
      if (second === 33 || second === 63) continue;
      const from = second === 47 ? lt + 2 : lt + 1;
      let end = from;
      while (end < gt && (bytes[end] as number) > 32 && bytes[end] !== 47) end++;
      const name = nameOf(bytes, from, Math.min(end, from + 40));
      if (second === 47) sink.close(name);
      else {
        sink.open(name, bytes, end, gt);
        if (RAW.has(name) && bytes[gt - 1] !== 47) this.until = `</${name}`;
      }
    }
  }
}

/** Position of the `>`; quotes only count behind `=`. -1 when it is not among the bytes. */
function endOfTag(bytes: Uint8Array, lt: number): number {
  let quote = 0;
  let before = 0;
  const most = Math.min(bytes.length, lt + LONGEST_TAG);
  for (let i = lt + 1; i < most; i++) {
    const byte = bytes[i] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return i;
    else if ((byte === 34 || byte === 39) && before === 61) quote = byte;
    if (byte > 32) before = byte;
  }
  return most < bytes.length ? bytes.indexOf(GT, lt) : -1;
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122;
}

const NAMES = new Map<number, string>();

/** The few names that occur a million times are made once. */
function nameOf(bytes: Uint8Array, from: number, to: number): string {
  let key = to - from;
  let text = '';
  if (key <= 3) {
    for (let i = from; i < to; i++) key = key * 256 + ((bytes[i] as number) | 32);
    const known = NAMES.get(key);
    if (known !== undefined) return known;
  }
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number);
  text = text.toLowerCase();
  if (to - from <= 3 && NAMES.size < 1000) NAMES.set(key, text);
  return text;
}

function findAnyCase(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first, from); i >= 0; i = bytes.indexOf(first, i + 1)) {
    let n = 1;
    while (n < text.length && lower(bytes[i + n] ?? 0) === text.charCodeAt(n)) n++;
    if (n === text.length) return i;
  }
  return -1;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

const ATTRIBUTE = /([\w:.-]+)(?:\s{0,20}=\s{0,20}("[^"]*"|'[^']*'|[^\s>]+))?/g;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Attributes by name in lower case; one without a value is ''. */
export function attributesIn(bytes: Uint8Array, start: number, end: number): Map<string, string> {
  const attributes = new Map<string, string>();
  if (end <= start) return attributes;
  const source = decoder.decode(bytes.subarray(start, Math.min(end, start + 8192)));
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE))
    attributes.set(name.toLowerCase(), /^["']/.test(value) ? value.slice(1, -1) : value);
  return attributes;
}
