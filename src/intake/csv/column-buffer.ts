/** Owns the growing arrays of one column, in Arrow's layout. */
import type { PackedColumn } from '../../engine/ipc';

type Data = Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>;

const BYTES: Readonly<Record<PackedColumn['type'], number>> = { text: 1, integer: 8, number: 8, date: 4, timestamp: 8 };

/** Filled by pack-column.ts, which reserves room first and then writes into the arrays. Emptied batch by batch. */
export class ColumnBuffer {
  rows = 0;
  filled = 0;
  /** Bytes of text so far. */
  textBytes = 0;
  buffer = new ArrayBuffer(0);
  /** Text: its bytes. */
  bytes = new Uint8Array(this.buffer);
  numbers = new Float64Array(this.buffer);
  /** Days; or the low and high halves of 64-bit integers, two to a row. */
  words = new Int32Array(this.buffer);
  offsets = new Int32Array(1);
  /** One bit a row, set until the row is marked NULL. */
  bitmap = new Uint8Array(0);

  constructor(readonly type: PackedColumn['type']) {}

  /** Room for so many more rows and bytes of text. */
  reserve(rows: number, textBytes = 0): void {
    const needed = this.type === 'text' ? this.textBytes + textBytes : (this.rows + rows) * BYTES[this.type];
    if (needed > this.buffer.byteLength) {
      const larger = new ArrayBuffer(Math.ceil((needed * 1.5) / 8) * 8 + 64);
      new Uint8Array(larger).set(this.bytes);
      this.use(larger);
    }
    const total = this.rows + rows;
    if (total > this.bitmap.length * 8) {
      const bitmap = new Uint8Array(Math.ceil((total * 1.5) / 8) + 8).fill(255);
      bitmap.set(this.bitmap);
      this.bitmap = bitmap;
      if (this.type === 'text') {
        const offsets = new Int32Array(bitmap.length * 8 + 1);
        offsets.set(this.offsets);
        this.offsets = offsets;
      }
    }
  }

  private use(buffer: ArrayBuffer): void {
    this.buffer = buffer;
    this.bytes = new Uint8Array(buffer);
    this.numbers = new Float64Array(buffer);
    this.words = new Int32Array(buffer);
  }

  /** The rows so far; the next batch starts with arrays of the same size. */
  take(name: string): PackedColumn {
    const { rows, filled, bitmap, offsets, type } = this;
    const column: PackedColumn = {
      name,
      kind: 'packed',
      type,
      length: rows,
      data: this.data(),
      offsets: type === 'text' ? offsets.subarray(0, rows + 1) : null,
      nullBitmap: filled === rows ? null : bitmap.subarray(0, (rows + 7) >> 3),
      nullCount: rows - filled,
    };
    this.use(new ArrayBuffer(this.buffer.byteLength));
    this.bitmap = new Uint8Array(bitmap.length).fill(255);
    this.offsets = new Int32Array(offsets.length);
    this.rows = this.filled = this.textBytes = 0;
    return column;
  }

  private data(): Data {
    switch (this.type) {
      case 'text':
        return this.bytes.subarray(0, this.textBytes);
      case 'number':
        return this.numbers.subarray(0, this.rows);
      case 'date':
        return this.words.subarray(0, this.rows);
      case 'integer':
      case 'timestamp':
        return new BigInt64Array(this.buffer, 0, this.rows);
    }
  }
}
