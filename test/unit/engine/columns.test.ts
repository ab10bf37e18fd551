// Tests of values on their way out of and into the engine, against Arrow data built by hand.
import * as arrow from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { dateText, timestampText } from '../../../src/engine/cells';
import { readColumns } from '../../../src/engine/columns';
import { NO_DATE, writeIpc } from '../../../src/engine/ipc';
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
