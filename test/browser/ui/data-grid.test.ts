// The virtual grid with a million rows and two hundred columns: what exists, what the keys and the wheel show.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/theme/base.css';
import '../../../src/theme/tokens.css';
import DataGrid from '../../../src/ui/DataGrid.svelte';

const ROWS = 1_000_000;
const COLUMNS = 200;
let grid: Record<string, unknown>;
let asked = 0;
beforeEach(() => {
  const target = document.createElement('div');
  target.style.cssText = 'width:900px;height:400px';
  document.body.append(target);
  asked = 0;
  grid = mount(DataGrid, {
    target,
    props: {
      label: 'Rows',
      locale: 'en',
      rowCount: ROWS,
      columns: Array.from({ length: COLUMNS }, (_, at) => ({ text: `c${String(at)}`, numeric: at > 0 })),
      cell: (row: number, column: number) => {
        asked++;
        return column === 1 ? null : `r${String(row)}c${String(column)}`;
      },
    },
  });
});
afterEach(async () => {
  await unmount(grid);
  document.body.replaceChildren();
});

const table = (): HTMLElement => document.querySelector('[role=table]') as HTMLElement;
const texts = (): string[] => Array.from(document.querySelectorAll('[role=cell]'), (cell) => cell.textContent);
/** Scroll events come with the next frame. */
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

it('makes only the cells in view, and says how many there are', async () => {
  await frame();
  expect(texts()[0]).toBe('r0c0');
  expect(texts()[1]).toBe('—');
  expect(texts().length).toBeLessThan(400);
  // The rows sampled for widths, and a few views of cells.
  expect(asked).toBeLessThan(COLUMNS * 40 * 2 + 2000);
  expect(table().getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
  expect(table().getAttribute('aria-colcount')).toBe(String(COLUMNS + 1));
});

it('reaches the last row and column, and comes back by single rows', async () => {
  table().focus();
  await userEvent.keyboard('{End}');
  table().scrollLeft = 1e6;
  await frame();
  expect(texts()).toContain(`r${String(ROWS - 1)}c${String(COLUMNS - 1)}`);
  await userEvent.keyboard('{Home}{ArrowDown}');
  table().scrollLeft = 0;
  await frame();
  expect(texts()[0]).toBe('r1c0');
});

it('moves by a few rows with the wheel although the scroll bar is coarse', async () => {
  page
    .getByRole('table')
    .element()
    .dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }));
  flushSync();
  await frame();
  expect(['r3c0', 'r4c0']).toContain(texts()[0]);
});

it('follows the scroll bar in proportion', async () => {
  table().scrollTop = (table().scrollHeight - table().clientHeight) / 2;
  await frame();
  const row = Number(/r(\d+)c0/.exec(texts()[0] ?? '')?.[1]);
  expect(Math.abs(row - ROWS / 2)).toBeLessThan(20);
});

it('selects cells by keys and pointer, hands them over to copying, and lets columns be made wider', async () => {
  await unmount(grid);
  let copied = 0;
  const chosen: unknown[] = [];
  const props = {
    ...{ label: 'Rows', locale: 'en' as const, rowCount: 50, resizable: true, rowNumbers: false },
    columns: [{ text: 'a' }, { text: 'b' }],
    cell: (row: number, column: number) => (row === 0 ? null : `r${String(row)}c${String(column)}`),
    missing: 'NULL',
    selection: { row: 2, column: 0, toRow: 2, toColumn: 0 },
    onselect: (next: unknown) => chosen.push(next),
    oncopy: () => copied++,
  };
  const target = document.querySelector('div') as HTMLElement;
  grid = mount(DataGrid, { target, props });
  await frame();
  const cell = (at: number): HTMLElement => document.querySelectorAll<HTMLElement>('[role=gridcell]')[at] as HTMLElement;
  expect(cell(0).textContent).toBe('NULL');
  expect(cell(4).getAttribute('aria-selected')).toBe('true');
  (document.querySelector('[role=grid]') as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('{Control>}a{/Control}{Control>}c{/Control}');
  expect(chosen).toEqual([
    { row: 2, column: 0, toRow: 2, toColumn: 1 },
    { row: 3, column: 0, toRow: 3, toColumn: 0 },
    { row: 0, column: 0, toRow: 49, toColumn: 1 },
  ]);
  expect(copied).toBe(1);
  const before = cell(2).offsetWidth;
  (document.querySelector('[role=separator]') as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await frame();
  expect(cell(2).offsetWidth).toBe(before + 16);
});
