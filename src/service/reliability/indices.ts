/** Owns the indices of continuity of supply as IEEE 1366 and DL/T 836 define them, from sums over customers. */

export interface ReliabilitySums {
  /** Customers served. */
  readonly customers: number;
  /** Customer-interruptions and customer-minutes, of sustained interruptions in the period. */
  readonly interruptions: number;
  readonly minutes: number;
}

export interface Indices {
  /** Minutes a customer (户均停电时间). */
  readonly saidi: number;
  /** Interruptions a customer (户均停电次数). */
  readonly saifi: number;
  /** Minutes an interruption (每次停电平均时长); NaN without any. */
  readonly caidi: number;
  /** 0…1, the share of the period with supply (供电可靠率). */
  readonly asai: number;
}

const MINUTES_OF_DAY = 1440;

/** All NaN without customers. @param days length of the period */
export function indicesOf({ customers, interruptions, minutes }: ReliabilitySums, days: number): Indices {
  if (!(customers > 0)) return { saidi: NaN, saifi: NaN, caidi: NaN, asai: NaN };
  return {
    saidi: minutes / customers,
    saifi: interruptions / customers,
    caidi: interruptions > 0 ? minutes / interruptions : NaN,
    asai: days > 0 ? 1 - minutes / (customers * days * MINUTES_OF_DAY) : NaN,
  };
}

export function addSums(parts: readonly ReliabilitySums[]): ReliabilitySums {
  return parts.reduce(
    (sum, part) => ({
      customers: sum.customers + part.customers,
      interruptions: sum.interruptions + part.interruptions,
      minutes: sum.minutes + part.minutes,
    }),
    { customers: 0, interruptions: 0, minutes: 0 },
  );
}
