/** Owns the one interface behind which every segmentation method stands. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import type { Sql } from '../sql/sql';

/** A control generated on the page. Values are plain JSON. */
export type ParamSpec =
  | { readonly id: string; readonly text: Text; readonly kind: 'field'; readonly of: 'category' | 'number' }
  | {
      readonly id: string;
      readonly text: Text;
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit?: Text;
    }
  | {
      readonly id: string;
      readonly text: Text;
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly text: Text }[];
    };

export type Params = Readonly<Record<string, string | number>>;

/** One segment, in the order in which it is listed, coloured and drawn. */
export interface SegmentInfo {
  /** The value in `segment.segment`. */
  readonly key: string;
  readonly text: Text;
  /** Index into the palette; the same segment keeps it on every chart. -1 is the neutral colour of "other" and "missing". */
  readonly colour: number;
  /** Why a customer is in it, one sentence. */
  readonly rule: Text;
}

/**
 * A method writes nothing itself: it returns statements that leave the table `segment`
 * (customer_id VARCHAR, segment VARCHAR, reason VARCHAR), one row for each row of customer_facts, no NULL segment.
 * `reason` holds the values that decided, as `field=value` pairs.
 */
export interface SegmentMethod {
  readonly id: string;
  readonly text: Text;
  readonly description: Text;
  params(model: ModelInfo): readonly ParamSpec[];
  /** Sensible values for this data; used for whatever the saved choice lacks. */
  defaults(model: ModelInfo): Params;
  /** Names of facts that must be there under these parameters. */
  needs(params: Params): readonly string[];
  build(params: Params, model: ModelInfo): Sql[];
  /** Statement after `build` whose rows (segment, customers), in order of display, `describe` turns into SegmentInfo. */
  list(params: Params): Sql;
  describe(keys: readonly string[], params: Params, model: ModelInfo): SegmentInfo[];
}
