import type { WorkloadSpec } from "../rows/workload-spec";
import type { Growth, Ready } from "./answers";
import type { Contender } from "./contender";
import { IdleClock } from "./idle-clock";
import { MeasuredProcess } from "./measured-process";
import type { AtLeast } from "./questions";
import { type Round, roundOf } from "./round";
import type { ContenderResult } from "./row-result";

/** A workload at one point of a row; x is 0 in a row that does not grow. */
export interface Point {
  readonly x: number;
  readonly spec: WorkloadSpec;
}

/**
 * A contender in one row: its process, and what was measured of it so far.
 *
 * What fails is kept as its problem, and it takes no further part: the others go on.
 */
export class Participant {
  readonly #contender: Contender;
  readonly #points: { x: number; parameters: number; rounds: Round[] }[] = [];
  readonly #idle = new IdleClock();
  #process: MeasuredProcess | undefined;
  #ready: Ready | undefined;
  #problem: string | undefined;
  #growth: Growth | undefined;
  #tensorsAtFirst: number | undefined;
  #tensorsAtLast: number | undefined;

  constructor(contender: Contender) {
    this.#contender = contender;
  }

  get name(): string {
    return this.#contender.name;
  }

  get isPeer(): boolean {
    return this.#contender.isPeer;
  }

  get hasFailed(): boolean {
    return this.#problem !== undefined;
  }

  /** The rounds at one point. */
  roundsAt(point: number): readonly Round[] {
    return this.#points[point]?.rounds ?? [];
  }

  /** Starts the process, makes each point's workload in it and warms it up. */
  async prepare(points: readonly Point[], warmUp: AtLeast): Promise<void> {
    await this.#unlessFailed(async () => {
      const process = new MeasuredProcess(this.#contender.command);
      this.#process = process;
      this.#ready = await process.hear("ready");
      for (const [task, { x, spec }] of points.entries()) {
        const question = { ask: "prepared", task: `${task}`, spec, warmUp } as const;
        const { parameters, tensors } = await process.ask(question);
        this.#points.push({ x, parameters, rounds: [] });
        this.#tensorsAtFirst = tensors;
      }
    });
  }

  /** Measures a round at one point. */
  async measureRound(point: number, atLeast: AtLeast): Promise<void> {
    await this.#unlessFailed(async () => {
      const asked = performance.now();
      const answer = await this.#process?.ask({ ask: "round", task: `${point}`, atLeast });
      if (answer === undefined) return;
      this.#idle.asked(answer.cpuBefore, asked);
      this.#idle.answered(answer.cpuAfter, performance.now());
      this.#tensorsAtLast = answer.tensors;
      this.#points[point]?.rounds.push(roundOf(answer.times));
    });
  }

  /** Measures what so many runs at the first point leave behind. */
  async measureGrowth(steps: number): Promise<void> {
    await this.#unlessFailed(async () => {
      this.#growth = await this.#process?.ask({ ask: "growth", task: "0", steps });
    });
  }

  /** Measures a round of one run, from the start of a process of its own to the run's end. */
  async measureColdStart({ x, spec }: Point): Promise<void> {
    await this.#unlessFailed(async () => {
      const begun = performance.now();
      const cold = new MeasuredProcess(this.#contender.command);
      try {
        this.#ready = await cold.hear("ready");
        const warmUp = { runs: 1, ms: 0 };
        const { parameters } = await cold.ask({ ask: "prepared", task: "0", spec, warmUp });
        const time = performance.now() - begun;
        this.#points[0] ??= { x, parameters, rounds: [] };
        this.#points[0].rounds.push(roundOf([time]));
      } finally {
        await cold.end();
      }
    });
  }

  /** Ends the process, and gives its memory back. */
  async end(): Promise<void> {
    await this.#process?.end();
  }

  /** Everything that was measured. */
  result(): ContenderResult {
    const [first, last] = [this.#tensorsAtFirst, this.#tensorsAtLast];
    return {
      name: this.name,
      isPeer: this.isPeer,
      problem: this.#problem,
      ready: this.#ready,
      points: this.#points,
      growth: this.#growth,
      leaked: first === undefined || last === undefined ? undefined : last - first,
      idleShare: this.#idle.share,
    };
  }

  async #unlessFailed(measure: () => Promise<void>): Promise<void> {
    if (this.hasFailed) return;
    try {
      await measure();
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }
}
