// Checks the tables of answers: layouts, scales, words, and what a person says about them. All values are worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { TableMapping } from '../../../src/model/mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import type { ScoreChoices } from '../../../src/model/survey/score-choice';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

type Row = readonly (string | null)[];

async function read(rows: readonly Row[], scores?: ScoreChoices): Promise<ModelInfo> {
  const raw = await textTable(db, 'raw_answers', rows);
  const mapping: TableMapping = { ...guessMapping(raw), ...(scores !== undefined && { scores }) };
  return build(db, [raw], [mapping]);
}

const overall = (): unknown[] => db.query('SELECT overall FROM survey ORDER BY answer_id').map((row) => row['overall']);
const top2 = (): unknown[] => db.query('SELECT top2 FROM survey ORDER BY answer_id').map((row) => row['top2']);
const question = (info: ModelInfo, item: string) => info.survey?.[0]?.questions.find((one) => one.item === item);

describe('a list of answers, one row an answer to one question', () => {
  const LIST = [
    ['户号', '调查日期', '题目', '得分'],
    ['1', '2024-05-01', '总体满意度', '5'],
    ['1', '2024-05-01', '您对供电可靠性是否满意？', '4'],
    ['1', '2024-05-01', '营业厅环境', '2'],
    ['1', '2024-05-01', '您的意见和建议', '排队太久'],
    ['2', '2024-05-02', '总体满意度', '2'],
    ['2', '2024-05-02', '推荐意愿', '9'],
    ['2', '2024-06-03', '总体满意度', '4'],
    ['3', '2024-05-02', '总体满意度', null],
  ];

  it('becomes one row a questionnaire, and keeps the questions that are no item of ours', async () => {
    const info = await read(LIST);
    expect(
      db.query(
        'SELECT customer_id, answered, overall, reliability, nps, comment, top2 FROM survey ORDER BY customer_id, answered',
      ),
    ).toEqual([
      { customer_id: '1', answered: '2024-05-01', overall: 5, reliability: 4, nps: null, comment: '排队太久', top2: true },
      { customer_id: '2', answered: '2024-05-02', overall: 2, reliability: null, nps: 9, comment: null, top2: false },
      { customer_id: '2', answered: '2024-06-03', overall: 4, reliability: null, nps: null, comment: null, top2: true },
    ]);
    expect(db.query("SELECT customer_id, item, score, level FROM survey_item WHERE item <> 'overall' ORDER BY item")).toEqual([
      { customer_id: '1', item: 'reliability', score: 4, level: 4 },
      { customer_id: '1', item: '营业厅环境', score: 2, level: 2 },
    ]);
    expect(info.survey?.[0]?.isList).toBe(true);
    expect(info.roles).toEqual(expect.arrayContaining(['overall', 'reliability', 'nps', 'comment']));
    expect(info.survey?.[0]?.questions.map(({ item }) => item)).toEqual([
      ...['overall', 'reliability', '营业厅环境', 'comment', 'nps'],
    ]);
    expect(question(info, '营业厅环境')).toMatchObject({ isOwn: true, key: '题目: 营业厅环境', answers: 1 });
  });

  it('tells who was asked and did not answer', async () => {
    await read(LIST);
    expect(db.query('SELECT customer_id, has_answer FROM survey_asked ORDER BY customer_id, has_answer')).toEqual([
      { customer_id: '1', has_answer: true },
      { customer_id: '2', has_answer: true },
      { customer_id: '2', has_answer: true },
      { customer_id: '3', has_answer: false },
    ]);
  });

  it('loses no answer to a question asked twice on one day', async () => {
    await read([
      ['户号', '调查日期', '题目', '得分'],
      ['1', '2024-05-01', '总体满意度', '5'],
      ['1', '2024-05-01', '总体满意度', '1'],
    ]);
    expect(overall()).toEqual([5, 1]);
  });

  it('takes a question for what a person says it is', async () => {
    await read(LIST, { '题目: 营业厅环境': { as: 'staff' }, '题目: 您对供电可靠性是否满意？': { as: 'own' } });
    expect(db.query('SELECT staff, reliability FROM survey WHERE staff IS NOT NULL ORDER BY staff')).toEqual([
      { staff: 2, reliability: null },
    ]);
    expect(db.query("SELECT item FROM survey_item WHERE item NOT IN ('overall', 'staff') ORDER BY item")).toEqual([
      { item: '您对供电可靠性是否满意？' },
    ]);
  });
});

describe('a column an item', () => {
  it('keeps columns of scores that are no item of ours, but no ages and counts', async () => {
    const info = await read([
      ['户号', '调查日期', '满意度', '营业厅环境', '年龄', '联系次数'],
      ['1', '2024-05-01', '5', '3', '9', '2'],
      ['2', '2024-05-01', '4', '', '8', '1'],
    ]);
    expect(db.query("SELECT customer_id, item, score FROM survey_item WHERE item <> 'overall' ORDER BY 1")).toEqual([
      { customer_id: '1', item: '营业厅环境', score: 3 },
    ]);
    expect(info.survey?.[0]?.questions.map(({ item }) => item)).toEqual(['overall', '营业厅环境']);
  });
});

describe('scales', () => {
  const column = (scores: readonly string[]): Row[] => [
    ['户号', '调查日期', '满意度'],
    ...scores.map((score, i) => [String(i), '2024-05-01', score]),
  ];
  const chosen = (choice: ScoreChoices[string]): ScoreChoices => ({ 满意度: choice });

  it('is unsure when all answers are 5, and takes the scale that a person sets', async () => {
    const guessed = await read(column(['5', '5', '5']));
    expect(question(guessed, 'overall')).toMatchObject({ isUnsure: true, scale: { lo: 1, hi: 5 } });
    expect(top2()).toEqual([true, true, true]);
    const set = await read(column(['5', '5', '5']), chosen({ lo: 1, hi: 10 }));
    expect(question(set, 'overall')).toMatchObject({ isUnsure: false, isChosen: true });
    expect(top2()).toEqual([false, false, false]);
    expect(db.query("SELECT DISTINCT level FROM survey_item WHERE item = 'overall' ORDER BY 1")).toEqual([{ level: 3 }]);
  });

  it('turns a scale whose best score is 1', async () => {
    await read(column(['1', '2', '6']), chosen({ lo: 1, hi: 6, reversed: true }));
    expect(overall()).toEqual([6, 5, 1]);
    expect(top2()).toEqual([true, true, false]);
  });

  it('counts scores beyond a chosen scale as not given, and says so', async () => {
    const info = await read(column(['5', '4', '99']), chosen({ lo: 1, hi: 5 }));
    expect(overall()).toEqual([5, 4]);
    expect(question(info, 'overall')).toMatchObject({ answers: 2, unread: 1 });
    expect(info.problems.find(({ code }) => code === 'values_unreadable')?.text.en).toContain('"99" (1)');
  });

  it('has five levels: boxes by their middles, fifths of a hundred', async () => {
    const levels = async (scores: readonly string[], lo: number, hi: number): Promise<unknown[]> => {
      await read(column(scores), chosen({ lo, hi }));
      return db.query("SELECT level FROM survey_item WHERE item = 'overall' ORDER BY answer_id").map((row) => row['level']);
    };
    expect(await levels(['1', '2', '3', '4', '5'], 1, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(await levels(['1', '2', '3', '4', '5', '6', '7'], 1, 7)).toEqual([1, 2, 2, 3, 4, 4, 5]);
    expect(await levels(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'], 0, 10)).toEqual([
      1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5,
    ]);
    expect(await levels(['1', '2', '3', '4'], 1, 4)).toEqual([1, 2, 4, 5]);
    expect(await levels(['19', '50', '95'], 0, 100)).toEqual([1, 3, 5]);
  });
});

describe('words', () => {
  const column = (answers: readonly string[], header = '满意度'): Row[] => [
    ['户号', '调查日期', header],
    ...answers.map((answer, i) => [String(i), '2024-05-01', answer]),
  ];

  it('of both languages, and stars, are scores', async () => {
    await read(column(['非常满意', '很满意', '满意', '基本满意', '一般', '不满意', '很不满意']));
    expect(overall()).toEqual([5, 5, 4, 3, 3, 2, 1]);
    await read(column(['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied']));
    expect(overall()).toEqual([5, 4, 3, 2, 1]);
    await read(column(['★★★★★', '★★★☆☆', '★', '4星', '二星', '3 stars', '5/5']));
    expect(overall()).toEqual([5, 3, 1, 4, 2, 3, 5]);
  });

  it('of yes and no are a scale of two', async () => {
    const info = await read(column(['是', '否', '是'], '是否满意'));
    expect(overall()).toEqual([1, 0, 1]);
    expect(top2()).toEqual([true, false, true]);
    expect(question(info, 'overall')?.scale).toEqual({ lo: 0, hi: 1, reversed: false });
    expect(info.facts.find(({ name }) => name === 'csat_top2')?.definition?.en).toContain('is 1 or better');
  });

  it('that nobody knows are told with their number, and count once a person gave them a score', async () => {
    const rows = column(['满意', '还行', '还行', '拒访']);
    const info = await read(rows);
    expect(overall()).toEqual([4]);
    expect(info.problems.find(({ code }) => code === 'values_unreadable')).toMatchObject({ count: 3 });
    expect(question(info, 'overall')?.words.slice(0, 2)).toEqual([
      { word: '还行', n: 2, score: null, isSaid: false },
      { word: '拒访', n: 1, score: null, isSaid: false },
    ]);
    const told = await read(rows, { 满意度: { words: { 还行: 3, 拒访: null } } });
    expect(overall()).toEqual([4, 3, 3]);
    expect(question(told, 'overall')).toMatchObject({ answers: 3, unread: 0 });
    expect(told.problems.filter(({ code }) => code === 'values_unreadable')).toEqual([]);
    expect(db.query('SELECT count(*) FILTER (NOT has_answer)::INTEGER AS n FROM survey_asked ORDER BY n')).toEqual([{ n: 1 }]);
  });
});
