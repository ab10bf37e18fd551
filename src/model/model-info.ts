/** Owns the description of a built model: what there is to ask for, in plain data that any layer may read. */
import type { Problem } from '../intake/raw-table';
import type { Text } from '../lib/text';
import type { Scale } from './survey/scale';

export type FactFamily = 'social' | 'value' | 'behaviour';

/** One column of customer_facts that has at least one value. */
export interface FactField {
  /** Column name; a role's id, a derived measure's id, or an attribute under its own (sanitised) name. */
  readonly name: string;
  readonly text: Text;
  readonly kind: 'category' | 'number' | 'date';
  readonly family: FactFamily;
  readonly unit?: Text;
  /** True for a number whose sum over customers says something: kWh, yuan, people, but no price, share or age. */
  readonly additive?: boolean;
  /** How a derived measure is made, one sentence with its window and formula. */
  readonly definition?: Text;
  /** Customers with a value. */
  readonly known: number;
  /** Distinct values of a category; 0 for others. */
  readonly distinct: number;
  /** Smallest and largest of a number (dates: ms); NaN-free; absent for categories. */
  readonly range?: readonly [number, number];
}

/** What only a look at all rows of a table tells about its columns. */
export interface TableReading {
  /** Columns of text in which 01/02/2024 is the second of January. */
  readonly monthFirst: readonly string[];
  /** Columns that were to be attributes of the customer and differ between its rows. */
  readonly varying: readonly string[];
}

/** How the answers to one question were read. */
export interface QuestionReading {
  /** Under which a person's choice about it is kept. */
  readonly key: string;
  /** Role id; its own name where it is none. */
  readonly item: string;
  readonly isOwn: boolean;
  /** In a list of answers, what the column of questions says; null where the question is a column. */
  readonly value: string | null;
  readonly scale: Scale;
  /** The scale was chosen by a person. */
  readonly isChosen: boolean;
  /** The scores do not tell the scale: its best score was never given, or all are the same. */
  readonly isUnsure: boolean;
  readonly answers: number;
  /** Answers that are no score on the scale. */
  readonly unread: number;
  /** Different values, the unread ones first; score null: none. `isSaid`: a person said so. */
  readonly words: readonly {
    readonly word: string;
    readonly n: number;
    readonly score: number | null;
    readonly isSaid: boolean;
  }[];
}

/** How the answers of one table were read. */
export interface SurveyReading {
  /** RawTable.name */
  readonly table: string;
  readonly file: string;
  /** One row is one answer to one question. */
  readonly isList: boolean;
  readonly questions: readonly QuestionReading[];
}

export interface ModelInfo {
  /** New with every build; part of every cache key. */
  readonly loadId: number;
  readonly customers: number;
  /** Rows of each canonical table, of customer_facts and load_shape. */
  readonly rows: Readonly<Record<string, number>>;
  readonly facts: readonly FactField[];
  /** Roles that some column plays; what `needs` is checked against. */
  readonly roles: readonly string[];
  /** First and last day covered by usage or readings, yyyy-MM-dd; null without either. */
  readonly period: readonly [string, string] | null;
  /**
   * First days of the first and the last complete month of usage, yyyy-MM-dd: what "the last n months" counts back from; null (or absent)
   * without monthly data.
   */
  readonly completeMonths?: readonly [first: string, last: string] | null;
  /** Months before and after them that hold less than half of a usual one, yyyy-MM-dd: in `usage`, but in no yearly figure. */
  readonly incompleteMonths?: readonly string[];
  /** Set where no file has monthly consumption and `usage` is made of the readings. */
  readonly monthsFrom?: 'readings';
  /** How the columns of the raw tables were read, for who reads them again; by RawTable.name. */
  readonly reading?: Readonly<Record<string, TableReading>>;
  /** Slots a day of load_shape: 24, 48 or 96; 0 without readings. */
  readonly slotsPerDay: number;
  /** What stands for a customer where the export has no customer id: a region, a class of customers (of a region), or a row. */
  readonly grain: 'customer' | 'region' | 'group' | 'row';
  /** True where columns of readings are a customer each, by the number at their head. */
  readonly hasHeads?: boolean;
  /** True where the view `usage_day` is nothing but the lists of `usage_series`, with no day of a customer in two of them. */
  readonly hasDaySeries?: boolean;
  /** How satisfaction was read, a table of answers each; absent or empty without one. */
  readonly survey?: readonly SurveyReading[];
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
}

/** The field of that name, or undefined when the data does not have it. */
export function factField(model: ModelInfo, name: string): FactField | undefined {
  return model.facts.find((field) => field.name === name);
}
