// Tests of choices on a tab: kept among the choices of the workspace, and read with care.
import { expect, it } from 'vitest';
import { TabOptions } from '../../../src/app/segments/tabs/tab-options';
import { defaultChoices, readChoices, type Choices } from '../../../src/state/choices';

function workspaceOf(choices: Choices) {
  const workspace = {
    choices,
    setChartOptions(chart: string, options: Choices['chartOptions'][string]): void {
      workspace.choices = { ...workspace.choices, chartOptions: { ...workspace.choices.chartOptions, [chart]: options } };
    },
  };
  return workspace;
}

it('gives back what was chosen, after a save too', () => {
  const fallback = defaultChoices('en', 'light');
  const workspace = workspaceOf(fallback);
  const lists = new TabOptions(workspace, 'lists');
  expect([lists.list('facts'), lists.number('seed', 1), lists.flag('withReason', true)]).toEqual([null, 1, true]);
  lists.setList('facts', ['class', 'a"b']);
  lists.set('seed', 7);
  lists.set('withReason', false);
  lists.set('sortBy', '');
  const again = new TabOptions(workspaceOf(readChoices(JSON.parse(JSON.stringify(workspace.choices)), fallback)), 'lists');
  expect(again.list('facts')).toEqual(['class', 'a"b']);
  expect([again.number('seed', 1), again.flag('withReason', true), again.text('sortBy', 'kwh_12m')]).toEqual([7, false, '']);
  expect(new TabOptions(workspace, 'profile').list('facts')).toBeNull();
});

it('takes nothing that makes no sense', () => {
  const options = { 'segments-lists': { facts: '{"a":1}', unticked: '[1,"x"]', holdOut: 90, seed: 'x', withReason: 'yes' } };
  const lists = new TabOptions(workspaceOf({ ...defaultChoices('en', 'light'), chartOptions: options }), 'lists');
  expect([lists.list('facts'), lists.list('unticked')]).toEqual([null, ['x']]);
  expect([lists.number('holdOut', 0, 0, 50), lists.number('seed', 1), lists.flag('withReason', true)]).toEqual([0, 1, true]);
});
