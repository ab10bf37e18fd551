// Which channel is called slow while contacts are still open: a rush in the last hour of the data is neither fast nor slow.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSlow } from '../../../src/app/service/contacts/find-slow';
import { findSlowResponse } from '../../../src/app/service/contacts/find-slow-response';
import type { FindingsQuestion } from '../../../src/app/service/finding';
import { BUILD_CONTACT } from '../../../src/model/build-contact';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, SIX_CUSTOMERS } from '../charts/fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
  db.query(SIX_CUSTOMERS);
});
afterAll(() => db.close());

/**
 * 40 enquiries by App and 40 by WeChat, one a day each, with a first response after 60 … 99 minutes and closed an hour later: neither is slower. Besides
 * them 40 by App, opened at `rush`, of which nobody knows more. The data ends on 1 March 2024 at noon.
 */
function fill(rush: string): void {
  db.query(`
CREATE OR REPLACE TABLE ticket AS
SELECT
  'c1' AS customer_id, channel || i AS ticket_id, '咨询' AS type, channel AS ticket_channel, opened_at, responded_at,
  responded_at + to_minutes(60) AS closed_at, CAST(NULL AS VARCHAR) AS stage, CAST(NULL AS VARCHAR) AS department, CAST(NULL AS VARCHAR) AS cause
FROM (
  SELECT channel, i, TIMESTAMP '2024-01-01 08:00:00' + to_days(CAST(i AS INTEGER)) AS opened_at, opened_at + to_minutes(60 + i) AS responded_at
  FROM range(40) AS t(i), (VALUES ('App'), ('微信')) AS c(channel)
)
UNION ALL SELECT 'c2', 'rush' || i, '咨询', 'App', TIMESTAMP '${rush}', NULL, NULL, NULL, NULL, NULL FROM range(40) AS t(i)
UNION ALL SELECT 'c4', 'last', '咨询', '电话', TIMESTAMP '2024-03-01 11:00:00', TIMESTAMP '2024-03-01 11:30:00', TIMESTAMP '2024-03-01 12:00:00', NULL, NULL, NULL`);
  db.query(BUILD_CONTACT.text);
}

function question(): FindingsQuestion {
  const at = contextOf(['A'], [], []);
  const roles = ['type', 'ticket_channel', 'opened_at', 'responded_at', 'closed_at'];
  const run: FindingsQuestion['run'] = ({ text }) => Promise.resolve().then(() => db.columns(text));
  return { ...at, segments: [], smallGroup: 15, model: { ...at.model, roles, rows: { contact: 121 } }, run };
}
const said = async () =>
  [...(await findSlow(question(), {})), ...(await findSlowResponse(question(), 2))].map(({ text }) => text.en);

it('none, for what came six minutes ago and is still open, although half of what came by App is so young', async () => {
  fill('2024-03-01 11:54:00');
  expect(await said()).toEqual([]);
});

it('the one where what is open waits for longer than its limit', async () => {
  // Open for a month: 720 hours. Of the 80 by App, half have a response after 1 to 1.65 hours, half none: the median lies between.
  fill('2024-01-31 12:00:00');
  expect(await said()).toEqual([
    expect.stringMatching(/^Contacts by App take \d+\.\d times as long as others of the same type/),
    expect.stringMatching(/^Contacts by App wait \d+\.\d times as long for a first response/),
  ]);
});
