import type * as tf from "@tensorflow/tfjs";
import type { Data } from "../../data/data";
import { isObject, toData } from "./to-data";

const maxGroups = 10;
const maxParameters = 200;

/** A map's own entries, whatever a class derived from it says that it holds. */
const { entries } = Map.prototype;

/**
 * A returned list of parameter groups: of each its settings, and the names and places of what it
 * holds. A place is where the variable itself stands among the model's, or -1.
 */
export function groupsToData(groups: unknown, variables: readonly tf.Variable[]): Data {
  if (!Array.isArray(groups) || groups.length > maxGroups) return toData(groups);
  return groups.map((group) => groupToData(group, variables));
}

function groupToData(group: unknown, variables: readonly tf.Variable[]): Data {
  if (!isObject(group)) return toData(group);
  const { parameters, weightDecay, learningRate } = group;
  return {
    parameters: parametersToData(parameters, variables),
    weightDecay: toData(weightDecay),
    // A group without a rate of its own is the usual one.
    learningRate: learningRate === undefined ? null : toData(learningRate),
  };
}

function parametersToData(parameters: unknown, variables: readonly tf.Variable[]): Data {
  if (!(parameters instanceof Map)) return toData(parameters);
  const pairs: [unknown, unknown][] = [...entries.call(parameters)];
  if (pairs.length > maxParameters) return { unreadable: `a Map of ${pairs.length}` };
  return {
    names: pairs.map(([name]) => toData(name)),
    places: pairs.map(([, value]) => variables.indexOf(value as tf.Variable)),
  };
}
