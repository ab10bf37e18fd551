// Holds the source to its layers and sizes. The first half reads the repository, the second proves that the checks can fail.
import { describe, expect, it } from 'vitest';
import { linesWithAny, readImports } from './support/imports';
import { importCycles, layerOf, layerProblems } from './support/layers';
import { readSources, type Sources } from './support/source-files';

const MOST_LINES = 400;
const CODE = ['.ts', '.svelte', '.mjs', '.js'];

function longFiles(sources: Sources): string[] {
  return Array.from(sources, ([file, text]) => ({ file, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file}: ${String(lines)} lines, ${String(MOST_LINES)} at most`);
}

function anyOutsideEngine(sources: Sources): string[] {
  return Array.from(sources)
    .filter(([file]) => layerOf(file) !== 'engine')
    .flatMap(([file, text]) => linesWithAny(file, text).map((line) => `${file}:${String(line)}: any`));
}

/** Nothing may be fetched, so no address belongs in the source. A paper is cited as doi:10.…; XML namespaces are names, and .invalid leads nowhere. */
function webAddresses(sources: Sources): string[] {
  return Array.from(sources).flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        /https?:\/\/(?!www\.w3\.org\/|schemas\.openxmlformats\.org\/|[\w.-]+\.invalid\b)/i.test(line)
          ? [`${file}:${String(at + 1)}: ${line.trim().slice(0, 80)}`]
          : [],
      ),
  );
}

/** The one door for SQL that was not written with the tag. */
function namesCheckedText(sources: Sources): string[] {
  return [...sources.keys()].filter((file) => /\bcheckedText\b/.test(sources.get(file) ?? ''));
}

describe('the repository', () => {
  const source = readSources(['src'], CODE);

  it('imports only along the layers', () => {
    expect(layerProblems(source)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(importCycles(source)).toEqual([]);
  });

  it(`has no file over ${String(MOST_LINES)} lines`, () => {
    expect(longFiles(readSources(['src', 'test', 'build'], [...CODE, '.css', '.html']))).toEqual([]);
  });

  it('says any only in the engine', () => {
    expect(anyOutsideEngine(source)).toEqual([]);
  });

  it('lets text become SQL only behind the read-only check', () => {
    expect(namesCheckedText(source).sort()).toEqual(['src/sql/read-only.ts', 'src/sql/sql.ts']);
  });

  it('names no web address', () => {
    expect(webAddresses(readSources(['src'], [...CODE, '.css', '.html', '.json']))).toEqual([]);
  });
});

describe('the checks', () => {
  const files = (entries: Record<string, string>): Sources => new Map(Object.entries(entries));
  const problemOf = (from: string, specifier: string) => layerProblems(files({ [from]: `import '${specifier}';` }));

  it.each([
    ['src/lib/a.ts', '../sql/b'],
    ['src/sql/a.ts', '../engine/b'],
    ['src/example/a.ts', '../sql/b'],
    ['src/model/a.ts', '../segment/b'],
    ['src/charts/size/query.ts', '../../engine/run'],
    ['src/charts/size/Size.svelte.ts', '../../state/selection'],
    ['src/charts/size/layout.ts', '../load/layout'],
    ['src/charts/size/layout.ts', '../../ui/Button.svelte'],
    ['src/segment/abc/index.ts', '../category/index'],
    ['src/segment/methods/abc.ts', './category'],
    ['src/ui/a.ts', '../state/b'],
    ['src/i18n/a.ts', '../ui/b'],
    ['src/state/a.svelte.ts', '../app/b'],
    ['src/lib/a.ts', '../../test/support/b'],
    ['src/strange/a.ts', '../lib/b'],
  ])('refuse %s importing %s', (from, specifier) => {
    expect(problemOf(from, specifier)).toHaveLength(1);
  });

  it.each([
    ['src/engine/a.ts', '../sql/b'],
    ['src/example/a.ts', '../lib/b'],
    ['src/charts/size/query.ts', '../contract'],
    ['src/charts/size/query.ts', './layout'],
    ['src/charts/size/query.ts', '../../crossfilter/b'],
    ['src/segment/abc.ts', './method'],
    ['src/ui/a.ts', '../i18n/b'],
    ['src/app/a.ts', '../charts/size/index'],
    ['src/main.ts', './app/App.svelte'],
    ['src/lib/a.ts', 'd3'],
  ])('allow %s importing %s', (from, specifier) => {
    expect(problemOf(from, specifier)).toEqual([]);
  });

  it('see every way to import', () => {
    const text = [
      `import { a } from './one';`,
      `import type { B } from './two';`,
      `export * from './three';`,
      `export type { C } from './four';`,
      `const later = await import('./five');`,
      `const all = import.meta.glob('./*/index.ts', { eager: true });`,
      `new Worker(new URL('./six.ts', import.meta.url));`,
      `let d: import('./seven').D;`,
      `// import './no'; and "import './no'" in a string`,
      `import work from './eight?worker&inline';`,
    ].join('\n');
    expect(readImports('src/lib/x.ts', text).map(({ specifier, kind, line }) => `${String(line)} ${kind} ${specifier}`)).toEqual([
      '1 value ./one',
      '2 type ./two',
      '3 value ./three',
      '4 type ./four',
      '5 dynamic ./five',
      '6 glob ./*/index.ts',
      '7 address ./six.ts',
      '8 type ./seven',
      '10 value ./eight',
    ]);
  });

  it('see the scripts and the markup of a Svelte file, at their lines', () => {
    const text = `<script module lang="ts" generics="T extends Map<string, T>">\nimport './a';\n</script>\n<script lang="ts">\n  import B from './B.svelte';\n  let x: any;\n</script>\n\n{#await import('./c')}{(y as any).z}{/await}\n<!-- import './no' -->\n<style>p{}</style>`;
    expect(readImports('src/ui/X.svelte', text).map(({ specifier, line }) => `${String(line)} ${specifier}`)).toEqual([
      '2 ./a',
      '5 ./B.svelte',
      '9 ./c',
    ]);
    expect(linesWithAny('src/ui/X.svelte', text)).toEqual([6, 9]);
  });

  it('hold type imports, globs and worker addresses to the layers', () => {
    const wrong = [
      `import type { X } from '../state/x';`,
      `import.meta.glob('../state/*.ts');`,
      `new URL('../state/x.ts', import.meta.url);`,
    ];
    expect(layerProblems(files({ 'src/lib/a.ts': wrong.join('\n') }))).toHaveLength(3);
  });

  it('find a ring of three, through index files, and leave types out of it', () => {
    const ring = {
      'src/lib/a.ts': `import './b'`,
      'src/lib/b/index.ts': `export * from '../c.js'`,
      'src/lib/c.ts': `import './a'`,
    };
    expect(importCycles(files(ring))).toEqual(['src/lib/a.ts → src/lib/b/index.ts → src/lib/c.ts → src/lib/a.ts']);
    expect(importCycles(files({ ...ring, 'src/lib/c.ts': `import type { A } from './a'` }))).toEqual([]);
    expect(importCycles(files({ 'src/lib/a.ts': `import './a'` }))).toHaveLength(1);
  });

  it('find long files, any and web addresses', () => {
    expect(longFiles(files({ 'src/lib/a.ts': 'x\n'.repeat(400), 'src/lib/b.ts': 'x\n'.repeat(401) }))).toEqual([
      'src/lib/b.ts: 401 lines, 400 at most',
    ]);
    const typed = 'const company: string = "any"; // any\nlet x: Array<any>;';
    expect(anyOutsideEngine(files({ 'src/lib/a.ts': typed, 'src/engine/a.ts': typed }))).toEqual(['src/lib/a.ts:2: any']);
    expect(
      webAddresses(files({ 'src/lib/a.ts': `'http://www.w3.org/2000/svg'\n'https://x.invalid/a'\n'https://cdn.example.org'` })),
    ).toHaveLength(1);
  });
});
