// Tests of saved choices: what comes back from storage, and what is refused.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultChoices, readChoices } from '../../../src/state/choices';
import { Workspace } from '../../../src/state/workspace.svelte';

const fallback = defaultChoices('zh', 'light');

/** A Storage that lives in memory, or refuses to write. */
function memoryStorage(initial: Record<string, string> = {}, full = false): Storage {
  const entries = new Map(Object.entries(initial));
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem(key, value) {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, value);
    },
  };
}

describe('readChoices', () => {
  it('gives back what was saved, but for the lifted mask and the lifted rule', () => {
    const saved = {
      ...fallback,
      locale: 'en',
      theme: 'projector',
      showPersonal: true,
      segmentation: { method: 'value-tier', params: { cutA: 70 } },
      filters: {
        'segment-size': { kind: 'in', field: 'segment', values: ['A', null] },
        finding: { kind: 'finding', field: 'customer_id', check: 'jump-months', thresholds: { factor: 20 } },
        risk: {
          ...{ kind: 'risk', field: 'customer_id', lo: 6, hi: null, label: { en: 'Arrears', zh: '欠费' } },
          risk: JSON.stringify({ id: 'a', name: { en: 'Arrears', zh: '欠费' }, rules: [], medium: 3, high: 6 }),
          detail: { en: 'High', zh: '高' },
        },
        tier: {
          ...{ kind: 'tier', field: 'customer_id', value: 'amount_12m', tier: 'A' },
          ...{ label: { en: 'Value tier', zh: '价值等级' }, detail: { en: 'A', zh: 'A 类' } },
        },
        event: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: 'Cause', zh: '原因' } },
          terms: [
            { column: 'cause', values: ['电价', null] },
            { column: 'hours_open', lo: 24, hi: 48 },
            { column: 'cause', contains: '电' },
            { column: 'opened_at', from: '2025-03-01', before: '2025-04-01 12:00:00.5' },
          ],
          count: { least: 3, most: 5 },
        },
        noEvent: {
          ...{ kind: 'event', field: 'customer_id', table: 'survey_item', label: { en: 'Answers', zh: '答卷' } },
          ...{ terms: [], count: { least: 0, most: 0 } },
        },
      },
      thresholds: { 'jump-months': { factor: 20 } },
      smallGroup: 20,
      largestShare: 25,
      showDominated: true,
    };
    const lowered = { showPersonal: false, showDominated: false };
    expect(readChoices(JSON.parse(JSON.stringify(saved)), fallback)).toEqual({ ...saved, ...lowered });
  });

  it.each([
    null,
    'text',
    42,
    [],
    {
      locale: 'fr',
      theme: 1,
      filters: {
        x: { kind: 'in', field: 3, values: 'a' },
        y: { kind: 'finding', field: 'customer_id', check: 'a', thresholds: { b: '1' } },
        riskless: {
          ...{ kind: 'risk', field: 'customer_id', risk: '{}', lo: 1, hi: null },
          ...{ label: { en: '', zh: '' }, detail: { en: '', zh: '' } },
        },
        tierless: {
          ...{ kind: 'tier', field: 'region', value: 'amount_12m', tier: 'A' },
          ...{ label: { en: '', zh: '' }, detail: { en: '', zh: '' } },
        },
        other: { kind: 'event', field: 'customer_id', table: 'secrets', terms: [], label: { en: '', zh: '' } },
        column: {
          kind: 'event',
          field: 'customer_id',
          table: 'contact',
          terms: [{ column: 'x', values: [] }],
          label: { en: '', zh: '' },
        },
        count: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', terms: [], label: { en: '', zh: '' } },
          count: { least: 0 },
        },
        countSpan: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', terms: [], label: { en: '', zh: '' } },
          count: { least: 3, most: 2 },
        },
        noDay: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: '', zh: '' } },
          terms: [{ column: 'opened_at', from: '2025-02-30', before: '2025-04-01' }],
        },
        noDate: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: '', zh: '' } },
          terms: [{ column: 'cause', from: '2025-02-01', before: '2025-04-01' }],
        },
        numberOfDate: {
          ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: '', zh: '' } },
          terms: [{ column: 'opened_at', lo: 0, hi: 4 }],
        },
        term: {
          kind: 'event',
          field: 'customer_id',
          table: 'contact',
          terms: [{ column: 'cause', lo: 1 }],
          label: { en: '', zh: '' },
        },
      },
      thresholds: { a: { b: null }, c: 3 },
      smallGroup: -1,
      segmentation: { method: 1 },
    },
  ])('falls back for %j', (saved) => {
    expect(readChoices(saved, fallback)).toEqual(fallback);
  });
});

describe('Workspace', () => {
  afterEach(() => vi.useRealTimers());

  it('comes back after a reload with choices, page and source', () => {
    const storage = memoryStorage();
    const before = new Workspace(fallback, storage);
    before.change({ locale: 'en' });
    before.setFilter('distribution', { kind: 'range', field: 'kwh_12m', lo: 1, hi: 2 });
    before.page = 'overview';
    before.source = { kind: 'files', names: ['a.csv'] };
    before.save();
    const after = new Workspace(fallback, storage);
    expect(after.choices).toEqual(before.choices);
    expect([after.page, after.source]).toEqual(['overview', { kind: 'files', names: ['a.csv'] }]);
    expect(after.canUndo).toBe(false);
  });

  it('saves a row of changes when they rest, or when the page is left', () => {
    vi.useFakeTimers();
    const storage = memoryStorage();
    const workspace = new Workspace(fallback, storage);
    const saved = () => new Workspace(fallback, storage).choices.smallGroup;
    const set = (smallGroup: number) => {
      workspace.change({ smallGroup });
      workspace.saveSoon();
    };
    set(20);
    vi.advanceTimersByTime(200);
    set(30);
    vi.advanceTimersByTime(200);
    expect(saved()).toBe(fallback.smallGroup);
    vi.advanceTimersByTime(100);
    expect(saved()).toBe(30);
    set(40);
    workspace.saveWaiting();
    expect(saved()).toBe(40);
  });

  it('saves nothing when the page is left and nothing waits', () => {
    const storage = memoryStorage();
    new Workspace(fallback, storage).saveWaiting();
    expect(storage.getItem('wattfolk.workspace.1')).toBeNull();
  });

  it('starts afresh from broken storage and goes on when it is full', () => {
    const workspace = new Workspace(fallback, memoryStorage({ 'wattfolk.workspace.1': '{broken' }, true));
    expect(workspace.choices).toEqual(fallback);
    expect(() => workspace.save()).not.toThrow();
  });

  it('sets thresholds, and forgets them when the usual value is back', () => {
    const workspace = new Workspace(fallback, null);
    workspace.setThreshold('jump-months', 'factor', 20);
    workspace.setThreshold('jump-months', 'floor', 50);
    workspace.setThreshold('household-size', 'most', 9);
    expect(workspace.choices.thresholds).toEqual({ 'jump-months': { factor: 20, floor: 50 }, 'household-size': { most: 9 } });
    workspace.setThreshold('jump-months', 'factor', null);
    workspace.setThreshold('household-size', 'most', null);
    expect(workspace.choices.thresholds).toEqual({ 'jump-months': { floor: 50 } });
    workspace.undo();
    expect(workspace.choices.thresholds['household-size']).toEqual({ most: 9 });
  });

  it('keeps risks across a reload, and undoes a change of points', () => {
    const storage = memoryStorage();
    const workspace = new Workspace(fallback, storage);
    expect(workspace.choices.risks).toBeNull();
    const rule = { kind: 'compare', field: 'arrears_amount', op: '>', value: 0 } as const;
    const risk = { id: 'arrears', name: { en: 'Arrears', zh: '欠费' }, medium: 20, high: 40 };
    const rules = (points: number) => [{ id: 'owes', rule, points, reason: { en: '', zh: '' } }];
    workspace.change({ risks: [{ ...risk, rules: rules(40) }] });
    workspace.change({ risks: [{ ...risk, rules: rules(60) }] });
    workspace.undo();
    workspace.save();
    expect(new Workspace(fallback, storage).choices.risks).toEqual([{ ...risk, rules: rules(40) }]);
  });

  it('merges corrections of one header shape', () => {
    const workspace = new Workspace(fallback, null);
    workspace.setMapping('shape', { uses: { a: { kind: 'ignore' } } });
    workspace.setMapping('shape', { rowIs: 'usage', uses: { b: { kind: 'attribute' } } });
    expect(workspace.choices.mappings['shape']).toEqual({
      rowIs: 'usage',
      uses: { a: { kind: 'ignore' }, b: { kind: 'attribute' } },
    });
    workspace.undo();
    expect(workspace.choices.mappings['shape']).toEqual({ uses: { a: { kind: 'ignore' } } });
  });
});
