/** Owns the sentence that tells a person which column is missing and how to add it. */
import { sameText, type Text } from '../lib/text';
import { factMeaning } from './fact-catalogue';
import { roleById } from './role-registry';

const CONTEXT = { window: null, energyFrom: 'none', asOf: '', scaleMax: null } as const;
const HAN = /\p{Script=Han}/u;

/** Examples for what is no role itself. */
const LAYOUTS: Readonly<Record<string, { readonly name: Text; readonly headers: Text }>> = {
  month: { name: { en: 'month columns', zh: '按月的列' }, headers: { en: '2024-01, 2024-02 …', zh: '202401、202402……' } },
  slot: {
    name: { en: 'points of the day', zh: '日内时点列' },
    headers: { en: 'P1 … P96 or 00:15 … 24:00', zh: 'P1……P96 或 00:15……24:00' },
  },
};

const CURVES = {
  name: { en: 'load curves', zh: '负荷曲线' },
  needs: [['customer_id'], ['day', 'time'], ['slot', 'kw', 'reading_kwh']],
};

const ANSWERS = {
  name: { en: 'survey answers', zh: '满意度调查' },
  needs: [['customer_id'], ['overall'], ['answered']],
};
const TICKETS = {
  name: { en: 'service tickets', zh: '服务工单' },
  needs: [['customer_id'], ['type'], ['opened_at']],
};

/** What a whole table is made of. */
const TABLES: Readonly<Record<string, { readonly name: Text; readonly needs: readonly (readonly string[])[] }>> = {
  load_shape: CURVES,
  reading: CURVES,
  reading_day: CURVES,
  usage: { name: { en: 'monthly consumption', zh: '月度电量' }, needs: [['customer_id'], ['period', 'month'], ['kwh']] },
  survey: ANSWERS,
  survey_item: ANSWERS,
  ticket: TICKETS,
  contact: TICKETS,
  connection_stage: {
    name: { en: 'stages of connections', zh: '报装环节' },
    needs: [['ticket_id'], ['stage'], ['opened_at'], ['closed_at']],
  },
  outage: { name: { en: 'outages', zh: '停电记录' }, needs: [['feeder', 'region', 'customer_id'], ['started'], ['ended']] },
};

/** Words for a missing fact, role, table or attribute, and what to add so that it is there. Unknown ids keep their own name. */
export function describeNeed(id: string): { readonly name: Text; readonly howTo: Text } {
  const { name, columns } = lookUp(id);
  return { name, howTo: columns === null ? unknown(id) : advice(columns) };
}

/** What to add so that all of them are there, in one sentence of known columns, each named once, and one of every other. Empty for no ids. */
export function describeNeeds(ids: readonly string[]): Text[] {
  const found = ids.map((id) => ({ id, columns: lookUp(id).columns }));
  const columns = new Map(found.flatMap((one) => one.columns ?? []).map((choices) => [choices.join(), choices]));
  return [
    ...(columns.size > 0 ? [advice([...columns.values()])] : []),
    ...found.flatMap((one) => (one.columns === null ? [unknown(one.id)] : [])),
  ];
}

/** Columns: one group of choices for each that has to be there; null for an unknown id. */
function lookUp(id: string): { readonly name: Text; readonly columns: readonly (readonly string[])[] | null } {
  const table = Object.hasOwn(TABLES, id) ? TABLES[id] : undefined;
  if (table !== undefined) return { name: table.name, columns: table.needs };
  const role = roleById(id);
  if (role !== undefined) return { name: role.text, columns: [[id]] };
  const meaning = factMeaning(id, CONTEXT);
  return meaning === null ? { name: sameText(id), columns: null } : { name: meaning.text ?? sameText(id), columns: meaning.from };
}

function unknown(id: string): Text {
  return { en: `Add a column "${id}" to the file, or choose another one.`, zh: `请在文件中增加“${id}”列，或改选其他列。` };
}

function advice(needs: readonly (readonly string[])[]): Text {
  const one = needs.length === 1;
  const list = needs.map((choices) => choices.map(exampleOf));
  const en = list.map((choices) => choices.map((choice) => choice.en).join(' or ')).join('; and ');
  const zh = list.map((choices) => choices.map((choice) => choice.zh).join('或')).join('；以及');
  return {
    en: `Add ${one ? 'a column such as' : 'columns such as'} ${en}, or say on the Data page which column it is.`,
    zh: `请在文件中增加${zh}等列，或在“数据”页指定对应的列。`,
  };
}

/** Name and the best-known headers: 满意度 / satisfaction. */
function exampleOf(id: string): Text {
  const layout = Object.hasOwn(LAYOUTS, id) ? LAYOUTS[id] : undefined;
  if (layout !== undefined)
    return { en: `${layout.name.en} (${layout.headers.en})`, zh: `${layout.name.zh}（${layout.headers.zh}）` };
  const names = roleById(id)?.names ?? [];
  const chinese = names.filter((name) => HAN.test(name)).slice(0, 2);
  const latin = names.filter((name) => !HAN.test(name)).slice(0, 2);
  return {
    en: `${latin.join(' / ')} (${chinese[0] ?? ''})`,
    zh: `${chinese.map((name) => `“${name}”`).join('/')}（${latin[0] ?? ''}）`,
  };
}
