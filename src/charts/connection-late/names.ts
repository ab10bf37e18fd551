/** Owns what a level and stage of a connection are called together. */
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { LEVELS } from '../../service/connections';
import type { LateStage } from './query';
import { levels, name, whole } from './text';

export function stageName({ level, stage }: Pick<LateStage, 'level' | 'stage'>, locale: Locale): string {
  return name[locale](
    levels[LEVELS.find((known) => known === level) ?? 'unknown'][locale],
    stage === '' ? whole[locale] : valueText(stage, locale),
  );
}
