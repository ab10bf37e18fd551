// Writes old workbooks byte by byte ([MS-CFB], [MS-XLS]), with the oddities that tests ask for.

const u16 = (...values: number[]): number[] => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
const u32 = (...values: number[]): number[] => values.flatMap((value) => [...u16(value & 0xffff), ...u16(value >>> 16)]);
const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];
/** UTF-16LE. */
const wide = (text: string): number[] => Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat();

export const record = (type: number, ...data: number[]): number[] => [...u16(type, data.length), ...data];

const bof = (kind: number, version = 0x600): number[] => record(0x809, ...u16(version, kind, 0, 0), ...u32(0, 0));
const EOF = record(0x0a);

/** Cells by their place; `style` counts the formats given to `workbook`. */
export const cells = {
  shared: (row: number, column: number, index: number) => record(0xfd, ...u16(row, column, 0), ...u32(index)),
  label: (row: number, column: number, text: string) => record(0x204, ...u16(row, column, 0, text.length), 1, ...wide(text)),
  number: (row: number, column: number, value: number, style = 0) => record(0x203, ...u16(row, column, style), ...f64(value)),
  rk: (row: number, column: number, rk: number, style = 0) => record(0x27e, ...u16(row, column, style), ...u32(rk)),
  mulRk: (row: number, column: number, ...rks: number[]) =>
    record(0xbd, ...u16(row, column), ...rks.flatMap((rk) => [...u16(0), ...u32(rk)]), ...u16(column + rks.length - 1)),
  truth: (row: number, column: number, value: boolean) => record(0x205, ...u16(row, column, 0), value ? 1 : 0, 0),
  error: (row: number, column: number, code: number) => record(0x205, ...u16(row, column, 0), code, 1),
  formula: (row: number, column: number, result: number[]) =>
    record(0x06, ...u16(row, column, 0), ...result, ...u16(0), ...u32(0), ...u16(0)),
  formulaText: (row: number, column: number, text: string) => [
    ...cells.formula(row, column, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
    ...record(0x207, ...u16(text.length), 1, ...wide(text)),
  ],
  merge: (top: number, bottom: number, left: number, right: number) => record(0xe5, ...u16(1, top, bottom, left, right)),
  number64: f64,
};

export interface SheetBytes {
  readonly name: string;
  readonly records: readonly number[][];
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
}

export interface WorkbookOptions {
  readonly strings?: readonly string[];
  /** Number formats, one a cell style. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Bytes of shared texts after which they go on in a CONTINUE record. */
  readonly continueAt?: number;
  readonly extra?: readonly number[];
}

/** The stream of a workbook. */
export function biff(sheets: readonly SheetBytes[], options: WorkbookOptions = {}): Uint8Array {
  const { strings = [], formats = ['General'], is1904 = false, continueAt = 8000, extra = [] } = options;
  const globals = (at: readonly number[]): number[] => [
    ...bof(0x05),
    ...extra,
    ...record(0x22, ...u16(is1904 ? 1 : 0)),
    ...formats.flatMap((code, i) => record(0x41e, ...u16(164 + i, code.length), 1, ...wide(code))),
    ...formats.flatMap((_, i) => record(0xe0, ...u16(0, 164 + i), ...new Array<number>(16).fill(0))),
    ...sheets.flatMap(({ name, state = 0 }, i) => record(0x85, ...u32(at[i] ?? 0), state, 0, name.length, 1, ...wide(name))),
    ...sharedStrings(strings, continueAt),
    ...EOF,
  ];
  let at = globals(sheets.map(() => 0)).length;
  const bodies = sheets.map(({ records }) => [...bof(0x10), ...records.flat(), ...EOF]);
  const places = bodies.map((body) => (at += body.length) - body.length);
  return Uint8Array.from([...globals(places), ...bodies.flat()]);
}

/** The table of shared texts; where it is cut within a text, a byte tells anew how wide its characters are. */
function sharedStrings(strings: readonly string[], continueAt: number): number[] {
  const parts: number[][] = [[...u32(strings.length, strings.length)]];
  const last = (): number[] => parts[parts.length - 1] ?? [];
  for (const text of strings) {
    if (last().length + 3 > continueAt) parts.push([]);
    last().push(...u16(text.length), 1);
    for (const unit of Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))) {
      if (last().length + 2 > continueAt) parts.push([1]);
      last().push(...u16(unit));
    }
  }
  return parts.flatMap((part, i) => record(i === 0 ? 0xfc : 0x3c, ...part));
}

/** A compound file with one stream, in sectors of 512 bytes. */
export function compound(stream: Uint8Array, name = 'Workbook'): Uint8Array<ArrayBuffer> {
  const isSmall = stream.length < 4096;
  const sectors = Math.ceil(stream.length / 512);
  // Sector 0: which follows which (128 of them a sector), then the directory, then the list of small sectors, then the stream.
  const tableSectors = Math.ceil((sectors + 8) / 126);
  const directory = tableSectors;
  const miniTable = directory + 1;
  const first = miniTable + 1;
  const file = new Uint8Array(512 * (1 + first + sectors));
  const view = new DataView(file.buffer);
  const place = (sector: number): number => 512 * (sector + 1);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, i) => view.setUint16(24 + i * 2, value, true));
  view.setUint32(44, tableSectors, true);
  view.setUint32(48, directory, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, isSmall ? miniTable : 0xfffffffe, true);
  view.setUint32(64, isSmall ? 1 : 0, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + i * 4, i < tableSectors ? i : 0xffffffff, true);
  const follow = (from: number, sector: number, next: number): void => view.setUint32(place(from) + sector * 4, next, true);
  for (let i = 0; i < tableSectors * 128; i++) follow(0, i, 0xffffffff);
  for (let i = 0; i < tableSectors; i++) follow(0, i, 0xfffffffd);
  follow(0, directory, 0xfffffffe);
  follow(0, miniTable, 0xfffffffe);
  for (let i = 0; i < sectors; i++) follow(0, first + i, i === sectors - 1 ? 0xfffffffe : first + i + 1);
  if (isSmall) for (let i = 0; i < 128; i++) follow(miniTable, i, i < Math.ceil(stream.length / 64) - 1 ? i + 1 : 0xfffffffe);
  const entry = (i: number, title: string, type: number, start: number, size: number): void => {
    const at = place(directory) + i * 128;
    file.set(wide(title), at);
    view.setUint16(at + 64, title.length * 2 + 2, true);
    view.setUint8(at + 66, type);
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  };
  entry(0, 'Root Entry', 5, isSmall ? first : 0xfffffffe, isSmall ? sectors * 512 : 0);
  entry(1, name, 2, isSmall ? 0 : first, stream.length);
  file.set(stream, place(first));
  return file;
}
