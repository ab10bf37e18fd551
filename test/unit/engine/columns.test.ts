// Tests of values on their way out of and into the engine, against Arrow data built by hand.
import * as arrow from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { dateText, timestampText } from '../../../src/engine/cells';
import { readColumns } from '../../../src/engine/columns';
import { NO_DATE, writeIpc } from '../../../src/engine/ipc';
import { readPlain } from '../../../src/engine/read-plain';
import { readVector } from '../../../src/engine/read-vector';
import { AppError } from '../../../src/lib/errors';

describe('writeIpc and readColumns', () => {
  const columns = readColumns(
    writeIpc([
      { name: '户号', kind: 'text', values: ['0000000001', null, '中文😀', ''] },
      { name: 'kwh', kind: 'float', values: Float64Array.of(1.25, NaN, -3, 0.1) },
      { name: 'kw', kind: 'float', values: Float32Array.of(0.5, 2, NaN, 4) },
      { name: 'n', kind: 'int', values: Int32Array.of(1, 2, 3, -4) },
      { name: 'day', kind: 'date', values: Int32Array.of(0, NO_DATE, 19753, -1) },
      { name: 'at', kind: 'timestamp', values: Float64Array.of(0, 1706704496789, NaN, -1000) },
    ]),
  );

  it('keeps text to the last character, with empty text apart from NULL', () => {
    expect(columns.texts('户号')).toEqual(['0000000001', null, '中文😀', '']);
  });

  it('gives numbers with NULL as NaN', () => {
    expect([...columns.numbers('kwh')]).toEqual([1.25, NaN, -3, 0.1]);
    expect([...columns.numbers('kw')]).toEqual([0.5, 2, NaN, 4]);
    expect(columns.cell('kwh', 1)).toBeNull();
  });

  it('writes dates and times as text in rows', () => {
    expect(columns.rows().map((row) => row['day'])).toEqual(['1970-01-01', null, '2024-01-31', '1969-12-31']);
    expect(columns.rows().map((row) => row['at'])).toEqual([
      '1970-01-01 00:00:00',
      '2024-01-31 12:34:56.789',
      null,
      '1969-12-31 23:59:59',
    ]);
  });

  it('names a missing column and refuses text as numbers', () => {
    expect(() => columns.numbers('nope')).toThrow(AppError);
    expect(() => columns.numbers('户号')).toThrow(/column_kind/);
  });
});

describe('readColumns', () => {
  function single(vector: arrow.Vector): ReturnType<typeof readColumns> {
    return readColumns(arrow.tableToIPC(new arrow.Table({ x: vector }), 'stream'));
  }

  it('gives 64-bit integers as numbers when all fit, exactly otherwise', () => {
    expect([...single(arrow.vectorFromArray([1n, -9007199254740991n], new arrow.Int64())).numbers('x')]).toEqual([
      1, -9007199254740991,
    ]);
    const large = single(arrow.vectorFromArray([1n, 9007199254740993n], new arrow.Int64()));
    expect(large.rows()).toEqual([{ x: 1n }, { x: 9007199254740993n }]);
  });

  it('joins batches of numbers, whatever lies in the bytes under a NULL, also of a part', () => {
    const batch = (values: readonly number[], known: number): arrow.Data<arrow.Uint8> =>
      arrow.makeData({
        type: new arrow.Uint8(),
        data: Uint8Array.from(values),
        length: values.length,
        nullCount: -1,
        nullBitmap: Uint8Array.of(known),
      });
    // Bit set: there is a value. The first batch lacks its second, the other its first.
    const vector = arrow.makeVector([batch([255, 7, 0], 0b101), batch([9, 8], 0b10)]);
    const column = single(vector).column('x');
    expect(column.kind === 'cells' ? [] : [...column.values]).toEqual([255, NaN, 0, NaN, 8]);
    expect(column.kind === 'cells' ? null : [...(column.nulls ?? [])]).toEqual([0, 1, 0, 1, 0]);
    const part = readVector(vector.slice(1, 4));
    expect(part.kind === 'cells' ? [] : [...part.values]).toEqual([NaN, 0, NaN]);
  });

  it('reads numbers of every width, in batches of any length, one without values and one without rows', () => {
    const types = [
      new arrow.Int8(),
      new arrow.Uint8(),
      new arrow.Int16(),
      new arrow.Uint16(),
      new arrow.Int32(),
      new arrow.Uint32(),
      new arrow.Float32(),
      new arrow.Float64(),
    ];
    const values = [-128, 255, -32768, 65535, -2147483648, 4294967295, 0.5, 0.1];
    const schema = new arrow.Schema(types.map((type, i) => new arrow.Field(`c${String(i)}`, type, true)));
    const batches = [2, 0, 1, 9].map((rows, at) => {
      const children = types.map((type, i) => {
        // The third batch has only NULL.
        const column = Array.from({ length: rows }, (_, row) =>
          at === 2 || row === 5 ? null : row === 0 ? (values[i] ?? 0) : row,
        );
        return arrow.vectorFromArray(column, type).data[0] ?? arrow.makeData({ type, length: 0, nullCount: 0 });
      });
      return new arrow.RecordBatch(
        schema,
        arrow.makeData({ type: new arrow.Struct(schema.fields), length: rows, nullCount: 0, children }),
      );
    });
    const stream = arrow.tableToIPC(new arrow.Table(batches), 'stream');
    // DuckDB's begins with the schema, which that of Arrow for JavaScript only has at its end.
    const file = Uint8Array.of(...new TextEncoder().encode('ARROW1'), 0, 0, ...stream, 1, 2, 3);
    expect([stream, file].map((ipc) => readPlain(ipc)?.rowCount)).toEqual([12, 12]);
    const other = arrow.tableToIPC(new arrow.Table(batches), 'file');
    expect(readPlain(other)).toBeNull();
    for (const ipc of [stream, file, other]) {
      const read = readColumns(ipc);
      expect([read.rowCount, read.types[0], read.types[7]]).toEqual([12, 'Int8', 'Float64']);
      values.forEach((value, i) => {
        expect([...read.numbers(`c${String(i)}`)]).toEqual([value, 1, NaN, value, 1, 2, 3, 4, NaN, 6, 7, 8]);
      });
      expect(read.cell('c0', 8)).toBeNull();
    }
  });

  it('reads a result without rows', () => {
    const empty = readColumns(arrow.tableToIPC(new arrow.Table({ x: arrow.makeVector(new Float64Array(0)) }), 'stream'));
    expect([empty.rowCount, [...empty.numbers('x')]]).toEqual([0, []]);
  });

  it('scales decimals, negative ones too', () => {
    // 125, -50 and 7 in units of 0.01, as little-endian 128-bit words
    const words = Uint32Array.of(125, 0, 0, 0, 0xffffffce, 0xffffffff, 0xffffffff, 0xffffffff, 7, 0, 0, 0);
    const vector = arrow.makeVector(
      arrow.makeData({ type: new arrow.Decimal(2, 10, 128), length: 3, nullCount: 0, data: words }),
    );
    expect([...single(vector).numbers('x')]).toEqual([1.25, -0.5, 0.07]);
  });

  it('keeps microseconds of a timestamp', () => {
    const vector = arrow.makeVector(
      arrow.makeData({
        type: new arrow.TimestampMicrosecond(),
        length: 1,
        nullCount: 0,
        data: BigInt64Array.of(1706704496123456n),
      }),
    );
    expect(single(vector).cell('x', 0)).toBe('2024-01-31 12:34:56.123456');
  });

  it('tells equal names apart', () => {
    const schema = new arrow.Schema([new arrow.Field('a', new arrow.Int32()), new arrow.Field('a', new arrow.Int32())]);
    const children = [1, 2].map((value) => arrow.makeData({ type: new arrow.Int32(), data: Int32Array.of(value) }));
    const batch = new arrow.RecordBatch(
      schema,
      arrow.makeData({ type: new arrow.Struct(schema.fields), length: 1, nullCount: 0, children }),
    );
    expect(readColumns(arrow.tableToIPC(new arrow.Table([batch]), 'stream')).rows()).toEqual([{ a: 1, a_2: 2 }]);
  });
});

describe('cell text', () => {
  it('writes days and instants', () => {
    expect(dateText(Date.UTC(2024, 1, 29))).toBe('2024-02-29');
    expect(timestampText(Date.UTC(2024, 1, 29, 23, 59, 59) + 0.5)).toBe('2024-02-29 23:59:59.0005');
  });
});
