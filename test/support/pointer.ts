// The pointer in browser tests. Vitest finds an element again by its place among its siblings, which a mark that comes with the pointer
// shifts: here an element gets a name of its own and is found by that, however often a click has to be tried.
import { commands, locators, page, userEvent, type Locator } from 'vitest/browser';

declare module 'vitest/browser' {
  interface LocatorSelectors {
    /** The element that was given this name by `named`. */
    getByName(name: string): Locator;
  }
  interface BrowserCommands {
    /** Takes the pointer out of the page; see vitest.config.ts. */
    restPointer(): Promise<void>;
  }
}

const NAME = 'data-pointed-at';
locators.extend({ getByName: (name: string) => `[${NAME}="${name}"]` });

let names = 0;
function named(element: Element | null | undefined): Locator {
  if (element == null) throw new Error('There is no such element to point at.');
  if (!element.isConnected) throw new Error(`<${element.tagName}> has left the page.`);
  const name = element.getAttribute(NAME) ?? String(names++);
  element.setAttribute(NAME, name);
  return page.getByName(name);
}

export async function click(element: Element | null | undefined): Promise<void> {
  await userEvent.click(named(element));
}

export async function hover(element: Element | null | undefined): Promise<void> {
  await userEvent.hover(named(element));
}

/** Presses at one place of the element and lets go at another; both in its own pixels. */
export async function drag(
  element: Element | null | undefined,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const surface = named(element);
  await userEvent.dragAndDrop(surface, surface, { sourcePosition: from, targetPosition: to });
}

/** @param value of the option */
export async function choose(select: Element | null | undefined, value: string): Promise<void> {
  await userEvent.selectOptions(named(select), value);
}

/** Types over what stands in the field. */
export async function fill(field: Element | null | undefined, text: string): Promise<void> {
  await userEvent.fill(named(field), text);
}

/** Away from every mark: what lies under a resting pointer would be looked at instead of what has the focus. */
export async function restPointer(): Promise<void> {
  await commands.restPointer();
}
