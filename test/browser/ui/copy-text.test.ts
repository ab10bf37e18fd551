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

it('gives a table in both forms, also by the selection', async () => {
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
  const given = new DataTransfer();
  vi.spyOn(document, 'execCommand').mockImplementation(() => {
    const event = new ClipboardEvent('copy', { clipboardData: given, cancelable: true, bubbles: true });
    document.activeElement?.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(await copyText('户号\t1', '<table></table>')).toBe(true);
  expect(given.getData('text/plain')).toBe('户号\t1');
  expect(given.getData('text/html')).toBe('<table></table>');
});

it('writes a table in both forms to the clipboard', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  expect(await copyText('a\tb', '<table></table>')).toBe(true);
  const [item] = write.mock.calls[0]?.[0] ?? [];
  expect(item?.types).toEqual(['text/plain', 'text/html']);
  expect(await (await item?.getType('text/html'))?.text()).toBe('<table></table>');
});
