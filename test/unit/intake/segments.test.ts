// A file read in segments gives the same rows and the same findings as one read in order, wherever the borders fall.
import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../../../src/example/gbk';
import { readCsv, type CsvSink } from '../../../src/intake/csv/read-csv';
import { planSegments, readSegment, segmentsOf, summariseSegments } from '../../../src/intake/csv/read-segment';
import { readSegments, type SegmentReader } from '../../../src/intake/csv/read-segments';
import type { PackedColumn } from '../../../src/engine/ipc';

interface Collected {
  readonly sink: CsvSink;
  readonly cells: string[][];
}

/** Gathers what would go into the engine, column by column, as text. */
function collect(): Collected {
  const cells: string[][] = [];
  const sink: CsvSink = {
    begin: (columns) => {
      cells.splice(0, cells.length, ...columns.map(() => []));
      return Promise.resolve();
    },
    batch: (columns) => {
      columns.forEach((column, i) => cells[i]?.push(...textsOf(column)));
      return Promise.resolve();
    },
    progress: () => undefined,
  };
  return { sink, cells };
}

function textsOf({ length, data, offsets, nullBitmap }: PackedColumn): string[] {
  const decoder = new TextDecoder();
  return Array.from({ length }, (_, row) => {
    if (nullBitmap !== null && ((nullBitmap[row >> 3] ?? 0) & (1 << (row & 7))) === 0) return 'NULL';
    if (offsets === null) return String(data[row]);
    return decoder.decode((data as Uint8Array).subarray(offsets[row], offsets[row + 1]));
  });
}

/** Customers with ids, text, numbers of which some are not, dates, blank lines, a total at the end. */
function customers(rows: number): string {
  const lines = ['户号,用电类别,电量,备注,立户日期'];
  for (let i = 0; i < rows; i++) {
    if (i % 97 === 50) lines.push('');
    lines.push(
      `${String(i).padStart(10, '0')},${i % 3 === 0 ? '居民生活' : '大工业'},${i * 1.5},${i % 11 === 5 ? '暂无' : i},2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
    );
  }
  lines.push(`合计,,${rows},,`);
  return lines.join('\n') + '\n';
}

async function inSegments(
  file: File,
  segmentBytes: number,
  crewSize = 2,
): Promise<{ cells: string[][]; summary: unknown } | null> {
  const plan = await planSegments(file, {}, 0);
  if (plan === null) return null;
  const sized = { ...plan, segmentBytes };
  const { sink, cells } = collect();
  await sink.begin(plan.start.plans.map(({ kind }, i) => ({ name: plan.start.layout.names[i] ?? '', kind })));
  const crew = Array.from({ length: crewSize }, (): SegmentReader => (segment) => readSegment(file, sized, segment));
  const outcomes = await readSegments(segmentsOf(file, sized), crew, sink);
  return outcomes === null ? null : { cells, summary: summariseSegments(sized, outcomes) };
}

async function inOrder(file: File): Promise<{ cells: string[][]; summary: unknown }> {
  const { sink, cells } = collect();
  const summary = await readCsv(file, {}, sink);
  return { cells, summary };
}

describe('a file read in segments', () => {
  const text = customers(2000);

  it.each([997, 4096, 30_000, 10_000_000])(
    'is the same as one read in order, with segments of %i bytes',
    async (segmentBytes) => {
      const file = new File([text], 'customers.csv');
      const segmented = await inSegments(file, segmentBytes, 3);
      const whole = await inOrder(file);
      expect(segmented).toEqual(whole);
      expect(whole.cells[0]).toHaveLength(2001);
    },
  );

  it('is the same in GBK, where a border may cut a character', async () => {
    const file = new File([encodeGbk(text) as Uint8Array<ArrayBuffer>], 'customers.csv');
    for (const segmentBytes of [501, 1000, 1003]) expect(await inSegments(file, segmentBytes)).toEqual(await inOrder(file));
  });

  it('is the same with quoted cells, as long as no border lies within one', async () => {
    const quoted = text.replace(/^(\d+),(.*)$/gm, '"$1","a ""b"", c",$2');
    const file = new File([quoted.replace('户号', '户号,说明')], 'quoted.csv');
    for (const segmentBytes of [997, 4096]) expect(await inSegments(file, segmentBytes)).toEqual(await inOrder(file));
    const lines = quoted.replace('户号', '户号,说明').replaceAll('a ""b""', 'a\n\n\nb');
    expect(await inSegments(new File([lines], 'lines.csv'), 997)).toBeNull();
    const once = new File([lines], 'lines.csv');
    expect(await inSegments(once, 1_000_000)).toEqual(await inOrder(once));
  });

  it('is left to be read in order when an open quote, a value of another type or bad bytes come later', async () => {
    const late = (line: string): File => new File([text, line, '\n', text.slice(text.indexOf('\n') + 1)], 'customers.csv');
    expect(await inSegments(late('0000009999,"大工业,1,1,2024-01-01'), 5000)).toBeNull();
    expect(await inSegments(late('0000009999,大工业,很多,1,2024-01-01'), 5000)).toBeNull();
    const bytes = new TextEncoder().encode(text);
    bytes[bytes.length - 20_000] = 0xff;
    expect(await inSegments(new File([bytes], 'customers.csv'), 5000)).toBeNull();
  });

  it('is not tried where a line end is not the end of a record', async () => {
    expect(await planSegments(new File(['a,b\r1,2\r3,4\r'], 'mac.csv'), {}, 0)).toBeNull();
    expect(await planSegments(new File(['a,b\n\r1,2\n\r3,4\n\r'], 'lfcr.csv'), {}, 0)).toBeNull();
  });
});
