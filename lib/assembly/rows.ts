/** Adds the bias to each row, in place. */
export function addBiasToRows(
  x: usize,
  bias: usize,
  rows: i32,
  columns: i32,
): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const start = x + <usize>row * rowBytes;
    addTo(start, bias, columns);
  }
}

/**
 * Writes the sum of all rows, which are added up in double precision.
 *
 * @param totals room for `columns` doubles
 */
export function sumRows(
  x: usize,
  sum: usize,
  totals: usize,
  rows: i32,
  columns: i32,
): void {
  const rowBytes = (<usize>columns) << 2;
  memory.fill(totals, 0, rowBytes << 1);
  let row: i32 = 0;
  for (; row <= rows - 4; row += 4) {
    addFourRows(x + <usize>row * rowBytes, rowBytes, totals, columns);
  }
  for (; row < rows; row++) addRow(x + <usize>row * rowBytes, totals, columns);
  for (let i = 0; i < columns; i++) {
    const at = (<usize>i) << 2;
    store<f32>(sum + at, <f32>load<f64>(totals + (at << 1)));
  }
}

function addFourRows(
  x: usize,
  rowBytes: usize,
  totals: usize,
  columns: i32,
): void {
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    const at = (<usize>i) << 2;
    const first = v128.load(x + at);
    const second = v128.load(x + rowBytes + at);
    const third = v128.load(x + rowBytes * 2 + at);
    const fourth = v128.load(x + rowBytes * 3 + at);
    const low = f64x2.add(
      f64x2.add(lowDoubles(first), lowDoubles(second)),
      f64x2.add(lowDoubles(third), lowDoubles(fourth)),
    );
    const high = f64x2.add(
      f64x2.add(highDoubles(first), highDoubles(second)),
      f64x2.add(highDoubles(third), highDoubles(fourth)),
    );
    const to = totals + (at << 1);
    v128.store(to, f64x2.add(v128.load(to), low));
    v128.store(to + 16, f64x2.add(v128.load(to + 16), high));
  }
  for (; i < columns; i++) {
    const at = x + ((<usize>i) << 2);
    let rest: f64 = load<f32>(at);
    rest += <f64>load<f32>(at + rowBytes);
    rest += <f64>load<f32>(at + rowBytes * 2);
    rest += <f64>load<f32>(at + rowBytes * 3);
    const to = totals + ((<usize>i) << 3);
    store<f64>(to, load<f64>(to) + rest);
  }
}

function addRow(x: usize, totals: usize, columns: i32): void {
  for (let i = 0; i < columns; i++) {
    const to = totals + ((<usize>i) << 3);
    store<f64>(to, load<f64>(to) + <f64>load<f32>(x + ((<usize>i) << 2)));
  }
}

function lowDoubles(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

function highDoubles(x: v128): v128 {
  return f64x2.promote_low_f32x4(
    i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
}

/** Adds the numbers at `from` to those at `to`. */
function addTo(to: usize, from: usize, length: i32): void {
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at));
  }
}

/** Swaps the middle axes: x `[batch, m, n, block]` to y `[batch, n, m, block]`. */
export function swapMiddleAxes(
  x: usize,
  y: usize,
  batch: i32,
  m: i32,
  n: i32,
  block: i32,
): void {
  const blockBytes = (<usize>block) << 2;
  let from = x;
  for (let item = 0; item < batch; item++) {
    const start = y + <usize>item * <usize>(m * n) * blockBytes;
    for (let row = 0; row < m; row++) {
      let to = start + <usize>row * blockBytes;
      for (let column = 0; column < n; column++) {
        copyFloats(from, to, block);
        from += blockBytes;
        to += <usize>m * blockBytes;
      }
    }
  }
}

function copyFloats(from: usize, to: usize, length: i32): void {
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    v128.store(to + at, v128.load(from + at));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    store<f32>(to + at, load<f32>(from + at));
  }
}

/**
 * Adds each row of x to the row of `sums` that its id names; ids outside name
 * none.
 */
export function addRowsById(
  x: usize,
  ids: usize,
  sums: usize,
  rows: i32,
  columns: i32,
  numSums: i32,
): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const id = load<i32>(ids + ((<usize>row) << 2));
    if (id < 0 || id >= numSums) continue;
    addTo(sums + <usize>id * rowBytes, x + <usize>row * rowBytes, columns);
  }
}
