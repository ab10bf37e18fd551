/** Owns the small parts of a workbook as elements with attributes, and its shared strings. */
import { decodeCellText, decodeEntities, XmlTags } from './xml-tags';

export interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Every element in document order; attributes by their name without prefix. For parts of at most some megabytes. */
export function readElements(xml: Uint8Array): Element[] {
  const elements: Element[] = [];
  const path: string[] = [];
  const tags = new XmlTags({
    open(bytes, name, nameEnd, end) {
      const element = decoder.decode(bytes.subarray(name, nameEnd));
      const source = decoder.decode(bytes.subarray(nameEnd, end));
      const attributes = new Map<string, string>();
      for (const [, key, , double, single] of source.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g))
        attributes.set(key ?? '', decodeEntities(double ?? single ?? ''));
      elements.push({ name: element, parent: path[path.length - 1] ?? '', attributes });
      path.push(element);
    },
    close: () => void path.pop(),
    text: () => undefined,
  });
  tags.push(utf8Of(xml), true);
  return elements;
}

/** Parts written in UTF-16, which XML allows, as UTF-8. */
export function utf8Of(xml: Uint8Array): Uint8Array {
  const utf16 = xml[0] === 0xff && xml[1] === 0xfe ? 'utf-16le' : xml[0] === 0xfe && xml[1] === 0xff ? 'utf-16be' : null;
  return utf16 === null ? xml : encoder.encode(new TextDecoder(utf16).decode(xml));
}

/** The strings that cells refer to by number: string i is bytes[offsets[i] … offsets[i + 1]), in UTF-8. */
export class SharedStrings {
  bytes = new Uint8Array(1 << 16);
  offsets: number[] = [0];
  private size = 0;

  get count(): number {
    return this.offsets.length - 1;
  }

  add(text: string): void {
    if (this.size + text.length * 3 > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.size + text.length * 3));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.size += encoder.encodeInto(text, this.bytes.subarray(this.size)).written;
    this.offsets.push(this.size);
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
      else if (length === 2 && bytes[name] === 115 && bytes[name + 1] === 105) this.text = '';
      else if (isPhonetic(bytes, name, nameEnd)) this.phonetic++;
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
