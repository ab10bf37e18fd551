/** Owns plain numbers and dates in AssemblyScript; as the functions of the same names in pack-column.ts have them. */

const DOT: u32 = 46 - 48;
const MINUS: u32 = 45;
const ZERO: u32 = 48;
const LONGEST_INTEGER: usize = 15;
const MS_A_DAY: i64 = 86_400_000;

/** Stands for whatever needs a closer look; NaN where the result is a double. */
export const NOT_PLAIN: i64 = i64.MIN_VALUE;

/** Powers of ten, each a double without error. */
const POWERS = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]);

export function plainNumber(from: usize, to: usize): f64 {
  const negative = from < to && <u32>load<u8>(from) === MINUS;
  const first = from + usize(negative);
  if (to - first > LONGEST_INTEGER + 1) return NaN;
  let value: i64 = 0;
  let point: usize = 0;
  for (let i = first; i < to; i++) {
    const digit = <u32>load<u8>(i) - ZERO;
    if (digit <= 9) value = value * 10 + <i64>digit;
    else if (digit === DOT && point === 0) point = i;
    else return NaN;
  }
  const digits = to - first - usize(point !== 0);
  if (digits === 0 || digits > LONGEST_INTEGER || point === first) return NaN;
  if (<u32>load<u8>(first) === ZERO && digits > 1 && point !== first + 1) return NaN;
  let result = <f64>value;
  if (point !== 0) result /= load<f64>(POWERS + ((to - point - 1) << 3));
  return negative ? 0 - result : result;
}

export function plainInteger(from: usize, to: usize): i64 {
  const negative = from < to && <u32>load<u8>(from) === MINUS;
  const first = from + usize(negative);
  const length = to - first;
  if (length === 0 || length > LONGEST_INTEGER || (length > 1 && <u32>load<u8>(first) === ZERO)) return NOT_PLAIN;
  let value: i64 = 0;
  for (let i = first; i < to; i++) {
    const digit = <u32>load<u8>(i) - ZERO;
    if (digit > 9) return NOT_PLAIN;
    value = value * 10 + <i64>digit;
  }
  return negative ? -value : value;
}

/** Two digits as a number; more than 9999 if they are not. */
function two(at: usize): i32 {
  const tens = <u32>load<u8>(at) - ZERO;
  const ones = <u32>load<u8>(at + 1) - ZERO;
  return tens <= 9 && ones <= 9 ? <i32>(tens * 10 + ones) : 1_000_000;
}

/** Milliseconds since 1970. */
export function plainDate(from: usize, to: usize): i64 {
  const length = to - from;
  if (length !== 10 && length !== 16 && length !== 19) return NOT_PLAIN;
  const separator = <u32>load<u8>(from + 4);
  if ((separator !== MINUS && separator !== 47) || <u32>load<u8>(from + 7) !== separator) return NOT_PLAIN;
  const year = two(from) * 100 + two(from + 2);
  const month = two(from + 5);
  const day = two(from + 8);
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 28) return NOT_PLAIN;
  let time: i64 = 0;
  if (length > 10) {
    const between = <u32>load<u8>(from + 10);
    if ((between !== 32 && between !== 84) || load<u8>(from + 13) !== 58 || (length === 19 && load<u8>(from + 16) !== 58))
      return NOT_PLAIN;
    const hour = two(from + 11);
    const minute = two(from + 14);
    const second = length === 19 ? two(from + 17) : 0;
    if (hour >= 24 || minute >= 60 || second >= 60) return NOT_PLAIN;
    time = <i64>(hour * 3600 + minute * 60 + second) * 1000;
  }
  // Days from civil, Howard Hinnant 2013, for years after 0.
  const y = month <= 2 ? year - 1 : year;
  const ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return <i64>(y * 365 + y / 4 - y / 100 + y / 400 + ofYear - 719_468) * MS_A_DAY + time;
}

/** Days of what plainDate gives without a time. */
export function daysOf(ms: i64): i32 {
  return <i32>(ms / MS_A_DAY);
}
