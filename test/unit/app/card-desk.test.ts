// Which customer is on the card, and the way along the list it came from.
import { expect, it } from 'vitest';
import { CardDesk } from '../../../src/app/customer/card-desk.svelte';

it('goes along the list, stops at its ends, and knows no place for a customer who came from elsewhere', () => {
  const desk = new CardDesk();
  expect(desk.place).toBeNull();
  desk.show('b', ['a', 'b', 'c']);
  expect(desk.place).toEqual({ at: 2, of: 3 });
  desk.step(1);
  desk.step(1);
  expect([desk.customer, desk.place?.at]).toEqual(['c', 3]);
  desk.step(-1);
  desk.step(-1);
  desk.step(-1);
  expect(desk.customer).toBe('a');
  desk.customer = 'z';
  expect(desk.place).toBeNull();
  desk.show('a', ['a']);
  expect(desk.place).toBeNull();
});
