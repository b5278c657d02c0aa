import type { Data, TensorData } from "../../data/data";
import { asList, kindOf, type TensorForm } from "./reading";
import { failed, type Reading, within } from "./verdict";
import { capitalised } from "./wording";

/** A returned list of numbers, to be compared like a tensor with one axis. */
export function asNumbers(data: Data, form: TensorForm): Reading<TensorData> {
  return within(asList(data, form.what), (list) => {
    const [axis = "number"] = form.axes;
    return within(numbersIn(list, form.what, axis), (numbers) => ({
      value: tensorOf([numbers.length], numbers),
    }));
  });
}

/** A returned table, a list of rows of equal length, to be compared like a tensor with two axes. */
export function asTable(data: Data, form: TensorForm): Reading<TensorData> {
  return within(asList(data, form.what), (list) => {
    const [rowAxis = "row", columnAxis = "column"] = form.axes;
    const numbers: number[] = [];
    let width: number | undefined;
    for (const [i, item] of list.entries()) {
      const what = `${form.what} at ${rowAxis} ${i}`;
      const row = within(asList(item, what, width), (cells) => numbersIn(cells, what, columnAxis));
      if ("failure" in row) return row;
      width = row.value.length;
      numbers.push(...row.value);
    }
    return { value: tensorOf([list.length, width ?? 0], numbers) };
  });
}

function numbersIn(list: readonly Data[], what: string, axis: string): Reading<number[]> {
  const i = list.findIndex((item) => typeof item !== "number");
  if (i < 0) return { value: list.filter((item): item is number => typeof item === "number") };
  const message = `${capitalised(what)}: expected a number at ${axis} ${i}, got ${kindOf(list[i])}.`;
  return { failure: failed(message, "a number", kindOf(list[i])) };
}

const tensorOf = (shape: readonly number[], numbers: readonly number[]): TensorData => ({
  dtype: "float32",
  shape,
  values: Float32Array.from(numbers),
});
