/** Owns where a pointer is, in px of the chart that it is over. */

/** Position relative to the top left corner of the element, unscaled by browser zoom. */
export function pointIn(
  element: Element,
  event: { readonly clientX: number; readonly clientY: number },
): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
