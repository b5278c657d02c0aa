/** One line of a comparison: in both texts, or only in one of them. */
export interface DiffLine {
  readonly where: "both" | "yours" | "solution";
  readonly text: string;
}

/** The two texts line by line, with the longest common run of lines kept together. */
export function diffLines(yours: string, solution: string): DiffLine[] {
  const [left, right] = [yours.split("\n"), solution.split("\n")];
  const common = commonLengths(left, right);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [mine, theirs] = [left[i], right[j]];
    if (mine !== undefined && mine === theirs) {
      lines.push({ where: "both", text: mine });
      i += 1;
      j += 1;
    } else if (mine !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? -1)) {
      lines.push({ where: "yours", text: mine });
      i += 1;
    } else if (theirs !== undefined) {
      lines.push({ where: "solution", text: theirs });
      j += 1;
    } else break;
  }
  return lines;
}

/** `[i][j]`: how many lines `left` from line i and `right` from line j have in common, in order. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const [row, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const same = left[i] === right[j];
      row[j] = same ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

const marks = { both: "  ", yours: "- ", solution: "+ " } as const;
const colors = { both: "", yours: "\u001b[31m", solution: "\u001b[32m" } as const;

/** The comparison as text: `-` is only in yours, `+` only in the solution. */
export function diffText(lines: readonly DiffLine[], colored: boolean): string {
  return lines
    .map(({ where, text }) => {
      const line = `${marks[where]}${text}`.trimEnd();
      return colored && where !== "both" ? `${colors[where]}${line}\u001b[0m` : line;
    })
    .join("\n");
}
