/**
 * Owns the products of four rows with all centres at once, so that what is loaded is used several times: x·c − |c|²/2, which is largest for the
 * nearest centre. Centres lie turned, groups of eight and at most one of four: the values of a group's first column, then of its second …
 */

/** A centre that only fills its group: its product is least. */
const NEVER: f32 = -3e38;

/** Turns `count` centres of `paddedCount`, a multiple of four, and writes −|c|²/2 of each; gives the largest |c|². */
export function turn(centres: usize, count: i32, paddedCount: i32, rowBytes: usize, turned: usize, starts: usize): f32 {
  let most: f32 = 0;
  for (let j: i32 = 0; j < paddedCount; j++) {
    const group = j & ~7;
    const groupBytes = (<usize>min(8, paddedCount - group)) << 2;
    let to = turned + <usize>group * rowBytes + ((<usize>(j & 7)) << 2);
    let square: f64 = 0;
    for (let offset: usize = 0; offset < rowBytes; offset += 4) {
      const value: f32 = j < count ? load<f32>(centres + <usize>j * rowBytes + offset) : 0;
      square += <f64>value * <f64>value;
      store<f32>(to, value);
      to += groupBytes;
    }
    store<f32>(starts + ((<usize>j) << 2), j < count ? <f32>(square * -0.5) : NEVER);
    most = max(most, <f32>square);
  }
  return most;
}

/** Products of four rows with all centres, `paddedCount` for each row. */
export function dots(
  r0: usize,
  r1: usize,
  r2: usize,
  r3: usize,
  rowBytes: usize,
  turned: usize,
  starts: usize,
  paddedCount: i32,
  to: usize,
): void {
  const stride = (<usize>paddedCount) << 2;
  const whole = (<usize>(paddedCount & ~7)) << 2;
  let centre = turned;
  for (let group: usize = 0; group < whole; group += 32) {
    let low0 = v128.load(starts + group);
    let high0 = v128.load(starts + group, 16);
    let low1 = low0;
    let low2 = low0;
    let low3 = low0;
    let high1 = high0;
    let high2 = high0;
    let high3 = high0;
    for (let offset: usize = 0; offset < rowBytes; offset += 4) {
      const low = v128.load(centre);
      const high = v128.load(centre, 16);
      let x = v128.load32_splat(r0 + offset);
      low0 = f32x4.add(low0, f32x4.mul(x, low));
      high0 = f32x4.add(high0, f32x4.mul(x, high));
      x = v128.load32_splat(r1 + offset);
      low1 = f32x4.add(low1, f32x4.mul(x, low));
      high1 = f32x4.add(high1, f32x4.mul(x, high));
      x = v128.load32_splat(r2 + offset);
      low2 = f32x4.add(low2, f32x4.mul(x, low));
      high2 = f32x4.add(high2, f32x4.mul(x, high));
      x = v128.load32_splat(r3 + offset);
      low3 = f32x4.add(low3, f32x4.mul(x, low));
      high3 = f32x4.add(high3, f32x4.mul(x, high));
      centre += 32;
    }
    const at = to + group;
    v128.store(at, low0);
    v128.store(at, high0, 16);
    v128.store(at + stride, low1);
    v128.store(at + stride, high1, 16);
    v128.store(at + 2 * stride, low2);
    v128.store(at + 2 * stride, high2, 16);
    v128.store(at + 3 * stride, low3);
    v128.store(at + 3 * stride, high3, 16);
  }
  if (whole === stride) return;
  let s0 = v128.load(starts + whole);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let offset: usize = 0; offset < rowBytes; offset += 4) {
    const four = v128.load(centre);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(r0 + offset), four));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(r1 + offset), four));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(r2 + offset), four));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(r3 + offset), four));
    centre += 16;
  }
  const at = to + whole;
  v128.store(at, s0);
  v128.store(at + stride, s1);
  v128.store(at + 2 * stride, s2);
  v128.store(at + 3 * stride, s3);
}
