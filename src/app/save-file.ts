/** Owns handing a text to the user as a file, without asking the network for anything. */

/** Starts a download of UTF-8 text. */
export function saveFile(name: string, text: string, type: 'text/csv' | 'application/json'): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** The same of what was put together piece by piece. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
