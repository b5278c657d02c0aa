import type { Data, TensorData } from "../../data/data";
import type { Observation, Verdict } from "../exercise";
import { sameAsReference } from "./close-to";
import { isTensorData, kindOf } from "./reading";
import { deepFloat32 } from "./tolerances";
import { failed, passed } from "./verdict";
import { shapeInWords } from "./wording";

/** Passes when a module has just these parameters: names and shapes. */
export function sameParameters(
  observed: Data,
  expected: Readonly<Record<string, TensorData>>,
): Verdict {
  if (typeof observed !== "object" || observed === null || isTensorData(observed)) {
    return failed("The module has no parameters that could be read.", "", kindOf(observed));
  }
  const found = new Map<string, Data>(Object.entries(observed));
  const names = Object.keys(expected);
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) {
    const message = `There is no parameter \`${missing[0]}\`. Check the names of the properties.`;
    return failed(message, listed(names), listed([...found.keys()]));
  }
  const unexpected = [...found.keys()].filter((name) => !Object.hasOwn(expected, name));
  if (unexpected.length > 0) {
    const message = `There is a parameter \`${unexpected[0]}\` that does not belong here.`;
    return failed(message, listed(names), listed([...found.keys()]));
  }
  for (const [name, { shape }] of Object.entries(expected)) {
    const parameter = found.get(name);
    const got = isTensorData(parameter) ? parameter.shape : [];
    if (got.join() === shape.join()) continue;
    const message = `The parameter \`${name}\` has another shape. Weights are stored [in, out].`;
    return failed(message, shapeInWords(shape), shapeInWords(got));
  }
  return passed;
}

/** Passes when the experiment's gradients are the reference's, for each named parameter. */
export function sameGradients(
  seen: { readonly observed: Observation; readonly reference: Observation },
  experiment: string,
  expected: Readonly<Record<string, TensorData>>,
): Verdict {
  for (const [name, { shape }] of Object.entries(expected)) {
    const verdict = sameAsReference(seen, [experiment, name], {
      what: `the gradient of ${name}`,
      axes: axesOf(shape.length),
      tolerance: deepFloat32,
      cause: "Stay with tensor operations: dataSync and arraySync cut the gradient.",
    });
    if (!verdict.passed) return verdict;
  }
  return passed;
}

/** Vectors, matrices, and the input of a layer. */
function axesOf(rank: number): readonly string[] {
  if (rank === 1) return ["feature"];
  return rank === 2 ? ["row", "column"] : ["batch", "seqLen", "dModel"];
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(", ")}, …` : names.join(", ");
}
