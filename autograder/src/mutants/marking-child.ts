import { chooseBackend } from "@attending/lib";
import { findExercise } from "../exercises";
import type { Answer, Exercise } from "../exercises/exercise";
import { JudgeDesk, observe } from "../judging/judge-desk";
import { referenceAnswer } from "../judging/reference-answer";
import type { Marking, MarkingOrder, MarkingReply, SeedMark } from "./marking-protocol";
import { mutantAnswer } from "./mutant-answer";

// Which known mistake a mutant resembles is not asked here.
const desk = new JudgeDesk(() => new Map());

const reply = (message: MarkingReply) => process.send?.(message);

async function markOn(exercise: Exercise, answer: Answer, seed: string): Promise<SeedMark> {
  reply({ says: "working" });
  const { id } = exercise.card;
  const observed = await observe(exercise, answer, desk.draw(id, seed));
  const { points, maxPoints, assertions } = await desk.judge(id, seed, observed);
  const failed = assertions.filter(({ passed }) => !passed).map((assertion) => assertion.id);
  return { losesPoints: points < maxPoints, failed };
}

/** Has the desk see the reference before any mutant's code was run, once for each seed. */
async function prepare(exercise: Exercise, seeds: readonly string[]): Promise<void> {
  for (const seed of seeds) {
    const key = `${exercise.card.id}/${seed}`;
    if (!prepared.has(key)) await markOn(exercise, referenceAnswer(exercise), seed);
    prepared.add(key);
  }
}

const prepared = new Set<string>();

async function mark({ exercise: id, code, seeds }: MarkingOrder): Promise<Marking> {
  const exercise = findExercise(id);
  await prepare(exercise, seeds);
  const answer = mutantAnswer(exercise.card, code);
  const marks: SeedMark[] = [];
  for (const seed of seeds) {
    marks.push(await markOn(exercise, answer, seed));
  }
  return { marks, isSpoiled: await isSpoiled(exercise, seeds[0] ?? "") };
}

/** Whether the reference itself loses points here by now. */
async function isSpoiled(exercise: Exercise, seed: string): Promise<boolean> {
  const { losesPoints } = await markOn(exercise, referenceAnswer(exercise), seed);
  return losesPoints;
}

process.on("message", (order: MarkingOrder) => {
  mark(order).then(
    (marking) => reply({ says: "marked", marking }),
    (error: unknown) =>
      reply({ says: "fault", reason: error instanceof Error ? error.message : String(error) }),
  );
});

chooseBackend({ force: "wasm", print: () => undefined }).then(() => reply({ says: "ready" }));
