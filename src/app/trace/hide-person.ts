/** Owns how a statement about one customer is shown while the mask is on. */
import { maskValue } from '../../model/masking';
import { sql } from '../../sql/sql';

/** The statement with the customer's number hidden where it is a value; the same digits in a name or another number stay. */
export function hidePerson(statement: string, person: string): string {
  return statement.split(sql`${person}`.text).join(sql`${maskValue('customer_id', person)}`.text);
}
