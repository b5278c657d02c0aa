import type { Observation } from "../../exercise";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { failed, type Reading, within } from "../../judging/verdict";

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
