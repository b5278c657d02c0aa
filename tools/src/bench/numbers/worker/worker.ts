import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { chooseBackend } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { Answers, Growth } from "../measuring/answers";
import type { Question } from "../measuring/questions";
import { repeatRun } from "./repeat-run";
import { startTask } from "./start-task";
import type { Task } from "./task";

/** Answers questions about the backend that ATTENDING_BACKEND names, until its input ends. */
async function main(): Promise<void> {
  let backend = "";
  await chooseBackend({
    print: (line) => {
      backend = line;
    },
  });
  send({ ready: { versions: versions(), threads: availableParallelism(), backend } });
  const tasks = new Map<string, Task>();
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      send(await answer(JSON.parse(line), tasks));
    } catch (error) {
      send({ error: error instanceof Error ? error.message : String(error) });
    }
  }
}

function send(answer: Partial<Answers> | { error: string }): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function answer(question: Question, tasks: Map<string, Task>): Promise<Partial<Answers>> {
  if (question.ask === "prepared") {
    const task = await startTask(question.spec);
    tasks.set(question.task, task);
    repeatRun(task.run, question.warmUp);
    return { prepared: { parameters: task.parameters, tensors: tf.memory().numTensors } };
  }
  const { run } = tasks.get(question.task) ?? refuse(question.task);
  if (question.ask === "growth") return { growth: growthOver(question.steps, run) };
  const cpuBefore = cpuSeconds();
  const times = repeatRun(run, question.atLeast);
  const { numTensors } = tf.memory();
  return { round: { times, cpuBefore, cpuAfter: cpuSeconds(), tensors: numTensors } };
}

function refuse(task: string): never {
  throw new Error(`worker: expected a task that was prepared, got "${task}".`);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function growthOver(steps: number, run: () => void): Growth {
  const before = { ...tf.memory(), ...process.memoryUsage() };
  for (let step = 0; step < steps; step++) run();
  const after = { ...tf.memory(), ...process.memoryUsage() };
  return {
    tensors: after.numTensors - before.numTensors,
    tensorBytes: after.numBytes - before.numBytes,
    residentBytes: after.rss - before.rss,
  };
}

function versions(): Record<string, string> {
  const installed = ["@tensorflow/tfjs", "onnxruntime-node"].flatMap((name) => {
    const version = versionOf(name);
    return version === undefined ? [] : [[name, version] as const];
  });
  return { node: process.versions.node, ...Object.fromEntries(installed) };
}

function versionOf(name: string): string | undefined {
  try {
    const file = createRequire(__filename).resolve(`${name}/package.json`);
    const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
    return version;
  } catch {
    return undefined;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
