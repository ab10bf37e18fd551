// Holds every style of the platform folders to what Chromium 109 and Firefox 115 know.
import { expect, it } from 'vitest';
import { readSources } from '../../support/source-files';

/** What came later, or must not be: nesting, relational selectors, new colours, fetched files. */
const TOO_NEW = [
  /:has\(/,
  /color-mix\(/,
  /oklch\(|oklab\(/,
  /light-dark\(/,
  /@layer|@scope|@starting-style/,
  /subgrid/,
  /text-wrap:/,
  /@import/,
];

function styleOf(file: string, text: string): string {
  const style = file.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
  return style.replace(/\/\*[\s\S]*?\*\//g, '');
}

/** True when a rule opens inside another rule, other than an at-rule. */
function isNested(style: string): boolean {
  const open: string[] = [];
  for (const [, prelude, brace] of style.matchAll(/([^{};]*)([{};])/g)) {
    if (brace === '{') {
      if (open.some((outer) => !outer.startsWith('@'))) return true;
      open.push((prelude ?? '').trim());
    } else if (brace === '}') open.pop();
  }
  return false;
}

const styles = Array.from(readSources(['src/theme', 'src/ui'], ['.css', '.svelte']), ([file, text]) => ({
  file,
  style: styleOf(file, text),
}));

it('uses no CSS newer than the floor', () => {
  expect(styles.length).toBeGreaterThan(20);
  expect(styles.filter(({ style }) => TOO_NEW.some((pattern) => pattern.test(style))).map(({ file }) => file)).toEqual([]);
  expect(styles.filter(({ style }) => isNested(style)).map(({ file }) => file)).toEqual([]);
  expect(isNested('.a { color: red; .b { color: blue; } }')).toBe(true);
});

it('fetches nothing', () => {
  expect(styles.filter(({ style }) => /url\((?!['"]?data:)/.test(style)).map(({ file }) => file)).toEqual([]);
});

it('uses only tokens that exist', () => {
  const known = new Set(styles.flatMap(({ style }) => Array.from(style.matchAll(/(--[\w-]+)\s*:/g), ([, name]) => name)));
  const used = styles.flatMap(({ file, style }) =>
    Array.from(style.matchAll(/var\((--[\w-]+)/g), ([, name]) => ({ file, name })),
  );
  expect(used.filter(({ name }) => !known.has(name))).toEqual([]);
});
