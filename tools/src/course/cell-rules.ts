const mostLines = 25;
const mostColumns = 80;

interface LineRule {
  readonly broken: RegExp;
  readonly says: string;
}

/** What the kernel cannot run, or runs otherwise than it reads. */
const lineRules: readonly LineRule[] = [
  { broken: /^export\b/, says: "a cell cannot export." },
  {
    broken: /\bawait\s*[([`]/,
    says: "the kernel only sees an await that is followed by a name: `await f(…)`.",
  },
  { broken: /^for await\b/, says: "a loop `for await` at the top of a cell does not compile." },
  {
    broken: /^(let|var)\b/,
    says: "a top-level let keeps its old value in closures when a later cell sets it: use const.",
  },
  { broken: /from "\.\.?\//, says: "a cell imports packages only, not files." },
];

/** What is wrong with a cell that is written in the course file: `line 3: …`. */
export function brokenCellRules(cell: string): string[] {
  const lines = cell.split("\n");
  const broken: string[] = [];
  if (lines.length > mostLines) {
    broken.push(`${lines.length} lines in a cell, the most is ${mostLines}. Split it.`);
  }
  lines.forEach((line, i) => {
    if (line.length > mostColumns) {
      broken.push(`line ${i + 1}: ${line.length} columns, the most is ${mostColumns}.`);
    }
    for (const rule of lineRules) {
      if (rule.broken.test(line)) broken.push(`line ${i + 1}: ${rule.says}`);
    }
  });
  return broken;
}
