/** Owns putting a text on the clipboard, also where the page is a file and the browser refuses the modern way. */

/** True when the text is on the clipboard. Call it from a click or a key: browsers refuse it otherwise. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The old way: select the text in a hidden box and let the document copy its selection. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  box.style.cssText = 'position:fixed;top:0;left:-9999px';
  // Outside of an open modal dialog nothing can take the focus.
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  let isDone = false;
  try {
    isDone = document.execCommand('copy');
  } catch {
    isDone = false;
  }
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}
