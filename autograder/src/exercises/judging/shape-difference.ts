type Shape = readonly number[];

/**
 * What became of the axes, in one clause by their names: "numHeads and queryLen are swapped". Empty
 * where nothing more can be said than the two shapes.
 */
export function shapeDifference(observed: Shape, expected: Shape, axes: readonly string[]): string {
  const explain = [swapped, reordered, missing, added, merged, split, flat, sized];
  for (const explanation of explain) {
    const words = explanation(observed, expected, axes);
    if (words !== "") return words;
  }
  return "";
}

const same = (one: Shape, other: Shape): boolean => one.join() === other.join();
const without = (shape: Shape, axis: number): Shape => shape.filter((_, i) => i !== axis);
const places = (shape: Shape): number[] => shape.map((_, i) => i);

function swapped(observed: Shape, expected: Shape, axes: readonly string[]): string {
  if (observed.length !== expected.length) return "";
  const wrong = places(expected).filter((i) => observed[i] !== expected[i]);
  const [one, other] = wrong;
  if (wrong.length !== 2 || one === undefined || other === undefined) return "";
  const fits = observed[one] === expected[other] && observed[other] === expected[one];
  return fits ? `${axes[one]} and ${axes[other]} are swapped` : "";
}

/** Only where each size belongs to one axis: else it would be a guess. */
function reordered(observed: Shape, expected: Shape, axes: readonly string[]): string {
  const isPermutation = same([...observed].sort(ascending), [...expected].sort(ascending));
  if (!isPermutation || new Set(expected).size < expected.length) return "";
  const order = observed.map((size) => axes[expected.indexOf(size)]);
  return `the axes stand in the order ${order.join(", ")}`;
}

function ascending(one: number, other: number): number {
  return one - other;
}

function missing(observed: Shape, expected: Shape, axes: readonly string[]): string {
  if (observed.length !== expected.length - 1) return "";
  const left = places(expected).find((i) => same(without(expected, i), observed));
  if (left === undefined) return "";
  return expected[left] === 1
    ? `${axes[left]}, of size 1, is missing`
    : `${axes[left]} is missing. Was it summed or averaged away?`;
}

function added(observed: Shape, expected: Shape): string {
  if (observed.length !== expected.length + 1) return "";
  const extra = places(observed).find((i) => same(without(observed, i), expected));
  if (extra === undefined) return "";
  return `there is an axis of size ${observed[extra]} too many, at place ${extra}`;
}

/** Two axes beside each other as one. */
function merged(observed: Shape, expected: Shape, axes: readonly string[]): string {
  const first = joinedAt(expected, observed);
  return first < 0
    ? ""
    : `${axes[first]} and ${axes[first + 1]} are flattened into one axis of ${observed[first]}`;
}

/** All axes as one. */
function flat(observed: Shape, expected: Shape): string {
  const count = expected.reduce((product, size) => product * size, 1);
  const isFlat = observed.length === 1 && expected.length > 2 && observed[0] === count;
  return isFlat ? `all axes are flattened into one of ${count}` : "";
}

/** One axis as two beside each other. */
function split(observed: Shape, expected: Shape, axes: readonly string[]): string {
  const first = joinedAt(observed, expected);
  return first < 0
    ? ""
    : `${axes[first]} is still split into ${observed[first]} and ${observed[first + 1]}`;
}

/** Where two axes of `long` have to be joined to make `short`, or -1. */
function joinedAt(long: Shape, short: Shape): number {
  if (long.length !== short.length + 1) return -1;
  return places(short).findIndex((i) => {
    const product = (long[i] ?? 0) * (long[i + 1] ?? 0);
    return same([...long.slice(0, i), product, ...long.slice(i + 2)], short);
  });
}

/** One axis of another size, that of which other where it is one's. */
function sized(observed: Shape, expected: Shape, axes: readonly string[]): string {
  if (observed.length !== expected.length) return "";
  const wrong = places(expected).filter((i) => observed[i] !== expected[i]);
  const names = wrong.map((i) => axes[i]);
  const [only] = wrong;
  if (wrong.length !== 1 || only === undefined) return `${listed(names)} differ`;
  const others = places(expected).filter((i) => i !== only && expected[i] === observed[only]);
  const [other] = others;
  const like = others.length === 1 && other !== undefined ? `, as many as ${axes[other]}` : "";
  return `${axes[only]} is ${observed[only]}${like}`;
}

function listed(names: readonly (string | undefined)[]): string {
  const [last, ...others] = [...names].reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(", ")} and ${last}`;
}
