import type { RowResult } from "../measuring/row-result";

/**
 * A line that says how many parameters the models have, each number once, and one for each row in
 * which ours and the peer's differ: such a row compares two models.
 */
export function parameterLines(results: readonly RowResult[]): string[] {
  const same = new Set<number>();
  const different: string[] = [];
  for (const { row, contenders } of results) {
    const ours = contenders.find(({ isPeer }) => !isPeer);
    const peer = contenders.find(({ isPeer }) => isPeer);
    for (const [i, { parameters }] of (ours?.points ?? []).entries()) {
      const theirs = peer?.points[i]?.parameters;
      if (theirs === undefined) continue;
      if (theirs === parameters) same.add(parameters);
      else different.push(`${row.id}: ${thousands(parameters)} ours, ${thousands(theirs)} PyTorch`);
    }
  }
  const list = [...same].map(thousands).join("; ");
  return [
    ...(same.size > 0 ? [`Parameters, ours and PyTorch's alike: ${list}.`] : []),
    ...different.map((line) => `Different models! ${line}.`),
  ];
}

function thousands(value: number): string {
  return value.toLocaleString("en-US");
}
