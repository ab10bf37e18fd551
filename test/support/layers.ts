// Owns the layer order of the source (DESIGN.md, section 2) and says which imports break it.
import { readImports, pathOf, resolveImport } from './imports';
import type { Sources } from './source-files';

/** Each folder may import those before it. */
const DOMAIN = [
  'lib',
  'sql',
  'engine',
  'intake',
  'example',
  'model',
  'cluster',
  'tag',
  'segment',
  'crossfilter',
  'service',
  'charts',
  'state',
];
/** These know nothing of the domain: of the folders above they may import lib alone. */
const PLATFORM = ['theme', 'i18n', 'ui'];
/** Narrower than the order: all that the folder may import. */
const ONLY: Readonly<Record<string, readonly string[]>> = { example: ['lib'], cluster: ['lib'] };
/** Narrower than the order: what the folder may not import. */
const NEVER: Readonly<Record<string, readonly string[]>> = { charts: ['engine'] };
/** Folders of which each subfolder (or file of `methods/`) stands for itself and must not know its neighbours. */
const INDEPENDENT = ['charts', 'segment'];

/** The first folder under src; files directly in src belong to app. Undefined outside src. */
export function layerOf(file: string): string | undefined {
  const parts = file.split('/');
  if (parts[0] !== 'src') return undefined;
  return parts.length === 2 ? 'app' : parts[1];
}

function mayImport(from: string, to: string): boolean {
  if (from === to || from === 'app') return true;
  if (to === 'app') return false;
  const only = ONLY[from];
  if (only) return only.includes(to);
  if (NEVER[from]?.includes(to)) return false;
  if (PLATFORM.includes(from)) return to === 'lib' || (PLATFORM.includes(to) && PLATFORM.indexOf(to) < PLATFORM.indexOf(from));
  return DOMAIN.includes(to) && DOMAIN.indexOf(to) < DOMAIN.indexOf(from);
}

/** The chart or segmentation method a file is part of; undefined for the shared pieces that lie directly in the folder. */
function unitOf(file: string): string | undefined {
  const [, layer, ...rest] = file.split('/');
  if (!layer || !INDEPENDENT.includes(layer)) return undefined;
  const inside = rest[0] === 'methods' ? rest.slice(1) : rest;
  const isFolder = inside.length > 1;
  if (!isFolder && rest[0] !== 'methods') return undefined;
  return `${layer}/${inside[0]?.replace(/\.ts$/, '') ?? ''}`;
}

/** One sentence for each import that goes against the order. Type imports, globs and worker addresses count. */
export function layerProblems(sources: Sources): string[] {
  const problems: string[] = [];
  for (const [file, text] of sources) {
    const from = layerOf(file);
    if (from === undefined) continue;
    if (from !== 'app' && !DOMAIN.includes(from) && !PLATFORM.includes(from)) {
      problems.push(`${file}: src/${from} is not a layer`);
      continue;
    }
    for (const { specifier, line } of readImports(file, text)) {
      const target = pathOf(file, specifier.replace(/\*.*$/, ''));
      if (target === undefined) continue;
      const resolved = resolveImport(file, specifier, sources) ?? target;
      const to = layerOf(resolved);
      const place = `${file}:${String(line)} imports ${specifier}`;
      if (to === undefined) {
        if (from !== 'app') problems.push(`${place}: outside src`);
      } else if (!mayImport(from, to)) {
        problems.push(`${place}: ${from} may not import ${to}`);
      } else if (from === to) {
        const [one, other] = [unitOf(file), unitOf(resolved)];
        if (one !== undefined && other !== undefined && one !== other) problems.push(`${place}: ${one} may not know ${other}`);
      }
    }
  }
  return problems;
}

/** One line for each ring of files that import each other; imports of types do not count. */
export function importCycles(sources: Sources): string[] {
  const graph = new Map(
    Array.from(sources, ([file, text]) => [
      file,
      readImports(file, text)
        .filter(({ kind }) => kind === 'value' || kind === 'dynamic')
        .map(({ specifier }) => resolveImport(file, specifier, sources))
        // A component that draws itself inside itself imports itself: that is how Svelte says it.
        .filter((target): target is string => target !== undefined && !(target === file && file.endsWith('.svelte'))),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
