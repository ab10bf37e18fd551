/** Owns tooltips for controls: a short text on hover and on keyboard focus, gone on Escape. The control carries its own label. */
import type { Attachment } from 'svelte/attachments';
import { placeBox, placeRight } from './place';
import './tooltip.css';

/** Long enough that a pointer passing over a toolbar shows nothing. */
const DELAY_MS = 450;

let shown: { readonly owner: Element; readonly tip: HTMLElement } | undefined;

function hide(owner: Element): void {
  if (shown?.owner !== owner) return;
  shown.tip.remove();
  shown = undefined;
}

function show(owner: Element, wanted: string | (() => string), side: 'below' | 'right'): void {
  const text = typeof wanted === 'string' ? wanted : wanted();
  if (text === '') return;
  if (shown !== undefined) hide(shown.owner);
  const tip = document.createElement('div');
  tip.className = 'wf-tooltip';
  tip.textContent = text;
  tip.setAttribute('aria-hidden', 'true');
  // A modal dialog lies above everything outside of it.
  (owner.closest('dialog') ?? document.body).append(tip);
  const at = owner.getBoundingClientRect();
  const box = tip.getBoundingClientRect();
  const { left, top } =
    side === 'right' ? placeRight(at, box) : placeBox(at, box, { width: innerWidth, height: innerHeight }, 'centre');
  tip.style.left = `${String(left)}px`;
  tip.style.top = `${String(top)}px`;
  shown = { owner, tip };
}

/** Use as `<button {@attach tooltip('text')}>`. Nothing is shown for an empty text; a function is asked at the moment of showing. */
export function tooltip(text: string | (() => string) | undefined, side: 'below' | 'right' = 'below'): Attachment<Element> {
  return (owner) => {
    if (text === undefined || text === '') return;
    let timer = 0;
    const later = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => show(owner, text, side), DELAY_MS);
    };
    const onFocus = (): void => {
      if (owner.matches(':focus-visible')) show(owner, text, side);
    };
    const off = (): void => {
      clearTimeout(timer);
      hide(owner);
    };
    const onKey = (event: Event): void => {
      if ((event as KeyboardEvent).key === 'Escape') off();
    };
    const pairs: [string, (event: Event) => void][] = [
      ['pointerenter', later],
      ['pointerleave', off],
      ['pointerdown', off],
      ['focus', onFocus],
      ['blur', off],
      ['keydown', onKey],
    ];
    for (const [name, listener] of pairs) owner.addEventListener(name, listener);
    return () => {
      off();
      for (const [name, listener] of pairs) owner.removeEventListener(name, listener);
    };
  };
}
