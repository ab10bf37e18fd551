// Copying where the browser refuses the clipboard, as Firefox does on a file.
import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from '../../../src/ui/copy-text';

afterEach(() => vi.restoreAllMocks());

it('falls back to the selection, gives the focus back and leaves nothing behind', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
  let copied = '';
  const command = vi.spyOn(document, 'execCommand').mockImplementation(() => {
    copied = (document.activeElement as HTMLTextAreaElement).value;
    return true;
  });
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  expect(await copyText('户号\t1')).toBe(true);
  expect(command).toHaveBeenCalledWith('copy');
  expect(copied).toBe('户号\t1');
  expect(document.activeElement).toBe(button);
  expect(document.querySelector('textarea')).toBeNull();
});

it('says so when nothing works', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
  vi.spyOn(document, 'execCommand').mockReturnValue(false);
  expect(await copyText('x')).toBe(false);
});
