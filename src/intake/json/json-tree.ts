/** Owns small JSON files as values in memory, for the shapes that are not lists of records; numbers keep their digits. */
import { plainNumber } from './json-records';
import { tokenText, type TokenSink } from './json-tokens';

/** A number is its digits, to tell it from a text; objects keep the order of their names. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

export class JsonNumber {
  constructor(readonly digits: string) {}
}

export class JsonTree implements TokenSink {
  /** The first value of the file. */
  root: JsonValue = null;
  private readonly stack: (JsonValue[] | Map<string, JsonValue>)[] = [];
  private readonly keys: string[] = [];
  private hasRoot = false;

  open(brace: number): void {
    const value = brace === 91 ? [] : new Map<string, JsonValue>();
    this.put(value);
    this.stack.push(value);
  }

  close(): void {
    this.stack.pop();
  }

  key(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    this.keys[this.stack.length] = tokenText(bytes, start, end, escaped);
  }

  text(bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    this.put(tokenText(bytes, start, end, escaped));
  }

  literal(bytes: Uint8Array, start: number, end: number): void {
    const text = tokenText(bytes, start, end, false);
    const lower = text.toLowerCase();
    this.put(lower === 'true' ? true : lower === 'false' ? false : /\d$|\.$/.test(text) ? new JsonNumber(text) : null);
  }

  private put(value: JsonValue): void {
    const parent = this.stack[this.stack.length - 1];
    if (parent instanceof Map) parent.set(this.keys[this.stack.length] ?? '', value);
    else if (parent !== undefined) parent.push(value);
    else if (!this.hasRoot) {
      this.root = value;
      this.hasRoot = true;
    }
  }
}

/** The text of a cell; '' for none; a list or object as JSON. */
export function cellText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof JsonNumber) return /e/i.test(value.digits) ? plainNumber(value.digits) : value.digits.replace(/^\+/, '');
  return writeJson(value);
}

function writeJson(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (value instanceof Map)
    return `{${Array.from(value, ([key, part]) => `${JSON.stringify(key)}:${writeJson(part as JsonValue)}`).join(',')}}`;
  return JSON.stringify(value);
}

/** The value at a path of names. */
export function valueAt(root: JsonValue, path: readonly string[]): JsonValue {
  let value = root;
  for (const name of path) value = value instanceof Map ? ((value as JsonObject).get(name) ?? null) : null;
  return value;
}
