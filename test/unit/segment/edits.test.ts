// Tests of what a person does to a list of segments: chains of merges, edits twice, names that no record should have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as actions from '../../../src/segment/edit-actions';
import type { SegmentInfo } from '../../../src/segment/method';
import {
  editSegments,
  mergedKey,
  mergeStatement,
  readEdits,
  shownSegments,
  type SegmentEdits,
} from '../../../src/segment/segment-edits';
import { sql } from '../../../src/sql/sql';

const info = (key: string, colour: number): SegmentInfo => ({
  key,
  text: { en: `${key}!`, zh: `${key}！` },
  colour,
  rule: { en: `is ${key}`, zh: `为${key}` },
});
const FOUND = ['a', 'b', 'c', 'd'].map(info);
const KEYS = new Set(FOUND.map(({ key }) => key));
const keysOf = (edits: SegmentEdits): string[] => editSegments(FOUND, edits).map(({ key }) => key);

describe('merging', () => {
  it('follows a chain to its end, and takes the rules of all parts', () => {
    const edits = actions.mergeInto(actions.mergeInto({}, 'a', 'b'), 'b', 'd');
    expect(mergedKey('a', edits, KEYS)).toBe('d');
    expect(keysOf(edits)).toEqual(['c', 'd']);
    expect(editSegments(FOUND, edits)[1]?.rule.en).toBe('is a; or is b; or is d');
    expect(mergeStatement(sql`segment`, FOUND, edits)?.text).toBe(
      `UPDATE segment SET segment = CASE segment WHEN 'a' THEN 'd' WHEN 'b' THEN 'd' ELSE segment END`,
    );
  });

  it('is undone for all parts at once', () => {
    const edits = actions.mergeInto(actions.mergeInto({ names: { c: 'kept' } }, 'a', 'b'), 'b', 'd');
    expect(actions.unmerge(edits, 'd', FOUND)).toEqual({ names: { c: 'kept' } });
  });

  it('forgets what was remembered of the target for other data, which would lead on from it', () => {
    const edits = actions.mergeInto({ merged: { b: 'gone', gone: 'a' } }, 'a', 'b');
    expect(keysOf(edits)).toEqual(['b', 'c', 'd']);
  });

  it('changes nothing where a damaged file closes a ring', () => {
    expect(keysOf({ merged: { a: 'b', b: 'a' } })).toEqual(['a', 'b', 'c', 'd']);
    expect(mergeStatement(sql`segment`, FOUND, { merged: { a: 'a' } })).toBeNull();
  });

  it('leaves every customer in a segment that is listed, whatever was merged', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'gone', 'constructor', '__proto__');
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key)), (pairs) => {
        const edits: SegmentEdits = { merged: Object.fromEntries(pairs) };
        const listed = keysOf(edits);
        expect(listed.length).toBeGreaterThan(0);
        for (const each of KEYS) {
          const target = mergedKey(each, edits, KEYS);
          expect(listed).toContain(target);
          expect(mergedKey(target, edits, KEYS)).toBe(target);
        }
      }),
    );
  });

  it('by steps of a person never loses a segment but the one that was merged', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (steps) => {
        let edits: SegmentEdits = {};
        for (const [from, to] of steps) {
          const listed = keysOf(edits);
          const [one, other] = [listed[from % listed.length]!, listed[to % listed.length]!];
          edits = actions.mergeInto(edits, one, other);
          expect(keysOf(edits)).toEqual(listed.filter((key) => one === other || key !== one));
        }
      }),
    );
  });
});

describe('the other edits', () => {
  it('are the same once and twice', () => {
    const order = ['a', 'b', 'c', 'd'];
    const edits: ((before: SegmentEdits) => SegmentEdits)[] = [
      (before) => actions.rename(before, 'b', ' Big '),
      (before) => actions.recolour(before, 'b', -1),
      (before) => actions.moveTo(before, order, 'd', 0),
      (before) => actions.mergeInto(before, 'a', 'c'),
      (before) => actions.setHidden(before, 'c', true),
    ];
    for (const edit of edits) expect(edit(edit({}))).toEqual(edit({}));
  });

  it('leave nothing behind when they are taken back, so that the choice is the one before', () => {
    expect(actions.rename(actions.rename({}, 'a', 'x'), 'a', '  ')).toEqual({});
    expect(actions.recolour(actions.recolour({}, 'a', 3), 'a', null)).toEqual({});
    expect(actions.setHidden(actions.setHidden({}, 'a', true), 'a', false)).toEqual({});
    expect(actions.moveTo({}, ['a', 'b'], 'a', -1)).toEqual({});
  });

  it('order, name, colour and hide', () => {
    let edits = actions.moveTo({}, ['a', 'b', 'c', 'd'], 'd', 1);
    edits = actions.setHidden(actions.recolour(actions.rename(edits, 'd', '重点'), 'd', 7), 'a', true);
    const listed = editSegments(FOUND, readEdits(JSON.parse(JSON.stringify(edits))));
    expect(listed.map(({ key }) => key)).toEqual(['a', 'd', 'b', 'c']);
    expect(listed[1]).toMatchObject({ text: { en: '重点', zh: '重点' }, colour: 7 });
    expect(shownSegments(listed, edits).map(({ key }) => key)).toEqual(['d', 'b', 'c']);
  });

  it('know a segment that is called as a record has properties', () => {
    const odd = ['constructor', '__proto__'].map(info);
    expect(editSegments(odd, { names: {}, colours: {}, merged: {} }).map(({ text }) => text.en)).toEqual([
      'constructor!',
      '__proto__!',
    ]);
    expect(editSegments(odd, actions.rename({}, '__proto__', 'P'))[1]?.text.en).toBe('P');
  });
});
