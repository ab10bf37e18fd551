// The charts of one customer's card in a browser: marks of known rows, the group that is too small, and reading them with keys and pointer.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import CustomerCurve from '../../../src/charts/customer-curve/CustomerCurve.svelte';
import CustomerTimeline from '../../../src/charts/customer-timeline/CustomerTimeline.svelte';
import { hover } from '../../support/pointer';

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  mounted = undefined;
  document.body.replaceChildren();
});

function draw<Props extends Record<string, unknown>>(component: Component<Props>, props: Props) {
  mounted = mount(component, { target: document.body, props });
  flushSync();
  return (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
}

const size = { width: 640, height: 320, colour: 'rgb(0, 0, 255)', smallGroup: 15, locale: 'en' as const };
const attribute = (element: Element | undefined, name: string): number => Number(element?.getAttribute(name));
const tooltip = () => document.querySelector('.tooltip')?.textContent.replaceAll(/\s+/g, ' ').trim();
/** Lines begun in a path, and all their corners. */
const parts = (path: Element | undefined) => {
  const d = path?.getAttribute('d') ?? '';
  return [d.match(/M/g)?.length ?? 0, d.match(/[ML]/g)?.length ?? 0];
};

describe('timeline', () => {
  const month = (period: string, kwh: number, peers = 40) => ({ period, kwh, amount: kwh / 2, peerKwh: 150, peers });
  const months = [month('2024-01-01', 100), month('2024-02-01', 200), month('2024-03-01', NaN)];
  const events = [
    { lane: 'outage', starts: '2024-01-10 08:00', ends: '2024-01-20 08:00', what: 'storm', more: 'unplanned' },
    { lane: 'late', starts: '2024-02-15 00:00', ends: null, what: '1', more: '' },
  ] as const;
  const props = {
    ...size,
    months,
    events,
    lanes: ['complaint', 'outage', 'late'] as const,
    moneyUnit: undefined,
    incompleteMonths: [],
  };

  it('draws a bar a month in proportion, none where nothing is known, and a lane of every kind', () => {
    const all = draw(CustomerTimeline, props);
    const heights = all('rect.bar').map((bar) => attribute(bar, 'height'));
    expect(heights).toHaveLength(3);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2);
    expect(heights[2]).toBe(0);
    expect(all('line.lane')).toHaveLength(3);
    const text = document.body.textContent;
    for (const words of ['Complaints', 'Outages', 'Late payments']) expect(text).toContain(words);
    expect(text).toContain('median of the segment, n = 40');
  });

  it('hides the median of a group that is too small', () => {
    const all = draw(CustomerTimeline, { ...props, months: months.map((one) => ({ ...one, peers: 14 })) });
    expect(all('path.peer')[0]?.getAttribute('d')).toBe('');
    expect(document.body.textContent).not.toContain('median of the segment');
    expect(document.body.textContent).toContain('segment too small for a median (n = 14)');
  });

  it('is read with keys: months first, then events; the ends do not wrap', async () => {
    draw(CustomerTimeline, props);
    await userEvent.keyboard('{Tab}');
    expect(tooltip()).toMatch(/^2024-01 this customer: 100 kWh ?median of the segment, n = 40: 150 kWh ?Bill: 50$/);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('2024-03: this customer: –');
    await userEvent.keyboard('{ArrowRight}');
    expect(tooltip()).toMatch(/^Outages · 2024-01-10 08:00 storm ?unplanned ?until 2024-01-20 08:00$/);
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(tooltip()).toMatch(/^Late payments · 2024-02-15 00:00 1 day late$/);
    await userEvent.keyboard('{Escape}');
    expect(tooltip()).toBeUndefined();
    await userEvent.keyboard('{Home}');
    expect(tooltip()).toContain('2024-01');
  });

  it('tells a month under the pointer', async () => {
    const all = draw(CustomerTimeline, props);
    await hover(all('rect.hit')[1]);
    await expect.poll(tooltip).toContain('2024-02 this customer: 200 kWh');
  });

  it('tells the same month of the year before, and the change', async () => {
    const years = [month('2023-02-01', 160), ...months];
    const all = draw(CustomerTimeline, { ...props, months: years });
    await hover(all('rect.hit')[2]);
    await expect.poll(tooltip).toContain('same month last year: 160 kWh (+25%)');
    await hover(all('rect.hit')[1]);
    await expect.poll(() => tooltip()?.includes('last year')).toBe(false);
  });

  it('has an axis of time for events alone, and one without crowding for many years', () => {
    const labels = (): string[] => Array.from(document.querySelectorAll('svg text'), ({ textContent }) => textContent.trim());
    draw(CustomerTimeline, { ...props, months: [] });
    expect(labels()).toContain('2024-02');
    document.body.replaceChildren();
    const long = Array.from({ length: 480 }, (_, i) =>
      month(`${String(1984 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}-01`, 5),
    );
    draw(CustomerTimeline, { ...props, months: long, events: [] });
    const years = labels().filter((label) => /^\d{4}-01$/.test(label));
    expect(years.length).toBeGreaterThan(3);
    // 640 px hold no more than a dozen.
    expect(years.length).toBeLessThanOrEqual(12);
  });

  it('says that no month has consumption, in Chinese too', () => {
    draw(CustomerTimeline, { ...props, months: months.map((one) => ({ ...one, kwh: NaN })), locale: 'zh' as const });
    expect(document.body.textContent).toContain('本户没有任何月份的电量。');
    expect(document.body.innerHTML).not.toContain('NaN');
  });
});

describe('load curve', () => {
  const slots = [0, 6, 12, 18].map((hour, i) => ({
    ...{ hour, ownKw: i === 2 ? NaN : 10 * (i + 1), ownRatio: i === 2 ? NaN : 0.5 * (i + 1) },
    ...{ p10: 0.5, p50: 1, p90: 1.5, peers: 20 },
  }));
  const props = { ...size, slots };

  it('is broken where there is no reading, over the band of its segment', () => {
    const all = draw(CustomerCurve, props);
    // Two slots, a gap, one slot.
    expect(parts(all('path.own')[0])[0]).toBe(2);
    expect(parts(all('path.median')[0])).toEqual([1, 4]);
    expect(parts(all('path.band')[0])).toEqual([1, 8]);
    expect(document.body.textContent).toContain('n = 20');
  });

  it('has no band of a group that is too small', () => {
    const all = draw(CustomerCurve, { ...props, slots: slots.map((slot) => ({ ...slot, peers: 14 })) });
    expect([parts(all('path.median')[0]), parts(all('path.band')[0])]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(document.body.textContent).not.toContain('P10');
    expect(document.body.textContent).toContain('Too few customers with readings in the segment for a band (n = 14).');
  });

  it('is read along the day with keys', async () => {
    draw(CustomerCurve, props);
    await userEvent.keyboard('{Tab}');
    expect(tooltip()).toMatch(/^00:00 this customer: 10 kW \(0.5\) ?segment median: 1 ?P10–P90: 0.5–1.5$/);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    // Without a reading of its own, the segment's alone.
    expect(tooltip()).toMatch(/^12:00 segment median: 1 ?P10–P90: 0.5–1.5$/);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('18:00: this customer: 40 kW (2)');
    await userEvent.keyboard('{Escape}');
    expect(tooltip()).toBeUndefined();
  });
});
