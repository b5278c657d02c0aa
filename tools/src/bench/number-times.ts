import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { BackendName } from "@attending/lib";
import type { Answer, FirstStep, Growth, Question, Round } from "./number-questions";
import { type Spread, spreadOf } from "./statistics";

/** One backend's speed on the note classifier. */
export interface NumberRow {
  readonly backend: BackendName;
  /** Milliseconds: over the rounds, of each round's median. */
  readonly trainMs: Spread;
  readonly inferMs: Spread;
  /** From a cold process to the end of its first step of training. */
  readonly firstStepSeconds: number;
  /** Of 300 steps; stock wasm is too slow to be asked. */
  readonly growth?: Growth;
}

interface Worker {
  readonly backend: BackendName;
  readonly process: ChildProcess;
  readonly first: FirstStep;
}

const growthSteps = 300;

/**
 * The backends' speed, measured in turns: a disturbance of the machine meets
 * all of them. Each has a process of its own, idle while others are measured.
 */
export async function timeNumbers(
  backends: readonly BackendName[],
  numRounds: number,
  say: (line: string) => void,
): Promise<NumberRow[]> {
  const workers: Worker[] = [];
  try {
    for (const backend of backends) workers.push(await startWorker(backend));
    const rounds = new Map<BackendName, Round[]>(backends.map((name) => [name, []]));
    for (let round = 1; round <= numRounds; round++) {
      for (const worker of workers) {
        rounds.get(worker.backend)?.push(await ask<Round>(worker.process, "round"));
      }
      say(`round ${round} of ${numRounds}`);
    }
    const rows: NumberRow[] = [];
    for (const worker of workers) {
      rows.push(await rowOf(worker, rounds.get(worker.backend) ?? []));
    }
    return rows;
  } finally {
    for (const worker of workers) worker.process.kill();
  }
}

async function rowOf(worker: Worker, rounds: readonly Round[]): Promise<NumberRow> {
  const { backend, process, first } = worker;
  const row = {
    backend,
    trainMs: spreadOf(rounds.map(({ trainMs }) => trainMs)),
    inferMs: spreadOf(rounds.map(({ inferMs }) => inferMs)),
    firstStepSeconds: first.firstStepSeconds,
  };
  if (backend === "wasm") return row;
  return { ...row, growth: await ask<Growth>(process, { steps: growthSteps }) };
}

async function startWorker(backend: BackendName): Promise<Worker> {
  const worker = fork(join(__dirname, "number-worker.js"), {
    env: { ...process.env, ATTENDING_BACKEND: backend },
  });
  return { backend, process: worker, first: await answerOf<FirstStep>(worker) };
}

async function ask<T extends Answer>(worker: ChildProcess, question: Question): Promise<T> {
  worker.send(question);
  return answerOf<T>(worker);
}

/** The next message, or an error when the process ends without one. */
async function answerOf<T extends Answer>(worker: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null) =>
      reject(new Error(`bench: the measured process ended with code ${code}`));
    worker.once("exit", fail);
    worker.once("message", (message) => {
      worker.off("exit", fail);
      resolve(message as T);
    });
  });
}

/** A line of the table of numbers. */
export function numberLine({
  backend,
  trainMs,
  inferMs,
  firstStepSeconds,
  growth,
}: NumberRow): string {
  const spread = ({ median, min, max }: Spread, digits: number) =>
    `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
  const columns = [
    backend.padEnd(10),
    spread(trainMs, 0).padStart(20),
    spread(inferMs, 1).padStart(20),
    firstStepSeconds.toFixed(2).padStart(10),
  ];
  const left = growth
    ? `${growth.tensors} tensors, ${growth.tensorBytes} bytes; process ${(growth.residentBytes / 2 ** 20).toFixed(0)} MB`
    : "not measured";
  return [...columns, `   ${left}`].join("");
}
