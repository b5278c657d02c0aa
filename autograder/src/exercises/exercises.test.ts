import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as lib from "@attending/lib";
import { chooseBackend, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { importsNeeded, liftDeclaration } from "../declarations";
import { bundleMistakes } from "../judging/bundle-mistakes";
import { JudgeDesk, observe } from "../judging/judge-desk";
import { evaluateVariants, type Variants } from "../judging/mistake-variants";
import { referenceAnswer } from "../judging/reference-answer";
import type { Answer, Exercise } from "./exercise";
import { exercises } from "./index";

const root = join(__dirname, "..", "..", "..");
const seed = "seed of the tests";
const variants = new Map<string, Variants>();

async function mark(exercise: Exercise, answer: Answer, on = seed, desk = sharedDesk) {
  const observed = await observe(exercise, answer, desk.draw(exercise.card.id, on));
  return desk.judge(exercise.card.id, on, observed);
}

const variantsOf = ({ card }: Exercise): Variants => variants.get(card.id) ?? new Map();
const sharedDesk = new JudgeDesk(variantsOf);

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
  for (const exercise of exercises) {
    const bundle = await bundleMistakes(exercise, root);
    variants.set(exercise.card.id, evaluateVariants(exercise, bundle));
  }
});

describe.each(exercises.map((exercise) => [exercise.card.id, exercise] as const))(
  "%s",
  (id, exercise) => {
    const { card, mistakes } = exercise;

    it("gives the reference full marks on many seeds", async () => {
      for (let i = 0; i < 20; i++) {
        const judged = await mark(
          exercise,
          referenceAnswer(exercise),
          `seed ${i}`,
          new JudgeDesk(variantsOf),
        );
        expect(judged.assertions.filter(({ passed }) => !passed)).toEqual([]);
        expect(judged.status).toBe("full");
      }
    });

    it("gives an untouched stub nothing", async () => {
      const stub = function stub() {
        throw new Error(`TODO ${id}`);
      };
      const judged = await mark(exercise, { [card.symbol]: stub });
      expect(judged.points).toBe(0);
      expect(judged.assertions.every(({ passed }) => !passed)).toBe(true);
      expect(judged.thrown?.message).toContain(`TODO ${id}`);
    });

    it.each(mistakes.map((mistake) => [mistake.id, mistake] as const))(
      "catches %s",
      async (_, mistake) => {
        const answer = variants.get(id)?.get(mistake.id);
        const judged = await mark(exercise, answer ?? {});
        const failing = judged.assertions.filter(({ passed }) => !passed);
        expect(judged.points).toBeLessThan(judged.maxPoints);
        expect(failing.map((assertion) => assertion.id)).toContain(mistake.caughtBy);
        expect(judged.mistake?.id).toBe(mistake.id);
      },
    );

    it("lists what each assertion is worth once", () => {
      expect(new Set(card.assertions.map((assertion) => assertion.id)).size).toBe(
        card.assertions.length,
      );
      expect(mistakes.length).toBeGreaterThanOrEqual(card.notebook === "02-self-attention" ? 8 : 5);
    });

    it("supplies what the reference needs, and neither itself nor what is built on it", () => {
      const source = readFileSync(join(root, card.from), "utf8");
      const values = Object.keys(lib);
      const needed = importsNeeded(liftDeclaration(source, card.symbol), values);
      const earlier = exercises.filter((other) => card.buildsOn.includes(other.card.id));
      const own = earlier.map((other) => other.card.symbol);
      expect(needed.filter((name) => !own.includes(name) && !card.supplies.includes(name))).toEqual(
        [],
      );
      expect(card.supplies.filter((name) => !values.includes(name))).toEqual([]);
      const later = exercises.slice(exercises.indexOf(exercise)).map((other) => other.card.symbol);
      expect(card.supplies.filter((name) => later.includes(name))).toEqual([]);
    });

    it("leaves no tensor behind", async () => {
      const numTensors = () => tf.memory().numTensors;
      const inputs = exercise.draw(seededRandom(1));
      await observe(exercise, referenceAnswer(exercise), inputs);
      const before = numTensors();
      await observe(exercise, referenceAnswer(exercise), inputs);
      expect(numTensors()).toBe(before);
    });
  },
);
