/** Owns the list of licences shown in the About panel: every package whose code or bytes end up in the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Package folders seen by the page's build and by the workers' builds. */
const folders = new Set<string>();

/** Records which packages the build reads. Tree shaking may drop some again: the list errs on the side of thanks. */
export function licences(): Plugin {
  return {
    name: 'wattfolk-licences',
    transform(_, id) {
      recordPackageOf(id.replace(/\0|\?.*$/g, ''));
      return undefined;
    },
  };
}

/** Adds the package that a file on disk belongs to. */
export function recordPackageOf(file: string): void {
  const match = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file);
  if (match !== null) folders.add(match[0]);
}

/** An inert element with the list as JSON, sorted by name. */
export function licencesElement(): string {
  const list = [...folders].sort().flatMap((folder) => readLicence(folder) ?? []);
  return `<script type="application/json" id="licences">${JSON.stringify(list).replace(/</g, '\\u003c')}</script>`;
}

function readLicence(folder: string): Licence | null {
  const description = path.join(folder, 'package.json');
  if (!existsSync(description)) return null;
  const { name, version, license } = JSON.parse(readFileSync(description, 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const texts = readdirSync(folder)
    .filter((entry) => /^(licen[cs]e|notice|copying)/i.test(entry))
    .map((entry) => readFileSync(path.join(folder, entry), 'utf8').trim());
  return { name, version, licence: license ?? 'see text', text: texts.join('\n\n') };
}
