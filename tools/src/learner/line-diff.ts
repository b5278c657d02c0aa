import { diffArrays } from "diff";

const plain = { mark: "  ", color: "" };
const yoursOnly = { mark: "- ", color: "\u001b[31m" };
const solutionOnly = { mark: "+ ", color: "\u001b[32m" };

/** Two texts as one, line by line: `-` is only in yours, `+` only in the solution. */
export function diffText(yours: string, solution: string, colored: boolean): string {
  return diffArrays(yours.split("\n"), solution.split("\n"))
    .flatMap(({ value, added, removed }) => {
      const { mark, color } = removed ? yoursOnly : added ? solutionOnly : plain;
      const lines = value.map((line) => `${mark}${line}`.trimEnd());
      return colored && color !== "" ? lines.map((line) => `${color}${line}\u001b[0m`) : lines;
    })
    .join("\n");
}
