/** Owns every choice a person makes, as one plain JSON document: undo, saving and resetting follow from that. */
import { LOCALES, type Locale } from '../lib/text';
import { THEMES, type Theme } from '../lib/theme-name';
import { isEventFilter } from '../model/event-filter';
import { isRiskFilter } from '../model/risk-filter';
import { isTierFilter } from '../model/tier-filter';
import type { Filter, FilterSet } from '../model/filter';
import type { ModelInfo } from '../model/model-info';
import type { RememberedUse, TableMapping } from '../model/mapping';
import { readScoreChoices, type ScoreChoices } from '../model/survey/score-choice';
import type { KeptSegmentation, SegmentationChoice } from '../segment/segmentation';
import { readRiskJson, readRisks, type Risk } from '../tag/risk/risk';
import { readScorecard, type ScorecardChoice } from '../service/scorecard/choice';
import type { Tag } from '../tag/tag';
import { readKept, readSegmentation, readTags } from './saved-segments';

/** What the user corrected for all files of one header shape; see model/header-shape. */
export interface MappingChoice {
  readonly rowIs?: TableMapping['rowIs'];
  readonly dropTotals?: boolean;
  /** Whether columns of classes make a row of each. */
  readonly byClass?: boolean;
  /** Name of a column, or of a series of them, → use. */
  readonly uses?: Readonly<Record<string, RememberedUse>>;
  /** Question → its scale and what its words are worth. */
  readonly scores?: ScoreChoices;
}

export interface Choices {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Names, phones, addresses and customer numbers are masked until this is true. */
  readonly showPersonal: boolean;
  /** null: the best first segmentation for the data. */
  readonly segmentation: SegmentationChoice | null;
  /** Segmentations kept under a name, the oldest first. */
  readonly kept: readonly KeptSegmentation[];
  /** The user's tags; null: not yet begun, so that the library's ready ones for this data count. */
  readonly tags: readonly Tag[] | null;
  /** The user's risks; null: the ready ones for this data count. */
  readonly risks: readonly Risk[] | null;
  readonly filters: FilterSet;
  /** Chart id → its own options. */
  readonly chartOptions: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** n below which a group is hidden. */
  readonly smallGroup: number;
  /** Percent of a group's energy above which one customer's part of it hides the figure; see model/largest-share. */
  readonly largestShare: number;
  /** True shows such figures all the same, on screen and in what leaves it: for who may see each customer's energy anyway. */
  readonly showDominated: boolean;
  /** Header shape → corrections. */
  readonly mappings: Readonly<Record<string, MappingChoice>>;
  /** Check of data quality → threshold → value, where the user judges otherwise than the check by itself. */
  readonly thresholds: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Indicators, targets and weights of the scorecard; null: the first ones of the data. */
  readonly scorecard: ScorecardChoice | null;
}

/** Customers below which a group is hidden unless somebody says otherwise. */
const USUAL_SMALL_GROUP = 15;

export function defaultChoices(locale: Locale, theme: Theme): Choices {
  return {
    locale,
    theme,
    showPersonal: false,
    segmentation: null,
    kept: [],
    tags: null,
    risks: null,
    filters: {},
    chartOptions: {},
    smallGroup: USUAL_SMALL_GROUP,
    largestShare: 15,
    showDominated: false,
    mappings: {},
    thresholds: {},
    scorecard: null,
  };
}

type Counted = Pick<ModelInfo, 'grain' | 'customers'>;

/**
 * True where a region, or a class of customers in it, stands for one customer, and in a file of fewer customers than a group must usually have: whoever opened the file of one
 * plant looks at that plant. A row without a number is a person all the same, and who asks for larger groups must not see smaller ones.
 */
function hidesNobody({ smallGroup }: Choices, { grain, customers }: Counted): boolean {
  return grain === 'region' || grain === 'group' || customers < Math.min(smallGroup, USUAL_SMALL_GROUP);
}

/** Customers below which a group is hidden in this data. */
export function smallGroupOf(choices: Choices, model: Counted): number {
  return hidesNobody(choices, model) ? 1 : choices.smallGroup;
}

/** 0…1: the part of one customer in the energy of a group from which on its figures are hidden in this data; 1 hides none. */
export function largestShareOf(choices: Choices, model: Counted): number {
  return choices.showDominated || hidesNobody(choices, model) ? 1 : choices.largestShare / 100;
}

/** What was saved, as far as it still makes sense; anything else falls back to the default, field by field. */
export function readChoices(saved: unknown, fallback: Choices): Choices {
  if (!isRecord(saved)) return fallback;
  const { smallGroup, largestShare } = saved;
  return {
    locale: LOCALES.find((locale) => locale === saved['locale']) ?? fallback.locale,
    theme: THEMES.find((theme) => theme === saved['theme']) ?? fallback.theme,
    // Never restored: who opens the page next may not be the one who lifted the mask.
    showPersonal: fallback.showPersonal,
    segmentation: readSegmentation(saved['segmentation']) ?? fallback.segmentation,
    kept: readKept(saved['kept']),
    tags: readTags(saved['tags']),
    risks: readRisks(saved['risks']),
    filters: isRecord(saved['filters']) ? readFilters(saved['filters']) : fallback.filters,
    chartOptions: isRecord(saved['chartOptions']) ? readOptions(saved['chartOptions']) : fallback.chartOptions,
    smallGroup: typeof smallGroup === 'number' && smallGroup >= 1 && smallGroup <= 1000 ? smallGroup : fallback.smallGroup,
    largestShare:
      typeof largestShare === 'number' && largestShare >= 1 && largestShare <= 100 ? largestShare : fallback.largestShare,
    // As with the mask: never restored.
    showDominated: fallback.showDominated,
    mappings: isRecord(saved['mappings']) ? readMappings(saved['mappings']) : fallback.mappings,
    thresholds: isRecord(saved['thresholds']) ? readThresholds(saved['thresholds']) : fallback.thresholds,
    scorecard: readScorecard(saved['scorecard']) ?? fallback.scorecard,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function isNumbers(value: unknown): value is Record<string, number> {
  return isRecord(value) && Object.values(value).every((item) => typeof item === 'number' && Number.isFinite(item));
}

function readFilters(saved: Record<string, unknown>): FilterSet {
  return Object.fromEntries(Object.entries(saved).filter((entry): entry is [string, Filter] => isFilter(entry[1])));
}

function isFilter(value: unknown): value is Filter {
  if (!isRecord(value) || typeof value['field'] !== 'string') return false;
  if (value['kind'] === 'finding')
    return value['field'] === 'customer_id' && typeof value['check'] === 'string' && isNumbers(value['thresholds']);
  if (value['kind'] === 'event') return isEventFilter(value);
  if (value['kind'] === 'tier') return isTierFilter(value);
  if (value['kind'] === 'risk') return isRiskFilter(value) && readRiskJson(String(value['risk'])) !== null;
  if (value['kind'] === 'range') return Number.isFinite(value['lo']) && Number.isFinite(value['hi']);
  return (
    value['kind'] === 'in' &&
    Array.isArray(value['values']) &&
    value['values'].every((item) => item === null || typeof item === 'string')
  );
}

function readOptions(saved: Record<string, unknown>): Choices['chartOptions'] {
  return Object.fromEntries(
    Object.entries(saved).flatMap(([chart, options]) =>
      isRecord(options)
        ? [[chart, Object.fromEntries(Object.entries(options).filter((entry): entry is [string, string] => isScalar(entry[1])))]]
        : [],
    ),
  );
}

function readMappings(saved: Record<string, unknown>): Choices['mappings'] {
  return Object.fromEntries(
    Object.entries(saved)
      .filter((entry): entry is [string, MappingChoice] => {
        const uses = isRecord(entry[1]) ? entry[1]['uses'] : undefined;
        return (
          isRecord(entry[1]) &&
          (uses === undefined ||
            (isRecord(uses) && Object.values(uses).every((use) => isRecord(use) && typeof use['kind'] === 'string')))
        );
      })
      .map(([shape, choice]) => [
        shape,
        choice.scores === undefined ? choice : { ...choice, scores: readScoreChoices(choice.scores) },
      ]),
  );
}

/** Whether a value lies within the bounds is for the check to say, which may be another one in this version. */
function readThresholds(saved: Record<string, unknown>): Choices['thresholds'] {
  return Object.fromEntries(
    Object.entries(saved).filter((entry): entry is [string, Record<string, number>] => isNumbers(entry[1])),
  );
}
