/** Owns which interruptions the tab counts, as kept in the workspace. */
import { withoutChoices } from '../../../model/filter';
import { MOMENTARY_MINUTES, OUTAGE_KINDS, USUAL_OUTAGES, type OutageChoice } from '../../../service/reliability/outage-choice';
import type { Choices } from '../../../state/choices';

/** Under which they are kept among the options of charts. */
export const OUTAGE_OPTIONS = 'service-reliability';

/** What was kept, with the usual for the rest. */
export function readOutageOptions(saved: Readonly<Record<string, string | number | boolean>> | undefined): OutageChoice {
  const { kind, momentary, majorDays } = saved ?? {};
  return {
    kind: OUTAGE_KINDS.find((one) => one === kind) ?? USUAL_OUTAGES.kind,
    momentary: MOMENTARY_MINUTES.find((one) => one === momentary) ?? USUAL_OUTAGES.momentary,
    majorDays: typeof majorDays === 'boolean' ? majorDays : USUAL_OUTAGES.majorDays,
  };
}

/** Charts whose filters hold which interruptions count; the last of them filters nothing without major event days. */
const FILTERING = ['outage-causes', 'outage-months', 'outage-cemi'] as const;

/** The change from one choice to another: a filter by interruptions that no longer count is given up, as its mark is not what it was. */
export function changedOutages(
  { chartOptions, filters }: Pick<Choices, 'chartOptions' | 'filters'>,
  before: OutageChoice,
  after: OutageChoice,
): Pick<Choices, 'chartOptions' | 'filters'> {
  const isSame = after.kind === before.kind && after.momentary === before.momentary;
  const gone = !isSame ? FILTERING : after.majorDays === before.majorDays ? [] : (['outage-cemi'] as const);
  return { chartOptions: { ...chartOptions, [OUTAGE_OPTIONS]: { ...after } }, filters: withoutChoices(filters, gone) };
}
