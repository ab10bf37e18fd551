/** Owns the watching of a box that scrolls: whether something of it lies below what is in view. */
import type { Attachment } from 'svelte/attachments';

/** Rows cut by a hair need no sign. */
const SLACK_PX = 4;

/** @param tell hears it at first and at every change; the box's own parts may come, go and grow */
export function moreBelow(tell: (isMore: boolean) => void): Attachment<HTMLElement> {
  return (box) => {
    let frame = 0;
    // In the next frame: what is told may change what is observed.
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell(box.scrollTop + box.clientHeight < box.scrollHeight - SLACK_PX));
    };
    const sizes = new ResizeObserver(look);
    const watch = (): void => {
      sizes.disconnect();
      for (const part of [box, ...box.children]) sizes.observe(part);
    };
    const parts = new MutationObserver(watch);
    parts.observe(box, { childList: true });
    box.addEventListener('scroll', look, { passive: true });
    watch();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      parts.disconnect();
      box.removeEventListener('scroll', look);
    };
  };
}
