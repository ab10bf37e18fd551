/** Owns what is still open, and which causes most complaints are about. */
import { hoursText } from '../../../charts/duration-text';
import { formatCount } from '../../../lib/format';
import { valueText } from '../../../model/vocabulary';
import { CLOSABLE, closingUnder } from '../../../service/closing';
import { beyondLimit } from '../../../service/beyond-limit';
import { limitHours, type ContactLimits } from '../../../service/contact-limits';
import { contactsUnder, LAST_MOMENT } from '../../../service/contacts-under';
import { eventGroupings } from '../../../service/grouping';
import { eventFilter } from '../../../model/event-filter';
import type { Filter } from '../../../model/filter';
import { sql } from '../../../sql/sql';
import type { Finding, FindingsQuestion } from '../finding';

/** How many contacts are open for longer than their limit; nothing where none is. */
export async function findOpen({ filters, smallGroup, run }: FindingsQuestion, limits: ContactLimits): Promise<Finding[]> {
  const result = await run(sql`
WITH
${closingUnder(filters, null, limits, CLOSABLE)}
SELECT
  count(*) FILTER (NOT is_closed)::INTEGER AS open,
  count(*) FILTER (NOT is_closed AND value > limit_hours)::INTEGER AS late,
  (quantile_cont(value, 0.5) FILTER (NOT is_closed))::DOUBLE AS age,
  count(*)::INTEGER AS n
FROM duration
ORDER BY n`);
  const [open, late, age, n] = ['open', 'late', 'age', 'n'].map((name) => result.numbers(name)[0] ?? 0);
  if (open === undefined || late === undefined || age === undefined || n === undefined || late < smallGroup) return [];
  const count = (value: number): string => formatCount(value, 'en');
  const overdue = await overdueFilter(filters, limits, run);
  return [
    {
      id: 'open-late',
      text: {
        en: `${count(late)} contacts are still open beyond their limit (${count(open)} open in all, half of them for over ${hoursText(age, 'en')}).`,
        zh: `${count(late)} 张工单超过时限仍未办结（未办结共 ${count(open)} 张，半数已历时 ${hoursText(age, 'zh')}以上）。`,
      },
      basis: {
        en: `of ${count(n)} contacts, at the last moment of the data`,
        zh: `共 ${count(n)} 张工单，截至数据末`,
      },
      tone: 'bad',
      filters: [overdue],
    },
  ];
}

/** Customers with a contact that is open for longer than the limit of its type. */
async function overdueFilter(filters: readonly Filter[], limits: ContactLimits, run: FindingsQuestion['run']): Promise<Filter> {
  const open = await run(sql`
WITH
${contactsUnder(filters, null, CLOSABLE)}
SELECT type, CAST((${LAST_MOMENT}) AS VARCHAR) AS last
FROM member_contact
WHERE closed_at IS NULL
GROUP BY type
ORDER BY type`);
  const lasts = open.texts('last');
  const either = open.texts('type').map((type, i) => {
    const own = [{ column: 'type', values: [type] }];
    return beyondLimit(own, 'hours_open', limitHours(type, limits), lasts[i] ?? '')[1];
  });
  const label = { en: 'Contacts open beyond their limit', zh: '超时未办结工单' };
  return { ...eventFilter('contact', label, { column: 'is_connection', values: ['false'], isTold: true }), either };
}

/** The causes that together make up half of the complaints. */
export async function findCauses({ model, filters, smallGroup, run }: FindingsQuestion): Promise<Finding[]> {
  const [grouping] = eventGroupings(model, ['cause']);
  if (grouping === undefined) return [];
  const result = await run(sql`
WITH
${contactsUnder(filters, grouping, sql`c.is_complaint AND c.cause IS NOT NULL`)}
SELECT grp, count(*)::INTEGER AS n FROM member_contact GROUP BY grp ORDER BY n DESC, grp`);
  const [causes, counts] = [result.texts('grp'), Array.from(result.numbers('n'))];
  const all = counts.reduce((a, b) => a + b, 0);
  let sum = 0;
  const top = counts.findIndex((count) => (sum += count) >= all / 2) + 1;
  // Where it takes most causes, or there are hardly any complaints, nothing stands out.
  if (all < 2 * smallGroup || causes.length < 4 || top > 3) return [];
  const names = (locale: 'en' | 'zh'): string[] => causes.slice(0, top).map((cause) => valueText(cause, locale));
  const share = `${((100 * sum) / all).toFixed(0)}%`;
  return [
    {
      id: 'causes',
      text: {
        en: `${names('en')
          .map((name) => `"${name}"`)
          .join(' and ')} ${top === 1 ? 'makes' : 'make'} up ${share} of all complaints.`,
        zh: `${names('zh')
          .map((name) => `“${name}”`)
          .join('、')}占全部投诉的 ${share}。`,
      },
      basis: { en: `n = ${formatCount(all, 'en')}`, zh: `n = ${formatCount(all, 'zh')}` },
      tone: 'plain',
      filters: [
        eventFilter(
          'contact',
          { en: 'Cause of complaint', zh: '投诉原因' },
          { column: 'cause', values: causes.slice(0, top) },
          { column: 'is_complaint', values: ['true'], isTold: true },
        ),
      ],
    },
  ];
}
