/** Owns the one interface behind which every segmentation method stands. */
import type { ClusterCall } from '../cluster/cluster-client';
import type { ClusterJob, JobResult } from '../cluster/cluster-jobs';
import type { Runner } from '../engine/engine';
import type { Text } from '../lib/text';
import type { TableBefore } from '../model/build-facts-before';
import type { ModelInfo } from '../model/model-info';
import type { Sql } from '../sql/sql';
import type { Risk } from '../tag/risk/risk';
import type { Tag } from '../tag/tag';

/** Plain JSON, so that undo, saving and sharing come free. */
export type ParamValue = string | number | boolean | null | readonly ParamValue[] | { readonly [key: string]: ParamValue };
export type Params = Readonly<Record<string, ParamValue>>;

interface SpecBase {
  readonly id: string;
  readonly text: Text;
  /** One sentence for who does not know the word. */
  readonly hint?: Text;
  /** Shown only while this holds. */
  readonly when?: (params: Params) => boolean;
}

/** Facts that a control offers; `additive` are numbers whose sum over customers means something. */
export type FieldKind = 'category' | 'number' | 'additive';

/** A control generated on the page. */
export type ParamSpec =
  | (SpecBase & { readonly kind: 'field'; readonly of: FieldKind })
  /** Several facts, in the order chosen. */
  | (SpecBase & { readonly kind: 'fields'; readonly of: FieldKind; readonly min: number; readonly max: number })
  | (SpecBase & {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit?: Text;
    })
  | (SpecBase & { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly text: Text }[] })
  | (SpecBase & { readonly kind: 'toggle' });

/** One segment, in the order in which it is listed, coloured and drawn. */
export interface SegmentInfo {
  /** The value in the column `segment`. */
  readonly key: string;
  readonly text: Text;
  /** Index into the palette; the same segment keeps it on every chart. -1 is the neutral colour of "other" and "missing". */
  readonly colour: number;
  /** Why a customer is in it, one sentence. */
  readonly rule: Text;
  /** Of a cluster: its middle, in numbers that another run of the same method under the same parameters gives too. */
  readonly centre?: readonly number[];
}

/** What a method found besides the segments (curve, grid, cluster profile …), for the view of that method; survives structured clone. */
export interface MethodReport {
  /** The method's id. */
  readonly kind: string;
}

/** What a method may use. Everything it needs comes through here, so that it runs the same in a page and in a test. */
export interface MethodTask {
  readonly runner: Runner;
  readonly model: ModelInfo;
  /** The table to read, one row a customer: customer_facts, or the same of an earlier time. */
  readonly facts: Sql;
  /** The table to leave: (customer_id VARCHAR, segment VARCHAR, reason VARCHAR), one row for each row of `facts`, no NULL segment. */
  readonly into: Sql;
  /** What stands for the canonical tables, and for customer_facts, at an earlier time; see earlier-tables. Absent for today. */
  readonly earlier?: readonly TableBefore[];
  /** The segments of today, of a task of an earlier time; see own-groups. Absent for a method that is not `isCapped`. */
  readonly segmentsToday?: readonly SegmentInfo[];
  /** The segments that stay in use when the method throws, as a table like `into`; absent without any. */
  readonly inUse?: Sql;
  readonly signal?: AbortSignal | undefined;
  /** Gets 0…1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Runs a clustering off this thread. @throws AppError, AbortError */
  cluster<J extends ClusterJob>(job: J, call?: ClusterCall): Promise<JobResult<J>>;
  /** The user's tags. */
  readonly tags: readonly Tag[];
  /** The user's risks; absent: the ready ones for this data. */
  readonly risks?: readonly Risk[] | null;
  /** Builds one of the user's kept segmentations into a table of its own. @throws AppError `segmentation_unknown` */
  kept(id: string): Promise<KeptResult>;
}

/** A kept segmentation, built: its table as `into` would be, and its segments with the user's names. */
export interface KeptResult {
  readonly table: Sql;
  readonly name: Text;
  readonly segments: readonly SegmentInfo[];
}

export interface MethodResult {
  readonly segments: readonly SegmentInfo[];
  readonly report: MethodReport | null;
  /** The statements that were run, for people to read. */
  readonly statements: readonly Sql[];
}

/** `reason` in the table holds the values that decided, as `field=value` pairs. */
export interface SegmentMethod {
  readonly id: string;
  readonly text: Text;
  readonly description: Text;
  /** Place among the methods; lower ones first. */
  readonly place: number;
  /** What of the task besides the data decides: a change of it runs the method again. `kept` includes the tags and risks that kept ones may read. */
  readonly reads?: 'tags' | 'risks' | 'kept';
  /** True where keys are numbers given anew at each run, as of clusters: the same key of another run is not the same segment. */
  readonly isNumbered?: true;
  /** True where only the largest groups are segments of their own: at an earlier time they are those of today. */
  isCapped?(params: Params): boolean;
  /** Controls to generate; a method may have an editor of its own for what is none of these kinds. */
  params(model: ModelInfo): readonly ParamSpec[];
  /** Sensible values for this data; used for whatever the saved choice lacks. */
  defaults(model: ModelInfo): Params;
  /** Params that are no generated control, as far as saved ones make sense; merged over the defaults. */
  read?(saved: Params, model: ModelInfo): Params;
  /** What the data lacks under these parameters, one sentence with what to add; null when it can run. */
  lacks(params: Params, model: ModelInfo): Text | null;
  /** @throws AppError, AbortError */
  run(task: MethodTask, params: Params): Promise<MethodResult>;
}
