// Widgets with keys of their own: dialog, menu, tabs.
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/theme/base.css';
import '../../../src/theme/tokens.css';
import Parts from './gallery/Parts.svelte';

const onselect = vi.fn<(id: string) => void>();
let parts: Record<string, unknown>;
beforeEach(() => {
  onselect.mockReset();
  parts = mount(Parts, { target: document.body, props: { onselect } });
});
afterEach(() => unmount(parts));

const focused = (): string => document.activeElement?.textContent.trim() ?? '';
const dialog = (): Element | null => document.querySelector('dialog[open]');

it('the dialog closes on Escape and gives the focus back', async () => {
  await page.getByRole('button', { name: 'Open' }).click();
  expect(focused()).toBe('Title');
  await userEvent.keyboard('{Escape}');
  expect(dialog()).toBeNull();
  expect(focused()).toBe('Open');
});

it('Escape in a menu inside a dialog closes only the menu', async () => {
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Inner menu' }).click();
  expect(focused()).toBe('Inner item');
  await userEvent.keyboard('{Escape}');
  expect(dialog()).not.toBeNull();
  expect(document.querySelector('[role=menu]')).toBeNull();
  expect(focused()).toBe('Inner menu');
});

it('a press beside the dialog closes it, one inside does not', async () => {
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('Text', { exact: true }).click();
  expect(dialog()).not.toBeNull();
  const corner = (type: string): MouseEvent => new PointerEvent(type, { bubbles: true });
  dialog()?.dispatchEvent(corner('pointerdown'));
  dialog()?.dispatchEvent(corner('click'));
  await expect.poll(dialog).toBeNull();
});

it('the menu moves by arrows and letters, skips what is off, and chooses', async () => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  expect(focused()).toBe('Copy');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('Save');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('Copy');
  await userEvent.keyboard('s');
  expect(focused()).toBe('Save');
  await userEvent.keyboard('{Enter}');
  expect(onselect.mock.calls).toEqual([['save']]);
  expect(focused()).toBe('Menu');
  expect(document.querySelector('[role=menu]')).toBeNull();
});

it('the menu closes when the user presses elsewhere', async () => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByText('Panel a').click();
  expect(document.querySelector('[role=menu]')).toBeNull();
  expect(onselect).not.toHaveBeenCalled();
});

it('tabs move by arrows, round the ends', async () => {
  await page.getByRole('tab', { name: 'Tab A' }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('Panel b')).toBeVisible();
  expect(focused()).toBe('Tab B');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('Panel a')).toBeVisible();
});
