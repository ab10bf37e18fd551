/** Owns which interruptions the tab counts, as kept in the workspace. */
import { MOMENTARY_MINUTES, OUTAGE_KINDS, USUAL_OUTAGES, type OutageChoice } from '../../../service/reliability/outage-choice';

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
