/** Owns the cutting of JSON bytes into tokens, chunk by chunk, and the place of what is no JSON. */
import type { Text } from '../../lib/text';

/** Told of each token in turn; `bytes` is UTF-8 and only valid during the call. */
export interface TokenSink {
  /** First of all: where the line of the token at hand can be asked for. */
  begin?(where: { readonly line: number }): void;
  /** `{` (123) or `[` (91). */
  open(brace: number): void;
  close(): void;
  /** Text between the quotes; `escaped` when it holds a backslash. */
  key(bytes: Uint8Array, start: number, end: number, escaped: boolean): void;
  text(bytes: Uint8Array, start: number, end: number, escaped: boolean): void;
  /** A number, true, false, null, or what stands for "not a number". */
  literal(bytes: Uint8Array, start: number, end: number): void;
  /** In lines mode: the record at hand is given up. `text` is its line, or what is left of it. */
  broken?(error: JsonBreak, text: string): void;
}

/** What is no JSON, and where. */
export class JsonBreak extends Error {
  constructor(
    readonly line: number,
    /** Position within the line in bytes, from 1. */
    readonly position: number,
    readonly reason: Text,
    /** Position in the bytes at hand. */
    readonly at: number,
  ) {
    super(reason.en);
  }
}

const OPEN_OBJECT = 123;
const OPEN_LIST = 91;
const QUOTE = 34;
const MOST_DEPTH = 500;
const LONGEST_BYTES = 64 * 1024 * 1024;
const LITERAL = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|true|false|null|[-+]?(?:nan|inf(?:inity)?)|undefined|none)$/i;

/** What may come next. */
const enum Next {
  Value,
  Key,
  Colon,
  Comma,
}

const REASONS = {
  cut: { en: 'the text ends within a value', zh: '内容在一个值的中间结束' },
  lineEnds: { en: 'the line ends within the record', zh: '该行在记录未完时结束' },
  deep: { en: `it is nested more than ${MOST_DEPTH} deep`, zh: `嵌套超过 ${MOST_DEPTH} 层` },
  long: { en: 'one text is longer than 64 MB', zh: '单个文本超过 64 MB' },
  value: { en: 'a value was expected', zh: '此处应为一个值' },
  key: { en: 'a name in quotes was expected', zh: '此处应为带引号的名称' },
  colon: { en: 'a colon was expected', zh: '此处应为冒号' },
  comma: { en: 'a comma or a closing bracket was expected', zh: '此处应为逗号或右括号' },
} as const satisfies Record<string, Text>;

export class JsonTokens {
  /** Of the token at hand, from 1. */
  line = 1;
  /** Set to leave the rest unread. */
  stopped = false;
  private readonly stack: number[] = [];
  private next: Next = Next.Value;
  private rest = new Uint8Array(0);
  /** Bytes before the ones at hand, and those before the line at hand. */
  private before = 0;
  private lineFrom = 0;
  private skipping = false;

  /** @param lines one record a line: what is broken ends with its line */
  constructor(
    private readonly sink: TokenSink,
    private readonly lines = false,
  ) {
    sink.begin?.(this);
  }

  /** @throws JsonBreak, except in lines mode */
  push(chunk: Uint8Array, last: boolean): void {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    let at = 0;
    for (;;) {
      try {
        if (this.skipping) at = this.skipLine(bytes);
        if (!this.skipping) at = this.scan(bytes, at, last);
        break;
      } catch (thrown) {
        if (!this.lines || !(thrown instanceof JsonBreak)) throw thrown;
        const from = thrown.at === 0 ? 0 : bytes.lastIndexOf(10, thrown.at - 1) + 1;
        const end = bytes.indexOf(10, thrown.at);
        const lineEnd = end < 0 ? bytes.length : end;
        this.sink.broken?.(thrown, decoder.decode(bytes.subarray(from, Math.min(lineEnd, from + 2000))));
        this.stack.length = 0;
        this.next = Next.Value;
        this.skipping = end < 0 && !last;
        at = lineEnd;
      }
    }
    this.rest = bytes.slice(at);
    this.before += at;
    if (this.rest.length > LONGEST_BYTES) throw this.break(0, REASONS.long);
  }

  private skipLine(bytes: Uint8Array): number {
    const end = bytes.indexOf(10);
    if (end < 0) return bytes.length;
    this.skipping = false;
    return end;
  }

  /** Gives the position up to which the bytes were used: a token that is cut waits for the rest of it. */
  private scan(bytes: Uint8Array, from: number, last: boolean): number {
    const { sink, stack, lines } = this;
    const size = bytes.length;
    let i = from;
    while (i < size && !this.stopped) {
      const byte = bytes[i] as number;
      if (byte <= 32) {
        if (byte === 10) {
          if (lines && stack.length > 0) throw this.break(i, REASONS.lineEnds);
          this.line++;
          this.lineFrom = this.before + i + 1;
        }
        i++;
      } else if (byte === QUOTE) {
        const end = this.endOfText(bytes, i, last);
        if (end < 0) return i;
        const escaped = this.escaped;
        if (this.next === Next.Value) {
          sink.text(bytes, i + 1, end, escaped);
          this.afterValue();
        } else if (this.next === Next.Key) {
          sink.key(bytes, i + 1, end, escaped);
          this.next = Next.Colon;
        } else throw this.break(i, this.expected());
        i = end + 1;
      } else if (byte === 44) {
        if (this.next === Next.Comma) this.next = stack[stack.length - 1] === OPEN_OBJECT ? Next.Key : Next.Value;
        else if (stack.length > 0) throw this.break(i, this.expected());
        i++;
      } else if (byte === 58) {
        if (this.next !== Next.Colon) throw this.break(i, this.expected());
        this.next = Next.Value;
        i++;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (this.next !== Next.Value) throw this.break(i, this.expected());
        if (stack.length >= MOST_DEPTH) throw this.break(i, REASONS.deep);
        sink.open(byte);
        stack.push(byte);
        this.next = byte === OPEN_OBJECT ? Next.Key : Next.Value;
        i++;
      } else if (byte === 125 || byte === 93) {
        // 123 → 125 and 91 → 93; a comma before the bracket is let pass, a name without its value is not.
        if (stack[stack.length - 1] !== byte - 2 || this.next === Next.Colon || this.lacksValue())
          throw this.break(i, this.expected());
        stack.pop();
        sink.close();
        this.afterValue();
        i++;
      } else {
        let end = i + 1;
        while (end < size && !isDelimiter(bytes[end] as number)) end++;
        if (end === size && !last && end - i < 1024) return i;
        if (this.next !== Next.Value || !LITERAL.test(asciiOf(bytes, i, Math.min(end, i + 1024))))
          throw this.break(i, this.expected());
        sink.literal(bytes, i, end);
        this.afterValue();
        i = end;
      }
    }
    if (last && !this.stopped && stack.length > 0) throw this.break(size, REASONS.cut);
    return i;
  }

  private escaped = false;

  /** True behind the colon of a name. */
  private lacksValue(): boolean {
    return this.next === Next.Value && this.stack[this.stack.length - 1] === OPEN_OBJECT;
  }

  private afterValue(): void {
    this.next = this.stack.length === 0 ? Next.Value : Next.Comma;
  }

  /** The closing quote; -1 when it is not among the bytes yet. */
  private endOfText(bytes: Uint8Array, start: number, last: boolean): number {
    this.escaped = false;
    let i = start + 1;
    for (; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (byte === QUOTE) return i;
      if (byte === 92) {
        this.escaped = true;
        i++;
      } else if (byte === 10) {
        if (this.lines) throw this.break(i, REASONS.lineEnds);
      }
    }
    if (last) throw this.break(bytes.length, REASONS.cut);
    return -1;
  }

  private expected(): Text {
    switch (this.next) {
      case Next.Value:
        return REASONS.value;
      case Next.Key:
        return REASONS.key;
      case Next.Colon:
        return REASONS.colon;
      case Next.Comma:
        return REASONS.comma;
    }
  }

  private break(at: number, reason: Text): JsonBreak {
    return new JsonBreak(this.line, this.before + at - this.lineFrom + 1, reason, at);
  }
}

function isDelimiter(byte: number): boolean {
  return byte <= 32 || byte === 44 || byte === 58 || byte === 34 || byte === 123 || byte === 125 || byte === 91 || byte === 93;
}

function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a token. A wrong escape stays as it is written. */
export function tokenText(bytes: Uint8Array, start: number, end: number, escaped: boolean): string {
  const text = decoder.decode(bytes.subarray(start, end));
  if (!escaped) return text;
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/gs, (whole, hex?: string, one?: string) =>
    hex !== undefined ? String.fromCharCode(parseInt(hex, 16)) : (ESCAPES[one ?? ''] ?? whole),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
