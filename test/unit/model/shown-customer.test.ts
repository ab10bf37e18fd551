// Customers that are regions or groups are called by name; numbers are masked, wherever a customer is shown.
import { expect, it } from 'vitest';
import { shownCustomer } from '../../../src/model/masking';
import { readSources } from '../../support/source-files';

it('a number is masked until personal data is shown, a region never', () => {
  expect(shownCustomer('0330012345', { roles: ['customer_id', 'kwh'] }, false)).toBe('033****345');
  expect(shownCustomer('0330012345', { roles: ['customer_id', 'kwh'] }, true)).toBe('0330012345');
  expect(shownCustomer('0330012345', { roles: ['kwh'], hasHeads: true }, false)).toBe('033****345');
  expect(shownCustomer('杭州市', { roles: ['region', 'kwh'] }, false)).toBe('杭州市');
});

it('tabs of segments ask what a customer is called, and do not mask on their own', () => {
  const own = [...readSources(['src/app/segments'], ['.svelte'])].filter(([, text]) => text.includes("maskValue('customer_id'"));
  expect(own.map(([file]) => file)).toEqual([]);
});
