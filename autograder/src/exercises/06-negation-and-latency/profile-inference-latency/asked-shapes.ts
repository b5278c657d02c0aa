import type { Observation, Verdict } from "../../exercise";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { failed, passed, type Reading, within } from "../../judging/verdict";

/** What was asked of the model: `[batch, length, calls, smallestId, largestId]` of each shape. */
export type Shape = Readonly<
  Record<"batch" | "length" | "calls" | "smallestId" | "largestId", number>
> & {
  readonly dtype: string;
};

export function shapesIn(observation: Observation, experiment: string): Reading<readonly Shape[]> {
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, "asked"), (asked) =>
      within(asList(asked, "what was asked of the model"), (list) => {
        const shapes: Shape[] = [];
        for (const item of list) {
          const numbers: Record<string, number> = {};
          for (const name of ["batch", "length", "calls", "smallestId", "largestId"]) {
            const value = fieldOf(item, name);
            if ("failure" in value) return value;
            if (typeof value.value !== "number") return { failure: failed("Not a number.") };
            numbers[name] = value.value;
          }
          const dtype = fieldOf(item, "dtype");
          if ("failure" in dtype) return dtype;
          shapes.push({ ...numbers, dtype: String(dtype.value) } as Shape);
        }
        return { value: shapes };
      }),
    ),
  );
}

export const nameOf = ({ batch, length }: Shape): string => `[${batch}, ${length}]`;

export const inOrder = (shapes: readonly Shape[]): string => shapes.map(nameOf).sort().join(", ");

/** Whether the ids of a shape's batches are words, as whole numbers. */
export function wordsFit(shape: Shape, vocabSize: number): Verdict {
  if (shape.dtype !== "int32") {
    const message = `The batch ${nameOf(shape)} is of another type: ids are whole numbers.`;
    return failed(message, "int32", shape.dtype);
  }
  const range = `ids from ${shape.smallestId} to ${shape.largestId}`;
  const wanted = `ids from 1 to ${vocabSize - 1}`;
  if (shape.smallestId < 1) {
    const message = `The batch ${nameOf(shape)} holds padding: a real note of that length has none.`;
    return failed(message, wanted, range);
  }
  if (shape.largestId < vocabSize) return passed;
  return failed(`The batch ${nameOf(shape)} holds ids that are no words.`, wanted, range);
}
