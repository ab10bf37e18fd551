// Takes the example and lets go of every link between who customers are, what happened to them, and what they say of it.
import { generateExample } from '../../../src/example';
import { loadColumns } from '../../../src/intake/load-columns';
import type { RawTable } from '../../../src/intake/raw-table';
import { tableName } from '../../../src/intake/table-name';
import type { ModelInfo } from '../../../src/model/model-info';
import type { TestDuckdb } from '../../support/duckdb';
import { testRunner } from '../../support/segment-task';
import { build } from '../model/model-fixture';

/** Facts that keep together: what is in one block may go with what is in the same block, and has nothing to do with any other. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  kind: ['class', 'nature', 'industry', 'voltage', 'tariff', 'importance', 'status', 'capacity_kva'],
  place: ['region', 'feeder'],
  channel: ['channel'],
  people: ['people'],
  contract: ['opened', 'contract_years'],
  growth: ['kwh_growth'],
  survey: ['csat', 'csat_top2', 'nps'],
  contact: ['tickets_12m', 'complaints_12m'],
  outage: ['outage_minutes_12m'],
};
/** Their customer becomes another one, the same for the whole block. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  survey: ['survey', 'survey_item', 'survey_asked'],
  contact: ['contact', 'connection_stage'],
};
const OUTCOMES = [...Object.values(TABLES).flat(), 'customer_facts', 'place_outage'];

/** Builds the model of the example, and puts aside what `shuffle` starts from. */
export async function buildExample(db: TestDuckdb): Promise<ModelInfo> {
  const taken = new Set<string>();
  const raws: RawTable[] = [];
  for (const { name, columns } of generateExample()) {
    if (name === '负荷曲线') continue;
    raws.push(await loadColumns(testRunner(db), tableName(name, taken), columns, { file: name, bytes: 0, format: 'example' }));
  }
  const model = await build(db, raws);
  for (const table of OUTCOMES) db.query(`CREATE TABLE true_${table} AS SELECT * FROM ${table}`);
  db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, class AS segment, '' AS reason FROM customer_facts");
  return model;
}

/** One row an `id` of the list and another of it, each once. The engine's own hash of several values would draw permutations that go together. */
function permuted(list: string, seed: number, block: string): string {
  return `SELECT a.id, b.id AS other
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM (${list})) a
  JOIN (SELECT id, row_number() OVER (ORDER BY md5(concat_ws('|', id, ${String(seed)}, '${block}'))) AS place FROM (${list})) b USING (place)`;
}

/**
 * Replaces the tables of the model by ones in which, by chance alone, a customer has another's class, branch, answers, contacts and so on; an outage
 * is another line's; all contacts of a customer about the same come by another channel, to another department; and an overall score stands beside
 * the single scores and the comment of another answer.
 */
export function shuffle(db: TestDuckdb, seed: number): void {
  const everybody = 'SELECT customer_id AS id FROM true_customer_facts';
  for (const block of Object.keys(BLOCKS))
    db.query(`CREATE OR REPLACE TEMP TABLE to_${block} AS ${permuted(everybody, seed, block)}`);
  const columns = Object.entries(BLOCKS).flatMap(([block, names]) => names.map((name) => `${block}_.${name} AS ${name}`));
  // to_x: the facts of \`id\` go to \`other\`, as do the rows of its tables.
  const joins = Object.keys(BLOCKS).map(
    (block) =>
      `JOIN to_${block} ON to_${block}.other = f.customer_id JOIN true_customer_facts ${block}_ ON ${block}_.customer_id = to_${block}.id`,
  );
  db.query(
    `CREATE OR REPLACE TABLE customer_facts AS SELECT f.* REPLACE (${columns.join(', ')}) FROM true_customer_facts f ${joins.join(' ')}`,
  );
  db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, class AS segment, '' AS reason FROM customer_facts");
  for (const [block, tables] of Object.entries(TABLES))
    for (const table of tables)
      db.query(`CREATE OR REPLACE TABLE ${table} AS
SELECT t.* REPLACE (coalesce(m.other, t.customer_id) AS customer_id) FROM true_${table} t LEFT JOIN to_${block} m ON m.id = t.customer_id`);
  shuffleContacts(db, seed);
  shuffleAnswers(db, seed);
  db.query(`CREATE OR REPLACE TABLE place_outage AS
SELECT o.* REPLACE (p.place AS place, p.feeder AS feeder, p.region AS region)
FROM (SELECT *, 1 + (hash(md5(concat_ws('|', place, started, ${String(seed)}))) % (SELECT count(*) FROM (SELECT DISTINCT place FROM true_place_outage)))::INTEGER AS nth FROM true_place_outage) o
JOIN (SELECT row_number() OVER (ORDER BY place) AS nth, place, feeder, region FROM (SELECT place, any_value(feeder) AS feeder, any_value(region) AS region FROM true_place_outage GROUP BY place)) p ON p.nth = o.nth`);
}

function shuffleContacts(db: TestDuckdb, seed: number): void {
  const chain = "concat(customer_id, '|', type)";
  db.query(`CREATE OR REPLACE TEMP TABLE contact_before AS SELECT *, ${chain} AS chain FROM contact WHERE NOT is_connection`);
  db.query(`CREATE OR REPLACE TABLE contact AS
SELECT * FROM contact WHERE is_connection
UNION ALL BY NAME
SELECT c.* EXCLUDE (chain) REPLACE (o.ticket_channel AS ticket_channel, o.department AS department)
FROM contact_before c
JOIN (${permuted('SELECT DISTINCT chain AS id FROM contact_before', seed, 'chain')}) m ON m.id = c.chain
JOIN (SELECT chain, arg_min(ticket_channel, contact_id) AS ticket_channel, arg_min(department, contact_id) AS department FROM contact_before GROUP BY chain) o ON o.chain = m.other`);
}

function shuffleAnswers(db: TestDuckdb, seed: number): void {
  db.query(`CREATE OR REPLACE TEMP TABLE answer_to AS ${permuted('SELECT answer_id AS id FROM survey', seed, 'answer')}`);
  db.query(`CREATE OR REPLACE TABLE survey AS
SELECT s.* REPLACE (o.comment AS comment) FROM survey s JOIN answer_to m ON m.id = s.answer_id JOIN survey o ON o.answer_id = m.other`);
  db.query(`CREATE OR REPLACE TABLE survey_item AS
SELECT i.* REPLACE (CASE WHEN item = 'overall' THEN i.answer_id ELSE m.id END AS answer_id, CASE WHEN item = 'overall' THEN i.customer_id ELSE s.customer_id END AS customer_id)
FROM survey_item i JOIN answer_to m ON m.other = i.answer_id JOIN survey s ON s.answer_id = m.id`);
}
