// A statement about one customer, shown while the mask is on.
import { expect, it } from 'vitest';
import { hidePerson } from '../../../../src/app/trace/hide-person';
import { sql } from '../../../../src/sql/sql';

const about = (person: string): string => sql`SELECT kwh_12m, 112 FROM customer_facts WHERE customer_id = ${person}`.text;

it('hides the number as a value, and leaves names and other numbers that hold it', () => {
  expect(hidePerson(about('12'), '12')).toBe("SELECT kwh_12m, 112 FROM customer_facts WHERE customer_id = '****'");
});

it('hides a number with a quote in it, which stands doubled in the statement', () => {
  expect(hidePerson(about("0330'100012345"), "0330'100012345")).toMatch(/= '0330\*{4}2345'$/);
});
