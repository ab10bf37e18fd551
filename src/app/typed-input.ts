/** Owns the telling apart of keys and pastes meant for a field from those meant for the page. */
import { filesFromTransfer } from '../intake/paste';

/** True inside a field that edits text: it has an undo and a paste of its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type);
}

/** What a paste onto the page opens: files, or the text of a table. One word or number alone was not meant to be opened. */
export function pastedFiles(transfer: DataTransfer | null): File[] {
  if (transfer === null) return [];
  const isTable = /[\t\n]/.test(transfer.getData('text/plain').trim());
  return transfer.files.length > 0 || isTable ? filesFromTransfer(transfer) : [];
}
