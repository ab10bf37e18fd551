/** Owns the small parts of a workbook as elements with attributes, the encodings of parts, and shared strings. */
import { attributesOf, decodeCellText, XmlTags } from './xml-tags';

export interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
/** Beyond these a part is no part of a workbook; both keep memory bounded. */
const MOST_ELEMENTS = 500_000;
const DEEPEST = 10_000;

/**
 * The elements of these names in document order; attributes by their name without prefix. For parts of at most some megabytes.
 * @throws RangeError for a part that is no XML or too deep
 */
export function readElements(xml: Uint8Array, wanted: ReadonlySet<string>): Element[] {
  const elements: Element[] = [];
  const path: string[] = [];
  const tags = new XmlTags({
    open(bytes, name, nameEnd, end) {
      const element = decoder.decode(bytes.subarray(name, Math.min(nameEnd, name + 40)));
      if (wanted.has(element)) {
        if (elements.length >= MOST_ELEMENTS) throw new RangeError('too many elements');
        const attributes = new Map<string, string>(attributesOf(bytes, nameEnd, end));
        elements.push({ name: element, parent: path[path.length - 1] ?? '', attributes });
      }
      if (path.push(element) > DEEPEST) throw new RangeError('too deep');
    },
    close: () => void path.pop(),
    text: () => undefined,
  });
  tags.push(new XmlBytes().push(xml, true), true);
  return elements;
}

/** Parts in any encoding as UTF-8: by byte order mark, by the zeros of UTF-16, or as the declaration says. */
export class XmlBytes {
  private source: TextDecoder | null | undefined;

  push(chunk: Uint8Array, last: boolean): Uint8Array {
    if (this.source === undefined && chunk.length > 0) this.source = sourceOf(chunk);
    return this.source == null ? chunk : encoder.encode(this.source.decode(chunk, { stream: !last }));
  }
}

/** Null for UTF-8. */
function sourceOf(start: Uint8Array): TextDecoder | null {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 60 && second === 0)) return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 60)) return new TextDecoder('utf-16be');
  const declared = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    decoder.decode(start.subarray(0, 200)),
  )?.[1];
  if (declared === undefined || /^utf-?8$|^utf-?16/i.test(declared)) return null;
  try {
    return new TextDecoder(declared);
  } catch {
    return null;
  }
}

/** The strings that cells refer to by number: string i is bytes[offsets[i] … offsets[i + 1]), in UTF-8 without NUL. */
export class SharedStrings {
  bytes = new Uint8Array(1 << 16);
  offsets = new Int32Array(1 << 12);
  count = 0;
  private size = 0;

  add(text: string): void {
    const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
    if (this.size + clean.length * 3 > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.size + clean.length * 3));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    if (this.count + 2 > this.offsets.length) {
      const larger = new Int32Array(this.offsets.length * 2);
      larger.set(this.offsets);
      this.offsets = larger;
    }
    this.size += encoder.encodeInto(clean, this.bytes.subarray(this.size)).written;
    this.offsets[++this.count] = this.size;
  }
}

/** Reads xl/sharedStrings.xml chunk by chunk: runs of rich text joined, phonetic text left out. */
export class SharedStringsReader {
  readonly strings = new SharedStrings();
  private text = '';
  private inText = false;
  private phonetic = 0;

  readonly tags = new XmlTags({
    open: (bytes, name, nameEnd) => {
      const length = nameEnd - name;
      if (length === 1 && bytes[name] === 116) this.inText = this.phonetic === 0;
      else if (length === 2 && bytes[name] === 115 && bytes[name + 1] === 105) {
        this.text = '';
        this.phonetic = 0;
      } else if (isPhonetic(bytes, name, nameEnd)) this.phonetic++;
    },
    close: (bytes, name, nameEnd) => {
      const length = nameEnd - name;
      if (length === 1 && bytes[name] === 116) this.inText = false;
      else if (length === 2 && bytes[name] === 115 && bytes[name + 1] === 105) this.strings.add(this.text);
      else if (isPhonetic(bytes, name, nameEnd)) this.phonetic--;
    },
    text: (bytes, start, end, literal) => {
      if (!this.inText) return;
      const text = decoder.decode(bytes.subarray(start, end));
      this.text += literal ? text : decodeCellText(text);
    },
  });
}

/** `rPh`, the reading of the characters above them. */
export function isPhonetic(bytes: Uint8Array, name: number, nameEnd: number): boolean {
  return nameEnd - name === 3 && bytes[name] === 114 && bytes[name + 1] === 80 && bytes[name + 2] === 104;
}
