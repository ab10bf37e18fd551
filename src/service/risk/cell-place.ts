/** Owns how a cell of value against risk is named in options: "A high". */
import { RISK_LEVELS, type RiskLevel } from '../../tag/risk/risk';
import { VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';

export interface CellPlace {
  readonly tier: ValueTier;
  readonly level: RiskLevel;
}

/** null for what is no cell. */
export function placeOf(cell: string): CellPlace | null {
  const [tierText, levelText] = cell.split(' ');
  const tier = VALUE_TIERS.find((one) => one === tierText);
  const level = RISK_LEVELS.find((one) => one === levelText);
  return tier === undefined || level === undefined ? null : { tier, level };
}

export function nameOf({ tier, level }: CellPlace): string {
  return `${tier} ${level}`;
}
