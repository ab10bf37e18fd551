/** Owns sums of rows of floats in doubles. */

/** Adds a row to the sum and the count at these places. */
export function add(sum: usize, count: usize, row: usize, rowBytes: usize): void {
  let to = sum;
  for (let offset: usize = 0; offset < rowBytes; offset += 16) {
    const x = v128.load(row + offset);
    v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(x)));
    v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 0))), 16);
    to += 32;
  }
  store<f64>(count, load<f64>(count) + 1);
}

/** Takes a row out of one sum and adds it to another. */
export function transfer(from: usize, fewer: usize, to: usize, more: usize, row: usize, rowBytes: usize): void {
  let minus = from;
  let plus = to;
  for (let offset: usize = 0; offset < rowBytes; offset += 16) {
    const x = v128.load(row + offset);
    const low = f64x2.promote_low_f32x4(x);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 0));
    v128.store(minus, f64x2.sub(v128.load(minus), low));
    v128.store(minus, f64x2.sub(v128.load(minus, 16), high), 16);
    v128.store(plus, f64x2.add(v128.load(plus), low));
    v128.store(plus, f64x2.add(v128.load(plus, 16), high), 16);
    minus += 32;
    plus += 32;
  }
  store<f64>(fewer, load<f64>(fewer) - 1);
  store<f64>(more, load<f64>(more) + 1);
}
