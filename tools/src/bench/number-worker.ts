import { chooseBackend } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { noteClassifierWorkload } from "./note-classifier-workload";
import type { Answer, Question } from "./number-questions";
import { spreadOf } from "./statistics";

/** A round ends with the step in which this is over. */
const roundMs = 2000;
const maxRuns = { trainStep: 10, inferOne: 100 } as const;

/** Answers one question after another about the backend that ATTENDING_BACKEND names. */
async function main(): Promise<void> {
  await chooseBackend({ print: () => undefined });
  const workload = noteClassifierWorkload();
  const small = noteClassifierWorkload(4);
  workload.trainStep();
  const answer = (data: Answer): void => void process.send?.(data);
  answer({ firstStepSeconds: process.uptime() });
  const medianMs = (what: keyof typeof maxRuns): number => {
    const times: number[] = [];
    const end = performance.now() + roundMs;
    while (times.length < maxRuns[what] && performance.now() < end) {
      const start = performance.now();
      workload[what]();
      times.push(performance.now() - start);
    }
    return spreadOf(times).median;
  };
  process.on("message", (question: Question) => {
    if (question === "round") {
      answer({ trainMs: medianMs("trainStep"), inferMs: medianMs("inferOne") });
    } else {
      answer(growthOver(question.steps, small.trainStep));
    }
  });
}

/** What so many steps leave behind, the first one, which makes Adam's moments, not counted. */
function growthOver(steps: number, step: () => void): Answer {
  step();
  const before = { ...tf.memory(), ...process.memoryUsage() };
  for (let i = 0; i < steps; i++) step();
  const after = { ...tf.memory(), ...process.memoryUsage() };
  return {
    tensors: after.numTensors - before.numTensors,
    tensorBytes: after.numBytes - before.numBytes,
    residentBytes: after.rss - before.rss,
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
