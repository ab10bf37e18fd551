/** Owns what every modal dialog does: focus stays inside and goes back to where it was; Escape and a press on the veil ask to close. */
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/**
 * Opens a <dialog> over the page while it exists. The element marked `data-first` gets the focus first, else the browser's choice.
 * @param onclose called for every wish to close; whoever owns the dialog takes it away. A child that uses Escape itself prevents its default.
 */
export function modal(onclose: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const before = document.activeElement;
    /** Where a press began: a text selection that ends on the veil must not close. */
    let pressedOnVeil = false;
    const listeners: readonly (readonly [string, (event: Event) => void])[] = [
      [
        'keydown',
        (event) => {
          if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          onclose();
        },
      ],
      [
        'cancel',
        (event) => {
          if (event.target !== dialog) return;
          event.preventDefault();
          onclose();
        },
      ],
      // A browser may close it by itself, such as on a second Back gesture.
      ['close', () => onclose()],
      ['pointerdown', (event) => (pressedOnVeil = event.target === dialog)],
      [
        'click',
        (event) => {
          if (event.target === dialog && pressedOnVeil) onclose();
        },
      ],
    ];
    // Not addEventListener: it would be called before the handlers of the children, which Svelte delegates.
    const offs = listeners.map(([name, listener]) => on(dialog, name, listener));
    dialog.showModal();
    if (!dialog.querySelector('[autofocus]')) dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      for (const off of offs) off();
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  };
}
