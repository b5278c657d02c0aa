import type { RowResult } from "../measuring/row-result";
import { type Linearity, linearitiesOf, linearityCells, linearityHeader } from "./linearity";
import { contenderLines, type Machine, machineLine, threadHint } from "./machine";
import { type OthersShare, othersWarning } from "./other-programs";
import { parameterLines } from "./parameters";
import { markdownTable } from "./table";
import { type TableLine, tableCells, tableHeader, tableLines } from "./table-lines";

/** Everything that one run found out; what `--json` writes. */
export interface Report {
  readonly schema: "attending/numbers@1";
  readonly machine: Machine;
  /** How long all took. */
  readonly seconds: number;
  readonly others: OthersShare;
  /** Why there is no peer, when there is none. */
  readonly noPeer: string | undefined;
  readonly lines: readonly TableLine[];
  readonly linearity: readonly Linearity[];
  /** Each round of each contender. */
  readonly results: readonly RowResult[];
}

export function makeReport(
  run: Pick<Report, "machine" | "seconds" | "others" | "noPeer" | "results">,
): Report {
  const { results } = run;
  return {
    schema: "attending/numbers@1",
    ...run,
    lines: results.filter(({ row }) => row.kind !== "linearity").flatMap(tableLines),
    linearity: results.flatMap(linearitiesOf),
  };
}

/** A process that takes more of a core than this while it waits disturbs the others. */
const busy = 0.05;

/** The report as Markdown: for the terminal and for the documentation. */
export function reportText(report: Report): string {
  const { machine, seconds, others, noPeer, lines, linearity, results } = report;
  const warnings = [othersWarning(others), threadHint(machine), noPeer].filter(
    (line) => line !== undefined,
  );
  const sections = [
    [
      `Measured ${machine.date.slice(0, 10)} on ${machineLine(machine)}, in ${Math.ceil(seconds / 60)} min.`,
    ],
    contenderLines(results).map((line) => `* ${line}`),
    lines.length > 0 ? [markdownTable(tableHeader, lines.map(tableCells))] : [],
    linearity.length > 0 ? [markdownTable(linearityHeader, linearity.map(linearityCells))] : [],
    [...parameterLines(results), ...idleLines(results), ...warnings].map((line) => `* ${line}`),
    problemLines(results),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

function idleLines(results: readonly RowResult[]): string[] {
  const shares = results.flatMap(({ row, contenders }) =>
    contenders.flatMap(({ name, idleShare }) =>
      idleShare === undefined ? [] : [{ where: `${name} in ${row.id}`, idleShare }],
    ),
  );
  const [first, ...others] = shares;
  if (first === undefined) return [];
  const most = others.reduce((a, b) => (b.idleShare > a.idleShare ? b : a), first);
  const percent = `${(100 * most.idleShare).toFixed(1)} %`;
  const warning = most.idleShare > busy ? " That is not idle: mistrust the ratios." : "";
  return [
    `A process that waited its turn took at most ${percent} of a core (${most.where}).${warning}`,
  ];
}

/** The first line of each problem: what follows are lines of a process, with this machine's paths. */
function problemLines(results: readonly RowResult[]): string[] {
  return results.flatMap(({ row, contenders }) =>
    contenders.flatMap(({ name, problem }) =>
      problem === undefined
        ? []
        : [`* Not measured: ${row.id} on ${name}. ${problem.split("\n", 1)[0]}`],
    ),
  );
}
