/** Owns keeping a floating panel beside its anchor and closing it when the user turns elsewhere. */
import type { Attachment } from 'svelte/attachments';
import { placeBox } from './place';

/**
 * For the panel of a menu or popover, `position: fixed`: put beside `anchor()` at once and after every scroll and resize;
 * a press or focus outside of panel and anchor calls `onleave`.
 */
export function floatBeside(
  anchor: () => Element | undefined,
  align: 'start' | 'end',
  onleave: () => void,
): Attachment<HTMLElement> {
  return (panel) => {
    const place = (): void => {
      const at = anchor()?.getBoundingClientRect();
      if (at === undefined) return;
      panel.style.maxHeight = 'none';
      const box = { width: panel.offsetWidth, height: panel.offsetHeight };
      const { left, top, maxHeight } = placeBox(at, box, { width: innerWidth, height: innerHeight }, align);
      panel.style.left = `${String(left)}px`;
      panel.style.top = `${String(top)}px`;
      panel.style.maxHeight = `${String(maxHeight)}px`;
    };
    const onElsewhere = (event: Event): void => {
      const target = event.target;
      if (!(target instanceof Node) || panel.contains(target) || anchor()?.contains(target) === true) return;
      onleave();
    };
    const onScroll = (event: Event): void => {
      if (!(event.target instanceof Node && panel.contains(event.target))) place();
    };
    place();
    window.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', place);
    document.addEventListener('pointerdown', onElsewhere, true);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      window.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', place);
      document.removeEventListener('pointerdown', onElsewhere, true);
      document.removeEventListener('focusin', onElsewhere);
    };
  };
}
