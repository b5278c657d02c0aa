import type { Row } from "../rows/rows";
import { steadyRounds } from "./comparison";
import type { Contender } from "./contender";
import { Participant, type Point } from "./participant";
import type { RowResult } from "./row-result";

/** How long to measure, and who is told. */
export interface MeasureOptions {
  /** How many rounds must count. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const warmUp = { runs: 3, ms: 1000 } as const;
const oneRound = { runs: 5, ms: 1000 } as const;
/** A row with many points has shorter rounds. */
const shortRound = { runs: 5, ms: 500 } as const;

/**
 * One row, measured in turns: a disturbance of the machine meets all contenders. Each has a process
 * of its own, which waits while others are measured and ends with the row, so that its memory is
 * there for the next one.
 */
export async function measureRow(
  row: Row,
  contenders: readonly Contender[],
  options: MeasureOptions,
): Promise<RowResult> {
  const participants = contenders.map((contender) => new Participant(contender));
  try {
    if (row.kind === "growth") await measureGrowth(row, participants, options);
    else await measureRounds(row, participants, options);
  } finally {
    for (const participant of participants) await participant.end();
  }
  const results = participants.map((participant) => participant.result());
  for (const { name, problem } of results) {
    if (problem !== undefined) options.say(`${row.id} on ${name}: ${problem}`);
  }
  return { row, contenders: results };
}

async function measureGrowth(
  row: Row & { readonly kind: "growth" },
  participants: readonly Participant[],
  { say }: MeasureOptions,
): Promise<void> {
  for (const participant of participants) {
    await participant.prepare([{ x: 0, spec: row.spec }], warmUp);
    await participant.measureGrowth(row.steps);
    say(`${row.id}: ${row.steps} steps on ${participant.name}`);
  }
}

async function measureRounds(
  row: Exclude<Row, { readonly kind: "growth" }>,
  participants: readonly Participant[],
  { rounds, say }: MeasureOptions,
): Promise<void> {
  const points: readonly Point[] =
    row.kind === "linearity" ? row.points : [{ x: 0, spec: row.spec }];
  const atLeast = points.length > 1 ? shortRound : oneRound;
  if (row.kind !== "cold-start") {
    for (const participant of participants) await participant.prepare(points, warmUp);
  }
  for (let round = 1; wantsMore(participants, rounds); round++) {
    for (const [i, point] of points.entries()) {
      for (const participant of participants) {
        if (row.kind === "cold-start") await participant.measureColdStart(point);
        else await participant.measureRound(i, atLeast);
      }
    }
    say(`${row.id}, round ${round}: ${participants.map(lastTime).join(", ")}`);
  }
}

/**
 * Whether too few rounds count yet, at the first point, while one of ours can go on. That ends: at
 * least half of all rounds count, those in which the peer was as even as usual or more.
 */
function wantsMore(participants: readonly Participant[], rounds: number): boolean {
  const going = participants.filter(({ hasFailed }) => !hasFailed);
  const ours = going.find(({ isPeer }) => !isPeer);
  if (ours === undefined) return false;
  const peer = going.find(({ isPeer }) => isPeer);
  const counting = peer
    ? steadyRounds(peer.roundsAt(0)).filter((counts) => counts).length
    : ours.roundsAt(0).length;
  return counting < rounds;
}

function lastTime(participant: Participant): string {
  const { name, hasFailed } = participant;
  const last = participant.roundsAt(0).at(-1);
  if (hasFailed || last === undefined) return `${name} failed`;
  return `${name} ${last.median.toFixed(1)} ms`;
}
