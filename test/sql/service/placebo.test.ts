// What the tabs of service say where there is nothing to say: the example with all its links let go, and the relation that it leaves out on purpose.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookForChannels } from '../../../src/app/service/channels/look-channels';
import { lookForConnections } from '../../../src/app/service/connection/find-connections';
import { lookForContacts } from '../../../src/app/service/contacts/look-contacts';
import type { Finding, FindingsQuestion } from '../../../src/app/service/finding';
import { lookForOutages } from '../../../src/app/service/reliability/look-for-outages';
import { lookForRisks } from '../../../src/app/service/risk/risk-findings';
import { lookForSatisfaction } from '../../../src/app/service/satisfaction/look-for-satisfaction';
import { lookForCard } from '../../../src/app/service/scorecard/look-for-card';
import { lookForReasons } from '../../../src/app/service/why/look-why';
import { fittedCard } from '../../../src/charts/card-choice';
import { runCut, TermCount } from '../../../src/service/comment-terms';
import { USUAL_OUTAGES } from '../../../src/service/reliability/outage-choice';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { buildExample, shuffle } from './shuffled-example';

const SHUFFLES = 20;
/**
 * If a tab claims something in 5 % of the shuffles, it does so in 4 or more of 20 with a chance of 1 − Σₖ₌₀³ C(20, k) 0.05ᵏ 0.95²⁰⁻ᵏ =
 * 1 − (0.3585 + 0.3774 + 0.1887 + 0.0596) = 0.016; if in 25 %, in 3 or fewer with one of 0.225, and if in 40 %, of 0.016.
 */
const MOST_CLAIMS = 3;

/** Tell how much there is of something, and compare nobody with anybody. */
const NO_CLAIM = /^(?:overall|level|late|open-late|causes|costly-|uniform-|last$|closest|partial|ahp)/;
/** "Leads, but not surely" is none either. */
const isClaim = ({ id, tone }: Finding): boolean => !NO_CLAIM.test(id) && !(id === 'leader' && tone === 'plain');

type Look = (question: FindingsQuestion, terms: string) => Promise<readonly Finding[]>;
const LOOKS: Readonly<Record<string, Look>> = {
  satisfaction: lookForSatisfaction,
  why: lookForReasons,
  contacts: (question) => lookForContacts(question, { limits: {}, responseHours: 2 }),
  connection: (question) => lookForConnections(question, {}),
  reliability: (question) => lookForOutages(question, USUAL_OUTAGES),
  channels: lookForChannels,
  risk: lookForRisks,
  scorecard: (question) => lookForCard(question, fittedCard(null, question.model)),
};

let db: TestDuckdb;
let question: FindingsQuestion;
let terms: string;
beforeAll(async () => {
  db = await openDuckdb();
  const model = await buildExample(db);
  const count = new TermCount(runCut);
  for (const row of db.query('SELECT comment FROM survey WHERE comment IS NOT NULL ORDER BY answer_id'))
    count.add(String(row['comment']));
  terms = count
    .terms(5, 60)
    .map(({ text }) => text)
    .join('\n');
  const run: FindingsQuestion['run'] = ({ text }) => Promise.resolve().then(() => db.columns(text));
  question = { model, segments: [], filters: [], smallGroup: 15, run };
}, 300_000);
afterAll(() => db.close());

it('looks at every tab', () => {
  const files = readdirSync('src/app/service/tabs');
  expect(Object.keys(LOOKS).sort()).toEqual(files.map((file) => file.replace(/^\d+-|\.ts$/g, '')).sort());
});

describe('in the example', () => {
  const told: Record<string, readonly Finding[]> = {};
  const ids = (tab: string): string[] => (told[tab] ?? []).map(({ id }) => id);
  beforeAll(async () => {
    for (const [tab, look] of Object.entries(LOOKS)) told[tab] = await look(question, terms);
  }, 120_000);

  it('every tab has something to claim, so that its silence below means something', () => {
    for (const tab of Object.keys(LOOKS)) expect({ tab, claims: told[tab]?.filter(isClaim) }).not.toEqual({ tab, claims: [] });
    expect(ids('contacts')).toEqual(
      expect.arrayContaining(['complaints-feeder', 'slow-ticket_channel', 'slow-response-ticket_channel', 'repeats-channel']),
    );
  });

  it('no tab says that the number of people in a home has to do with anything', () => {
    const said = Object.values(told)
      .flat()
      .filter(({ id, text }) => id.includes('people') || text.zh.includes('人口') || /people in/i.test(text.en));
    expect(said).toEqual([]);
  });
});

it('a tab claims by chance no more often than one question would, whatever number it asks', async () => {
  const claims: Record<string, string[]> = {};
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    shuffle(db, seed);
    for (const [tab, look] of Object.entries(LOOKS)) {
      const found = (await look(question, terms)).filter(isClaim);
      if (found.length > 0) (claims[tab] ??= []).push(`${String(seed)}: ${found.map(({ text }) => text.en).join(' ')}`);
    }
  }
  for (const tab of Object.keys(LOOKS)) expect(claims[tab]?.slice(MOST_CLAIMS) ?? []).toEqual([]);
}, 900_000);
