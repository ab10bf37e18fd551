/** Owns the filter by the points of a risk: customers whose sum of points lies in a range, by the rules that it carries. */
import { fnv1a } from '../lib/fnv';
import { isText, type Text } from '../lib/text';

/** `lo` ≤ points < `hi`; null where a side is open. */
export interface PointRange {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Plain JSON. Its customers have to be in the table `finding` before it is asked, as those of a finding of data quality. */
export interface RiskFilter extends PointRange {
  readonly kind: 'risk';
  readonly field: 'customer_id';
  /** The risk as JSON, as the options of charts carry it. When its rules are changed, the filter is made anew with them (service/risk/follow-rules). */
  readonly risk: string;
  /** For its chip: "Arrears", "High (50 points or more)". */
  readonly label: Text;
  readonly detail: Text;
}

/** Under which the table `finding` holds its customers: short, as the table repeats it for each of them. */
export function riskSetName({ risk, lo, hi }: RiskFilter): string {
  return `risk ${hex(fnv1a(risk))}${hex(fnv1a(risk, 0x9e3779b9))} ${String(lo)} ${String(hi)}`;
}

/** 8 hex digits. */
function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/** Whether a saved value has the form of such a filter; whether its risk is one is for the reader of risks to say. */
export function isRiskFilter(value: Readonly<Record<string, unknown>>): boolean {
  const { kind, field, risk, lo, hi, label, detail } = value;
  const isEnd = (end: unknown): boolean => end === null || Number.isFinite(end);
  return (
    kind === 'risk' &&
    field === 'customer_id' &&
    typeof risk === 'string' &&
    isEnd(lo) &&
    isEnd(hi) &&
    isText(label) &&
    isText(detail)
  );
}
