/** Owns the quick way from an Arrow IPC stream or file to columns of plain numbers: a million rows come in hundreds of batches, and none becomes an object. */
import * as arrow from 'apache-arrow';
import type { Column } from './cells';

/** A result whose columns are all plain numbers. */
export interface PlainResult {
  readonly fields: readonly arrow.Field[];
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;
type MakeArray = (buffer: ArrayBuffer, at: number, length: number) => NumberArray;

/** Where a batch of rows stands in the stream; places are in bytes from the stream's begin. */
interface Batch {
  readonly rows: number;
  /** Of each column: the values, and the bits that tell which are not NULL; null where none is. */
  readonly parts: readonly { readonly valuesAt: number; readonly bitsAt: number | null }[];
}

/** Kinds of messages, as Schema.fbs and Message.fbs of the Arrow format number them. */
const SCHEMA = 1;
const RECORD_BATCH = 3;
const CONTINUES = 0xffffffff;

/** "ARROW1", filled up to eight bytes. */
const FILE_HEAD = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0] as const;

/** Null for a stream with other columns, or laid out otherwise than DuckDB does: Arrow's own reader takes that. */
export function readPlain(ipc: Uint8Array): PlainResult | null {
  const view = new DataView(ipc.buffer, ipc.byteOffset, ipc.byteLength);
  const begin = isFile(ipc) ? FILE_HEAD.length : 0;
  const schema = messageAt(view, begin);
  // Values of eight bytes are read where they stand.
  if (schema?.kind !== SCHEMA || ipc.byteOffset % 8 !== 0) return null;
  const { fields } = arrow.tableFromIPC(ipc.subarray(begin, schema.end)).schema;
  const arrays = fields.map(({ type }) => arrayOf(type as arrow.DataType));
  if (arrays.length === 0 || arrays.includes(null)) return null;
  const batches: Batch[] = [];
  let message = messageAt(view, schema.end);
  for (; message !== null; message = messageAt(view, message.end)) {
    const batch = message.kind === RECORD_BATCH ? batchOf(view, message, fields.length) : null;
    if (batch === null) return null;
    batches.push(batch);
  }
  const rowCount = batches.reduce((total, { rows }) => total + rows, 0);
  const columns = arrays.map((make, place) => joined(ipc, batches, place, rowCount, make as MakeArray));
  return { fields, rowCount, columns };
}

/** A whole result comes as a file: a stream with a head before it, and a list of its batches after its end. */
function isFile(ipc: Uint8Array): boolean {
  return FILE_HEAD.every((byte, i) => ipc[i] === byte);
}

/** Null where values are not read as they stand, such as 64-bit integers and dates. */
function arrayOf(type: arrow.DataType): MakeArray | null {
  if (arrow.DataType.isFloat(type)) {
    if (type.precision === arrow.Precision.DOUBLE) return (buffer, at, length) => new Float64Array(buffer, at, length);
    return type.precision === arrow.Precision.SINGLE ? (buffer, at, length) => new Float32Array(buffer, at, length) : null;
  }
  if (!arrow.DataType.isInt(type) || type.bitWidth === 64) return null;
  const wide = { 8: [Int8Array, Uint8Array], 16: [Int16Array, Uint16Array], 32: [Int32Array, Uint32Array] } as const;
  const Numbers = wide[type.bitWidth][type.isSigned ? 0 : 1];
  return (buffer, at, length) => new Numbers(buffer, at, length);
}

function joined(ipc: Uint8Array, batches: readonly Batch[], place: number, rowCount: number, make: MakeArray): Column {
  const values = new Float64Array(rowCount);
  let nulls: Uint8Array | null = null;
  let from = 0;
  for (const { rows, parts } of batches) {
    const { valuesAt, bitsAt } = parts[place] as Batch['parts'][number];
    values.set(make(ipc.buffer as ArrayBuffer, ipc.byteOffset + valuesAt, rows), from);
    if (bitsAt !== null) {
      nulls ??= new Uint8Array(rowCount);
      for (let row = 0; row < rows; row++) {
        if (((ipc[bitsAt + (row >> 3)] as number) & (1 << (row & 7))) !== 0) continue;
        nulls[from + row] = 1;
        // What lies under a NULL is anything.
        values[from + row] = NaN;
      }
    }
    from += rows;
  }
  return { kind: 'number', values, nulls };
}

interface Message {
  readonly kind: number;
  /** The table of the header. */
  readonly header: number;
  readonly bodyAt: number;
  readonly end: number;
}

/** The message that begins there; null at the end of the stream. */
function messageAt(view: DataView, at: number): Message | null {
  if (at + 8 > view.byteLength || view.getUint32(at, true) !== CONTINUES) return null;
  const metadataBytes = view.getInt32(at + 4, true);
  if (metadataBytes === 0) return null;
  const table = at + 8 + view.getUint32(at + 8, true);
  const [kindAt, headerAt, lengthAt] = [fieldAt(view, table, 1), fieldAt(view, table, 2), fieldAt(view, table, 3)];
  const bodyAt = at + 8 + metadataBytes;
  return {
    kind: kindAt === 0 ? 0 : view.getUint8(kindAt),
    header: headerAt === 0 ? 0 : headerAt + view.getUint32(headerAt, true),
    bodyAt,
    end: bodyAt + (lengthAt === 0 ? 0 : longAt(view, lengthAt)),
  };
}

/** Null for one that is compressed, or has other buffers than two a column. */
function batchOf(view: DataView, { header, bodyAt }: Message, columns: number): Batch | null {
  const [lengthAt, nodesAt, buffersAt] = [fieldAt(view, header, 0), fieldAt(view, header, 1), fieldAt(view, header, 2)];
  if (nodesAt === 0 || buffersAt === 0 || fieldAt(view, header, 3) !== 0) return null;
  const nodes = nodesAt + view.getUint32(nodesAt, true);
  const buffers = buffersAt + view.getUint32(buffersAt, true);
  if (view.getUint32(nodes, true) !== columns || view.getUint32(buffers, true) !== 2 * columns) return null;
  const rows = lengthAt === 0 ? 0 : longAt(view, lengthAt);
  const parts = Array.from({ length: columns }, (_, place) => {
    const isWhole = longAt(view, nodes + 4 + 16 * place + 8) === 0;
    const bits = buffers + 4 + 32 * place;
    return {
      valuesAt: bodyAt + longAt(view, bits + 16),
      bitsAt: isWhole || longAt(view, bits + 8) === 0 ? null : bodyAt + longAt(view, bits),
    };
  });
  return { rows, parts };
}

/** Place of a field of a table of flatbuffers; 0 where the table leaves it out. */
function fieldAt(view: DataView, table: number, field: number): number {
  const vtable = table - view.getInt32(table, true);
  const slot = 4 + 2 * field;
  if (slot >= view.getUint16(vtable, true)) return 0;
  const offset = view.getUint16(vtable + slot, true);
  return offset === 0 ? 0 : table + offset;
}

function longAt(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getInt32(at + 4, true) * 0x100000000;
}
