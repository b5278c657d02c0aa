/** A table of marks or times cannot be taken as it is: each problem in a line of its own. */
export class MarksError extends Error {
  override readonly name = "MarksError";

  constructor(
    where: string,
    readonly problems: readonly string[],
  ) {
    const shown = problems.slice(0, mostProblems);
    const left = problems.length - shown.length;
    super(
      [...shown, ...(left > 0 ? [`and ${left} more`] : [])]
        .map((problem) => `${where}: ${problem}`)
        .join("\n"),
    );
  }
}

const mostProblems = 20;
