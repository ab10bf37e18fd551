/** Owns what tells whether a connection is one of low or of high voltage. */
import { sql, type Sql } from '../sql/sql';

const HIGH_WORD = '(?i)高压|高壓|high.?voltage|\\bHV\\b';
const LOW_WORD = '(?i)低压|低壓|居民|low.?voltage|\\bLV\\b|resident|domestic';
/** 10 kV and 35kV, but not 0.4 kV. */
const HIGH_VOLTAGE = '(?i)(?:^|[^0-9.])[1-9][0-9.]*\\s*(?:kv|千伏)';
const LOW_VOLTAGE = '(?i)[0-9]\\s*(?:v|伏)(?:$|[^a-z])|0\\.[0-9]+\\s*(?:kv|千伏)';

/** 'low', 'high' or NULL by what its own words say: its type and cause, say. */
export function levelOfWords(words: Sql): Sql {
  return sql`CASE WHEN regexp_matches(${words}, ${HIGH_WORD}) THEN 'high' WHEN regexp_matches(${words}, ${LOW_WORD}) THEN 'low' END`;
}

/**
 * UPDATE of `contact`, after `customer`: a connection whose words tell no level has that of its customer's voltage. Far fewer contacts are
 * connections than not, so that the table is not written again as a whole.
 */
export const LEVEL_BY_VOLTAGE: Sql = sql`
UPDATE contact SET level = CASE WHEN regexp_matches(customer.voltage, ${HIGH_VOLTAGE}) THEN 'high' WHEN regexp_matches(customer.voltage, ${LOW_VOLTAGE}) THEN 'low' END
FROM customer
WHERE contact.is_connection AND contact.level IS NULL AND customer.customer_id = contact.customer_id`;
