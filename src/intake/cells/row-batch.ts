/** Owns rows of cells on their way from a reader into columns: sparse, as UTF-8 bytes. */
import { textOf, type CellBlock } from '../csv/cells';

const encoder = new TextEncoder();
/** No byte: cells of sheets have no quotes. */
const NO_QUOTE = -1;

/** Rows with their filled cells only. Bytes of a cell are appended, then `cell` says which they are. */
export class RowBatch {
  bytes: Uint8Array<ArrayBuffer>;
  size = 0;
  rows = 0;
  /** Filled cells; those of row r are rowStarts[r] … rowStarts[r + 1]. */
  cells = 0;
  columns: Int32Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  ends: Int32Array<ArrayBuffer>;
  rowStarts: Int32Array<ArrayBuffer>;
  lines: Int32Array<ArrayBuffer>;
  /** Outermost columns met in blocks. */
  lowest = Infinity;
  highest = -1;
  private rowBytes = 0;

  /** @param cells for which there is room at first */
  constructor(cells = 1 << 14) {
    this.bytes = new Uint8Array(cells * 64);
    this.columns = new Int32Array(cells);
    this.starts = new Int32Array(cells);
    this.ends = new Int32Array(cells);
    this.rowStarts = new Int32Array(Math.max(4, cells / 4));
    this.lines = new Int32Array(Math.max(4, cells / 4));
  }

  reserve(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.size + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }

  append(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    let at = this.size;
    for (let i = start; i < end; i++) bytes[at++] = from[i] as number;
    this.size = at;
  }

  /** NUL, which no column takes, is left out. */
  appendText(text: string): void {
    const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
    this.reserve(clean.length * 3);
    this.size += encoder.encodeInto(clean, this.bytes.subarray(this.size)).written;
  }

  /** The bytes appended since `start` are the cell of that column; nothing is kept of an empty one. */
  cell(column: number, start: number): void {
    if (this.size === start) return;
    if (this.cells === this.columns.length) {
      this.columns = doubled(this.columns);
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
    }
    this.columns[this.cells] = column;
    this.starts[this.cells] = start;
    this.ends[this.cells++] = this.size;
  }

  /** Ends a row; false when it is not kept. @param line where it stands, from 1 @param keepEmpty a row without cells is kept only then */
  endRow(line: number, keepEmpty = false): boolean {
    this.rowBytes = this.size;
    if (this.cells === (this.rowStarts[this.rows] as number) && !keepEmpty) return false;
    this.lines[this.rows++] = line;
    if (this.rows + 1 >= this.rowStarts.length) {
      this.rowStarts = doubled(this.rowStarts);
      this.lines = doubled(this.lines);
    }
    this.rowStarts[this.rows] = this.cells;
    return true;
  }

  /** Forgets the cells since the last row. */
  discardRow(): void {
    this.cells = this.rowStarts[this.rows] as number;
    this.size = this.rowBytes;
  }

  /** Columns with a cell since the last row. */
  openColumns(): Set<number> {
    return new Set(this.columns.subarray(this.rowStarts[this.rows], this.cells));
  }

  /** Takes out complete rows, given in ascending order; the others keep theirs. */
  removeRows(rows: readonly number[]): void {
    const [first] = rows;
    if (first === undefined) return;
    let row = first;
    let to = this.rowStarts[first] as number;
    const move = (from: number, end: number): void => {
      this.columns.copyWithin(to, from, end);
      this.starts.copyWithin(to, from, end);
      this.ends.copyWithin(to, from, end);
      to += end - from;
    };
    rows.forEach((removed, i) => {
      for (let kept = removed + 1; kept < (rows[i + 1] ?? this.rows); kept++) {
        this.lines[row] = this.lines[kept] as number;
        move(this.rowStarts[kept] as number, this.rowStarts[kept + 1] as number);
        this.rowStarts[++row] = to;
      }
    });
    const open = this.rowStarts[this.rows] as number;
    const openCells = this.cells;
    move(open, openCells);
    this.cells = to;
    this.rows = row;
  }

  /** Forgets the complete rows and gives how far the bytes of the row at hand moved. */
  drop(): number {
    const from = this.rowStarts[this.rows] as number;
    const moved = this.rowBytes;
    this.bytes.copyWithin(0, moved, this.size);
    for (let k = from; k < this.cells; k++) {
      this.columns[k - from] = this.columns[k] as number;
      this.starts[k - from] = (this.starts[k] as number) - moved;
      this.ends[k - from] = (this.ends[k] as number) - moved;
    }
    this.size -= moved;
    this.cells -= from;
    this.rows = this.rowBytes = 0;
    this.rowStarts[0] = 0;
    return moved;
  }

  /** Text of one cell by its index. */
  text(cell: number): string {
    return textOf(this.bytes, this.starts[cell] as number, this.ends[cell] as number);
  }

  /** Texts of one row in a dense array from column `first`. */
  texts(row: number, first: number): string[] {
    const texts: string[] = [];
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let k = this.rowStarts[row] as number; k < (this.rowStarts[row + 1] as number); k++) {
      const column = (this.columns[k] as number) - first;
      if (column < 0) continue;
      while (texts.length < column) texts.push('');
      texts[column] = decoder.decode(this.bytes.subarray(this.starts[k], this.ends[k]));
    }
    return texts;
  }

  /** Rows `from` … `to` as a block of `width` columns from column `first`; cells outside are left out. Without `isExact` blanks around text go. */
  block(from: number, to: number, first: number, width: number, isExact = false): CellBlock {
    const rows = to - from;
    const starts = new Int32Array(rows * width);
    const ends = new Int32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      for (let k = this.rowStarts[from + row] as number; k < (this.rowStarts[from + row + 1] as number); k++) {
        const at = this.columns[k] as number;
        if (at < this.lowest) this.lowest = at;
        if (at > this.highest) this.highest = at;
        const column = at - first;
        if (column < 0 || column >= width) continue;
        starts[row * width + column] = this.starts[k] as number;
        ends[row * width + column] = this.ends[k] as number;
      }
    }
    const lines = this.lines.subarray(from, to);
    return { bytes: this.bytes, width, rows, starts, ends, lines, ...(isExact ? {} : { quote: NO_QUOTE }) };
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
