/** A number as a learner reads it: six digits, `NaN` and `Infinity` by name. */
export function inWords(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

/** `[batch 2, numHeads 3]`, or `[2, 3]` where the axes have no names. */
export function shapeInWords(shape: readonly number[], axes?: readonly string[]): string {
  const named = axes !== undefined && axes.length === shape.length;
  return `[${shape.map((size, i) => (named ? `${axes[i]} ${size}` : String(size))).join(", ")}]`;
}

/** `batch 0, numHeads 2`: where a flat index of a row-major array lies. */
export function positionInWords(
  flatIndex: number,
  shape: readonly number[],
  axes: readonly string[],
): string {
  const position: string[] = [];
  let rest = flatIndex;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    position.unshift(`${axes[axis] ?? `axis ${axis}`} ${rest % size}`);
    rest = Math.floor(rest / size);
  }
  return position.length === 0 ? "the only number" : position.join(", ");
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
