import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../data/data";
import type { Attempt } from "../exercise";
import { asThrown } from "./thrown";
import { isObject, quiet } from "./to-data";

/**
 * Runs one experiment. An error costs this experiment only; tensors and variables made on the way
 * are disposed of, whatever happens.
 */
export function attempt(experiment: () => Data): Attempt {
  const leave = enterRoom();
  try {
    return { returned: experiment() };
  } catch (error) {
    return { threw: asThrown(error) };
  } finally {
    leave();
  }
}

/** The same for an experiment that awaits. No other may run meanwhile: tensors would be mistaken. */
export async function attemptAwaiting(experiment: () => Promise<Data>): Promise<Attempt> {
  const leave = enterRoom();
  try {
    return { returned: await experiment() };
  } catch (error) {
    return { threw: asThrown(error) };
  } finally {
    leave();
  }
}

/** From here on tensors and variables are counted; the function that comes back disposes of them. */
function enterRoom(): () => void {
  const engine = tf.engine();
  const variablesBefore = new Set(Object.keys(engine.registeredVariables));
  engine.startScope("attempt");
  return () => {
    for (const [name, variable] of Object.entries(engine.registeredVariables)) {
      if (!variablesBefore.has(name)) variable.dispose();
    }
    engine.endScope();
  };
}

/** How many tensors a call leaves behind, beside those it returned. For advice only. */
export function leaksOf(call: () => unknown): Data {
  const numBefore = tf.memory().numTensors;
  const result = call();
  quiet(result);
  const returned = isObject(result) ? Object.values(result).flat() : [];
  const own = new Set(returned.filter((value) => value instanceof tf.Tensor && !value.isDisposed));
  return { leaked: tf.memory().numTensors - numBefore - own.size };
}

/** The same of a call that is awaited, and returns no tensors. */
export async function leaksOfAwaited(call: () => unknown): Promise<Data> {
  const numBefore = tf.memory().numTensors;
  await call();
  return { leaked: tf.memory().numTensors - numBefore };
}
