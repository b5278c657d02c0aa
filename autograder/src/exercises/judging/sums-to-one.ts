import type { TensorData } from "../../data/data";
import type { Verdict } from "../exercise";
import { numberAt } from "./close-to";
import type { TensorForm } from "./reading";
import { agree, float32 } from "./tolerances";
import { failed, passed } from "./verdict";
import { capitalised, inWords, positionInWords } from "./wording";

/**
 * Passes when each row along the last axis is a distribution: nothing below 0, and a sum of 1.
 * A tensor whose rows are all alike is refused, since a constant would pass without any attention.
 */
export function sumsToOne(tensor: TensorData, { what, axes }: TensorForm): Verdict {
  const rowLength = tensor.shape[tensor.shape.length - 1] ?? 0;
  const numRows = rowLength === 0 ? 0 : tensor.values.length / rowLength;
  if (numRows === 0) return failed(`${capitalised(what)}: there are no numbers.`);
  for (let row = 0; row < numRows; row++) {
    const values = Array.from({ length: rowLength }, (_, i) =>
      numberAt(tensor, row * rowLength + i),
    );
    const at = positionInWords(row, tensor.shape.slice(0, -1), axes);
    const sum = values.reduce((total, value) => total + value, 0);
    if (!agree(sum, 1, float32)) {
      const message = `${capitalised(what)}: the row at ${at} does not sum to 1.`;
      return failed(message, "1", inWords(sum));
    }
    const negative = values.find((value) => value < 0);
    if (negative !== undefined) {
      return failed(`${capitalised(what)}: a negative weight at ${at}.`, "≥ 0", inWords(negative));
    }
  }
  if (tensor.values.every((value) => agree(value, numberAt(tensor, 0), float32))) {
    return failed(
      `${capitalised(what)}: all are equal, whatever the input.`,
      "weights that differ",
    );
  }
  return passed;
}
