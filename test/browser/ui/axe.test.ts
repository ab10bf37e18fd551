// Every widget and the page frame under axe, in three themes and two languages.
import axe from 'axe-core';
import { mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { languageTag } from '../../../src/i18n/locale';
import { LOCALES } from '../../../src/lib/text';
import '../../../src/theme/base.css';
import { applyTheme, THEMES } from '../../../src/theme/theme';
import '../../../src/theme/tokens.css';
import Frame from './gallery/Frame.svelte';
import Widgets from './gallery/Widgets.svelte';

let shown: Record<string, unknown> | undefined;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});

/** Rule and place of each finding. Colours in motion are measured at rest by test/unit/theme. */
async function findings(): Promise<string[]> {
  document.title = 'gallery';
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.each(THEMES)('in theme %s', (theme) => {
  it.each(LOCALES)('axe finds nothing, %s', { timeout: 60_000 }, async (locale) => {
    applyTheme(theme);
    document.documentElement.lang = languageTag(locale);
    shown = mount(Widgets, { target: document.body, props: { locale } });
    expect(await findings()).toEqual([]);
    await unmount(shown);
    shown = mount(Frame, { target: document.body, props: { locale } });
    expect(await findings()).toEqual([]);
  });
});

it('axe finds nothing in an open dialog', { timeout: 60_000 }, async () => {
  shown = mount(Widgets, { target: document.body, props: { locale: 'en', open: 'dialog' } });
  await expect.poll(() => document.querySelector('dialog[open]')).not.toBeNull();
  expect(await findings()).toEqual([]);
});
