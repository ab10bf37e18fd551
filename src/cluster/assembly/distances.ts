/** Owns squared Euclidean distances, four floats at a time; `rowBytes` is a multiple of 16. */

function sumOf(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3));
}

/** Squared distance of two rows; four sums at once, because one would wait for itself. */
export function squared(a: usize, b: usize, rowBytes: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let offset: usize = 0;
  const whole = rowBytes & ~63;
  for (; offset < whole; offset += 64) {
    const d0 = f32x4.sub(v128.load(a + offset), v128.load(b + offset));
    const d1 = f32x4.sub(v128.load(a + offset, 16), v128.load(b + offset, 16));
    const d2 = f32x4.sub(v128.load(a + offset, 32), v128.load(b + offset, 32));
    const d3 = f32x4.sub(v128.load(a + offset, 48), v128.load(b + offset, 48));
    s0 = f32x4.add(s0, f32x4.mul(d0, d0));
    s1 = f32x4.add(s1, f32x4.mul(d1, d1));
    s2 = f32x4.add(s2, f32x4.mul(d2, d2));
    s3 = f32x4.add(s3, f32x4.mul(d3, d3));
  }
  for (; offset < rowBytes; offset += 16) {
    const d0 = f32x4.sub(v128.load(a + offset), v128.load(b + offset));
    s0 = f32x4.add(s0, f32x4.mul(d0, d0));
  }
  return sumOf(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/** Squared distances of a row to four centres that follow each other. */
export function squaredFour(row: usize, c0: usize, rowBytes: usize): v128 {
  const c1 = c0 + rowBytes;
  const c2 = c1 + rowBytes;
  const c3 = c2 + rowBytes;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let offset: usize = 0; offset < rowBytes; offset += 16) {
    const x = v128.load(row + offset);
    const d0 = f32x4.sub(x, v128.load(c0 + offset));
    const d1 = f32x4.sub(x, v128.load(c1 + offset));
    const d2 = f32x4.sub(x, v128.load(c2 + offset));
    const d3 = f32x4.sub(x, v128.load(c3 + offset));
    s0 = f32x4.add(s0, f32x4.mul(d0, d0));
    s1 = f32x4.add(s1, f32x4.mul(d1, d1));
    s2 = f32x4.add(s2, f32x4.mul(d2, d2));
    s3 = f32x4.add(s3, f32x4.mul(d3, d3));
  }
  // Four sums of four lanes become four lanes with one sum each.
  const low = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
  const high = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7));
}

/** The least of four floats. */
export function leastOf(values: v128): f32 {
  const half = f32x4.pmin(values, v128.shuffle<f32>(values, values, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmin(half, v128.shuffle<f32>(half, half, 1, 0, 3, 2)), 0);
}

/** The least of four labels. */
export function leastLabel(labels: v128): i32 {
  const half = i32x4.min_s(labels, v128.shuffle<i32>(labels, labels, 2, 3, 0, 1));
  return i32x4.extract_lane(i32x4.min_s(half, v128.shuffle<i32>(half, half, 1, 0, 3, 2)), 0);
}
