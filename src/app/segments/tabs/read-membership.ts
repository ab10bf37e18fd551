/** Owns the reading of a list that the tab of lists saved: who was in which segment. */
import { AppError } from '../../../lib/errors';
import type { SegmentInfo } from '../../../segment/method';
import { listText } from './list-text';

const CUSTOMER = [listText.customer_id.en, listText.customer_id.zh, 'customer_id'];
const SEGMENT = [listText.segment.en, listText.segment.zh, 'segment'];

/** One pair a customer; of a number that stands twice the last counts. @throws AppError `membership_broken`, `membership_masked` */
export function readMembership(text: string, file: string): (readonly [customer: string, segment: string])[] {
  const rows = csvRows(text.replace(/^\ufeff/, ''), file);
  const head = rows[0] ?? [];
  const [customer, segment] = [
    head.findIndex((name) => CUSTOMER.includes(name)),
    head.findIndex((name) => SEGMENT.includes(name)),
  ];
  if (customer < 0 || segment < 0) throw broken(file);
  const members = new Map<string, string>();
  for (const row of rows.slice(1)) {
    const [id, name] = [plain(row[customer]), plain(row[segment])];
    if (id !== '' && name !== '') members.set(id, name);
  }
  if (members.size === 0) throw broken(file);
  if ([...members.keys()].every((id) => id.includes('****'))) throw masked(file);
  return [...members];
}

/** A list calls its segments as people read them: those of today that are called so are the same, others stand for themselves. */
export function knownSegments(
  members: readonly (readonly [customer: string, segment: string])[],
  now: readonly SegmentInfo[],
): { readonly rows: (readonly [customer: string, key: string])[]; readonly segments: SegmentInfo[] } {
  const infos = new Map<string, SegmentInfo>();
  for (const [, name] of members) {
    if (infos.has(name)) continue;
    const text = { en: name, zh: name };
    const same = now.find((segment) => segment.text.en === name || segment.text.zh === name);
    infos.set(name, same ?? { key: name, text, colour: infos.size, rule: text });
  }
  const rows = members.map(([customer, name]) => [customer, infos.get(name)?.key ?? name] as const);
  const order = (segment: SegmentInfo): number => (now.includes(segment) ? now.indexOf(segment) : now.length);
  return {
    rows,
    segments: [...new Map([...infos.values()].map((info) => [info.key, info])).values()].sort((a, b) => order(a) - order(b)),
  };
}

/** Without the apostrophe that keeps a spreadsheet from running the cell. */
function plain(cell = ''): string {
  return cell.trim().replace(/^'(?=[\s=+\-@＝＋－＠])/, '');
}

/** @throws AppError `membership_broken` where a quote stands inside a cell or is not closed: half a list would look like customers who left */
function csvRows(text: string, file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let read = 0;
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/gy;
  for (let found = cells.exec(text); found !== null; found = cells.exec(text)) {
    const cell = found[1] ?? '';
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    if (found[2] !== ',') {
      rows.push(row);
      row = [];
    }
    read = cells.lastIndex;
    if (read >= text.length) break;
  }
  if (read < text.length) throw broken(file);
  return rows.filter((cellsOfRow) => cellsOfRow.some((cell) => cell !== ''));
}

function broken(file: string): AppError {
  return new AppError('membership_broken', {
    en: `"${file}" is no list of customers and segments. Choose a CSV that the tab "Lists" saved: it has the columns "${CUSTOMER[0] ?? ''}" and "${SEGMENT[0] ?? ''}".`,
    zh: `“${file}”不是客群名单。请选择在“名单”页导出的 CSV，其中须有“${CUSTOMER[1] ?? ''}”和“${SEGMENT[1] ?? ''}”两列。`,
  });
}

function masked(file: string): AppError {
  return new AppError('membership_masked', {
    en: `The customer numbers in "${file}" are masked, so nobody can be found again. Save the list once more with personal data shown.`,
    zh: `“${file}”中的户号已脱敏，无法匹配。请显示个人信息后重新导出名单。`,
  });
}
