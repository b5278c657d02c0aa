import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import type { StateEntry } from "./state-dict";

/** What an entry should be, for the message when it is not. */
export interface EntryForm {
  readonly where: string;
  readonly name: string;
  /** `[4 · hiddenSize, in]` */
  readonly shape: string;
}

/**
 * A weight as the other library stores it, `[out, in]` for `[in, out]`: new
 * numbers, the old ones stay.
 *
 * @throws ShapeError when it is no matrix, or its values are not all there
 */
export function transposedEntry(
  { shape, values }: StateEntry,
  form: EntryForm,
): StateEntry {
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || rows * columns !== values.length) {
    throw new ShapeError({
      where: form.where,
      expected: `${form.name} of shape ${form.shape} with all its values`,
      got: `${formatShape(shape)} with ${values.length}`,
      fix: "Was the file cut short?",
    });
  }
  const turned = Float32Array.from(values, (_, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    return values[row * columns + column] ?? 0;
  });
  return { dtype: "float32", shape: [columns, rows], values: turned };
}
