/** Owns putting a text on the clipboard, also where the page is a file and the browser refuses the modern way. */

/** The same twice: for whoever takes plain text, and with formats. */
export interface RichText {
  readonly text: string;
  readonly html: string;
}

/**
 * True when the text is on the clipboard. Call it from a click or a key: browsers refuse it otherwise.
 * @param html the same for programs that take more than plain text, such as a table with the formats of its cells
 */
export async function copyText(text: string, html?: string): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const forms = { 'text/plain': text, 'text/html': html };
      const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })] as const);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }
    return true;
  } catch {
    return copyBySelection(text, html);
  }
}

/** The old way: select the text in a hidden box and let the document copy its selection. */
function copyBySelection(text: string, html: string | undefined): boolean {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  box.style.cssText = 'position:fixed;top:0;left:-9999px';
  // Outside of an open modal dialog nothing can take the focus.
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  const oncopy = (event: ClipboardEvent): void => {
    if (html === undefined || event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', oncopy);
  let isDone = false;
  try {
    isDone = document.execCommand('copy');
  } catch {
    isDone = false;
  }
  document.removeEventListener('copy', oncopy);
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}
