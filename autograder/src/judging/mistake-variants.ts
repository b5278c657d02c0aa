import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Module, modulesOf } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { Answer, Exercise } from "../exercises/exercise";
import { GraderFault } from "./grader-fault";

/** The wrong variants of an exercise's reference, by the mistake's id. */
export type Variants = ReadonlyMap<string, Answer>;

/** Where the build puts them, seen from the compiled file and from the worker's bundle. */
export const variantsFolder = join(__dirname, "..", "mistakes");

export const variantsFile = ({ card }: Exercise): string => join(variantsFolder, `${card.id}.js`);

/** A file of its own: most answers need none of it. */
export const pairsFile = ({ card }: Exercise): string =>
  join(variantsFolder, `${card.id}-pairs.js`);

/** The variants that the build made for an exercise. @throws GraderFault when it made none */
export function builtVariants(exercise: Exercise): Variants {
  return readVariants(exercise, variantsFile(exercise));
}

/** Those with two mistakes at once, by `first + second`. @throws GraderFault when there are none */
export function builtPairs(exercise: Exercise): Variants {
  return readVariants(exercise, pairsFile(exercise));
}

function readVariants(exercise: Exercise, file: string): Variants {
  if (!existsSync(file)) {
    throw new GraderFault(`known mistakes of ${exercise.card.id} are not built: npm run build`);
  }
  return evaluateVariants(exercise, readFileSync(file, "utf8"));
}

/**
 * Runs a bundle of variants. It gets *this* module's tfjs and base of modules, so that probe,
 * reference and variants share one engine, and know each other's modules, wherever this is bundled.
 */
export function evaluateVariants(exercise: Exercise, bundle: string): Variants {
  const module: { exports: Record<string, Answer> } = { exports: {} };
  const supply = (name: string): unknown => {
    if (name === "@tensorflow/tfjs") return tf;
    if (name === "@attending/lib") return { Module, modulesOf };
    throw new GraderFault(`known mistakes of ${exercise.card.id} import ${name}`);
  };
  // Our own build's output, never a learner's text.
  new Function("module", "require", bundle)(module, supply);
  return new Map(Object.entries(module.exports));
}
