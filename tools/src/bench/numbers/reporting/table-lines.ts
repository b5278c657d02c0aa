import type { Growth } from "../measuring/answers";
import { type Comparison, compareRounds } from "../measuring/comparison";
import type { ContenderResult, RowResult } from "../measuring/row-result";
import { type Goal, goals } from "../rows/goals";
import { ratioText, timeText } from "./figures";
import { growthText } from "./growth-text";
import { limitText, type Measured, type Verdict, verdictOf } from "./verdict";

/** What a row of the table is made of: one of ours beside the peer. */
export interface TableLine {
  readonly id: string;
  readonly title: string;
  readonly backend: string;
  readonly goal: Goal | undefined;
  readonly comparison: Comparison | undefined;
  readonly growth: Growth | undefined;
  readonly peerGrowth: Growth | undefined;
  readonly leaked: number | undefined;
  readonly verdict: Verdict;
  readonly unit: "ms" | "s";
}

/** A line for each backend that was to measure a row. */
export function tableLines({ row, contenders }: RowResult): TableLine[] {
  const peer = contenders.find(({ isPeer }) => isPeer);
  const goal = goals[row.id];
  return contenders
    .filter(({ isPeer }) => !isPeer)
    .map((ours) => {
      const comparison = compare(ours, peer);
      return {
        id: row.id,
        title: row.title,
        backend: ours.name,
        goal,
        comparison,
        growth: ours.growth,
        peerGrowth: peer?.growth,
        leaked: ours.growth?.tensors ?? ours.leaked,
        verdict: verdictOf(goal, measuredOf(comparison, ours)),
        unit: row.kind === "cold-start" ? "s" : "ms",
      };
    });
}

/** One that failed halfway has no comparison: half a row would pass for a whole one. */
function compare(ours: ContenderResult, peer: ContenderResult | undefined): Comparison | undefined {
  const rounds = ours.points[0]?.rounds ?? [];
  if (ours.problem !== undefined || rounds.length === 0) return undefined;
  return compareRounds(rounds, peer?.problem === undefined ? peer?.points[0]?.rounds : undefined);
}

function measuredOf(comparison: Comparison | undefined, { growth }: ContenderResult): Measured {
  return {
    ratio: comparison?.ratio?.median,
    seconds: comparison && comparison.ours.median / 1000,
    tensors: growth?.tensors,
  };
}

/** The titles of `tableCells`. */
export const tableHeader = [
  "row",
  "backend",
  "ours",
  "PyTorch",
  "ratio",
  "must",
  "aim",
  "verdict",
  "rounds",
  "leaked",
] as const;

const absent = "–";

/** A line's cells, in words. */
export function tableCells(line: TableLine): string[] {
  const { comparison, goal, growth, peerGrowth, leaked, unit } = line;
  return [
    line.title,
    line.backend,
    growth ? growthText(growth) : comparison ? timeText(comparison.ours, unit) : "not measured",
    peerGrowth
      ? growthText(peerGrowth)
      : comparison?.peer
        ? timeText(comparison.peer, unit)
        : absent,
    comparison?.ratio ? ratioText(comparison.ratio) : absent,
    goal ? limitText(goal.must) : absent,
    goal ? limitText(goal.aim) : absent,
    line.verdict,
    comparison ? roundsText(comparison) : absent,
    leaked === undefined ? absent : `${leaked}`,
  ];
}

function roundsText({ kept, dropped }: Comparison): string {
  return dropped > 0 ? `${kept} (+ ${dropped} dropped)` : `${kept}`;
}
