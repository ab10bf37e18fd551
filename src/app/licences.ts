/** Owns the reading of the licence list that the build put into the page. */

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Empty on the development server, which bundles nothing. */
export function readLicences(): readonly Licence[] {
  return JSON.parse(document.getElementById('licences')?.textContent ?? '[]') as Licence[];
}
