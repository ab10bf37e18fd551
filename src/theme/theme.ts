/** Owns the list of themes and the colour of a segment; the colours themselves are CSS custom properties in tokens.css. */
import type { Text } from '../lib/text';
import { THEMES, type Theme } from '../lib/theme-name';

export { THEMES, type Theme };

export const themeText: Readonly<Record<Theme, Text>> = {
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
  projector: { en: 'Projector', zh: '投影' },
};

/** Puts the theme on the document; every token changes at once. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  root.dataset['theme'] = theme;
}

/** Number of segment colours; the first eight stay apart for colour-blind readers, all ten by name and label. */
export const SEGMENT_COLOURS = 10;

/** CSS colour of a palette index: the same segment keeps its index on every chart. Negative is "other" and "missing"; beyond the last it starts over. */
export function segmentColour(index: number): string {
  return index < 0 ? 'var(--seg-none)' : `var(--seg-${String(index % SEGMENT_COLOURS)})`;
}
