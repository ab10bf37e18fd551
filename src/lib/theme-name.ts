/** Owns the names of the themes, which the saved choices and the style tokens share. */

export const THEMES = ['light', 'dark', 'projector'] as const;

/** `projector` is large type and high contrast for the back row of a room. */
export type Theme = (typeof THEMES)[number];
