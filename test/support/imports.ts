// Finds what a TypeScript or Svelte file imports, and where it says `any`.
import path from 'node:path';
import ts from 'typescript';

/** One reference from a file to another module. */
export interface Import {
  /** As written: './x', 'svelte'. Queries such as ?worker are cut off. */
  specifier: string;
  /** `type`: gone after compilation. `glob` and `address` (new URL(…, import.meta.url)) name files without running them here. */
  kind: 'value' | 'type' | 'dynamic' | 'glob' | 'address';
  line: number;
}

/** All references of a file, in the order they stand. Svelte files: those of the script blocks and `import(…)` in the markup. */
export function readImports(file: string, text: string): Import[] {
  const found: Import[] = [];
  visit(parse(file, text), (node, source) => {
    const add = (literal: ts.Node | undefined, kind: Import['kind']) => {
      if (!literal || !ts.isStringLiteralLike(literal)) return;
      const line = source.getLineAndCharacterOfPosition(literal.getStart(source)).line + 1;
      found.push({ specifier: literal.text.replace(/\?.*$/, ''), kind, line });
    };
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'value');
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'dynamic');
    else if (ts.isCallExpression(node) && node.expression.getText(source) === 'import.meta.glob') {
      const patterns = node.arguments[0];
      for (const pattern of patterns && ts.isArrayLiteralExpression(patterns) ? patterns.elements : [patterns])
        add(pattern, 'glob');
    } else if (
      ts.isNewExpression(node) &&
      node.expression.getText(source) === 'URL' &&
      isModuleAddress(node.arguments?.[1], source)
    ) {
      add(node.arguments?.[0], 'address');
    }
  });
  return found;
}

/** Lines on which the type `any` is written. */
export function linesWithAny(file: string, text: string): number[] {
  const lines: number[] = [];
  visit(parse(file, text), (node, source) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) lines.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
  });
  return lines;
}

/** The file a relative specifier means, as a path like those of `files`; undefined for packages and for files that are not there. */
export function resolveImport(from: string, specifier: string, files: ReadonlyMap<string, unknown>): string | undefined {
  const target = pathOf(from, specifier);
  if (target === undefined) return undefined;
  const bare = target.replace(/\.js$/, '');
  return [target, `${bare}.ts`, `${bare}.svelte`, `${bare}.svelte.ts`, `${bare}/index.ts`].find((candidate) =>
    files.has(candidate),
  );
}

/** The path a relative or root-absolute specifier points at, without looking whether it is there; undefined for packages. */
export function pathOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('/')) return path.posix.normalize(specifier.slice(1));
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
}

function isModuleAddress(node: ts.Node | undefined, source: ts.SourceFile): boolean {
  return node?.getText(source) === 'import.meta.url';
}

function visit(source: ts.SourceFile, see: (node: ts.Node, source: ts.SourceFile) => void): void {
  const walk = (node: ts.Node): void => {
    see(node, source);
    ts.forEachChild(node, walk);
  };
  walk(source);
}

/** Svelte markup is blanked out, line by line, so that line numbers stay those of the file. */
function parse(file: string, text: string): ts.SourceFile {
  const code = file.endsWith('.svelte') ? scriptOnly(text) : text;
  return ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

function scriptOnly(text: string): string {
  let code = '';
  let end = 0;
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  // Of the markup only what can import or escape a type is kept, as statements of its own.
  const markup = (part: string) =>
    part.replace(/[^\n]+/g, (line) =>
      Array.from(line.matchAll(/import\(\s*(['"])[^'"]+\1\s*\)|\bas\s+any\b/g), ([hit]) => statement(hit)).join(' '),
    );
  const statement = (hit: string) => (hit.startsWith('import') ? `;${hit};` : `;0 ${hit};`);
  const blocks = /(<script\b(?:[^>"']|"[^"]*"|'[^']*')*>)([\s\S]*?)<\/script>|<style\b[\s\S]*?<\/style>|<!--[\s\S]*?-->/g;
  for (const block of text.matchAll(blocks)) {
    const [whole, opening, script] = block;
    code += markup(text.slice(end, block.index));
    code += opening === undefined || script === undefined ? blank(whole) : blank(opening) + script;
    end = block.index + block[0].length;
  }
  return code + markup(text.slice(end));
}
