import type { TensorData } from "../../data/data";
import type { Observation, Verdict } from "../exercise";
import { misshapen, type TensorForm, tensorAt } from "./reading";
import { agree, type Tolerance } from "./tolerances";
import { failed, judged, passed } from "./verdict";
import { capitalised, inWords, positionInWords } from "./wording";

export interface Closeness extends TensorForm {
  readonly tolerance: Tolerance;
  /** The likely cause, added to the message when the numbers differ. */
  readonly cause?: string;
}

/**
 * Passes when shape and every number agree. Else the message names the axes that do not fit, or
 * the first number that differs and where. NaN never passes.
 */
export function closeTo(observed: TensorData, expected: TensorData, how: Closeness): Verdict {
  const shapes = sameShape(observed, expected, how);
  if (!shapes.passed) return shapes;
  let numDiffering = 0;
  let first = -1;
  for (let i = 0; i < expected.values.length; i++) {
    if (agree(numberAt(observed, i), numberAt(expected, i), how.tolerance)) continue;
    if (first < 0) first = i;
    numDiffering++;
  }
  return first < 0 ? passed : differing(observed, expected, how, first, numDiffering);
}

function differing(
  observed: TensorData,
  expected: TensorData,
  how: Closeness,
  first: number,
  numDiffering: number,
): Verdict {
  const got = numberAt(observed, first);
  const at = positionInWords(first, expected.shape, how.axes);
  const count = `${numDiffering} of ${expected.values.length} numbers`;
  const cause = how.cause === undefined ? "" : ` ${how.cause}`;
  const message = Number.isFinite(got)
    ? `${capitalised(how.what)}: ${count} differ, the first at ${at}.${cause}`
    : `${capitalised(how.what)}: ${inWords(got)} at ${at}.${cause}`;
  return failed(message, inWords(numberAt(expected, first)), inWords(got));
}

function sameShape(observed: TensorData, expected: TensorData, how: Closeness): Verdict {
  if (observed.shape.join() === expected.shape.join()) return passed;
  return misshapen(observed.shape, expected.shape, how);
}

/** Compares what an experiment returned under `path` with what the reference returned there. */
export function sameAsReference(
  seen: { readonly observed: Observation; readonly reference: Observation },
  path: readonly [experiment: string, ...fields: string[]],
  how: Closeness,
): Verdict {
  const expected = tensorAt(seen.reference, path, how);
  if ("failure" in expected) {
    const { message, observed } = expected.failure;
    throw new Error(`reference at ${path.join(".")}: ${message} ${observed}`);
  }
  const observed = tensorAt(seen.observed, path, { ...how, shape: expected.value.shape });
  return judged(observed, (tensor) => closeTo(tensor, expected.value, how));
}

/** Row-major number `i`; NaN where there is none, so that a gap never passes. */
export function numberAt(tensor: TensorData, i: number): number {
  return tensor.values[i] ?? Number.NaN;
}
