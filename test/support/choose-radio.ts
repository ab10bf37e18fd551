/** Owns the choice of an option whose radio lies hidden behind its label, on a page driven from outside. */
import type { Locator } from 'playwright';

/** By an event and not by the mouse: what is loaded above the radio may move it between aiming and clicking. */
export async function chooseRadio(radio: Locator): Promise<void> {
  await radio.dispatchEvent('click');
  await radio.and(radio.page().locator(':checked')).waitFor({ state: 'attached' });
}
