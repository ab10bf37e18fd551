/** Owns the list of segmentation methods: every file or folder in methods/ is one. */
import { sql } from '../sql/sql';
import type { MethodResult, MethodTask, SegmentMethod } from './method';

const modules = import.meta.glob<{ default: SegmentMethod }>(['./methods/*.ts', './methods/*/index.ts'], { eager: true });

/** In the order of their places. */
export const SEGMENT_METHODS: readonly SegmentMethod[] = Object.values(modules)
  .map((module) => module.default)
  .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));

/** The method of that id, or the first one when a saved choice names one that is gone. */
export function segmentMethod(id: string): SegmentMethod {
  const method = SEGMENT_METHODS.find((candidate) => candidate.id === id) ?? SEGMENT_METHODS[0];
  if (method === undefined) throw new RangeError('no segmentation method');
  return method;
}

/** One segment of all customers, for data that lacks what a method needs. */
export async function segmentEverybody({
  runner,
  facts,
  into,
  signal,
}: Pick<MethodTask, 'runner' | 'facts' | 'into' | 'signal'>): Promise<MethodResult> {
  const all = { en: 'All customers', zh: '全部客户' };
  const statement = sql`CREATE OR REPLACE TABLE ${into} AS SELECT customer_id, 'all' AS segment, NULL::VARCHAR AS reason FROM ${facts}`;
  await runner.run(statement, { signal });
  return { segments: [{ key: 'all', text: all, colour: 0, rule: all }], report: null, statements: [statement] };
}
