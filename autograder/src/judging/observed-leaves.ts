import type { Data } from "../data/data";
import type { Observation } from "../exercises/exercise";
import { isTensorData } from "../exercises/judging/reading";
import { adviceOnly, sameData } from "./same-observation";

/** What was seen at one place: a tensor, a number, a word; or that the experiment threw. */
export type Leaf = { readonly returned: Data } | "threw";

/** Every place of an observation, by its path: `study.results.0.mean`. Leaks tell nothing. */
export function leavesOf(observation: Observation): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (path: string, data: Data): void => {
    const isBranch = typeof data === "object" && data !== null && !isTensorData(data);
    if (!isBranch) {
      leaves.set(path, { returned: data });
      return;
    }
    for (const [key, value] of Object.entries(data)) visit(`${path}.${key}`, value as Data);
  };
  for (const [experiment, attempt] of Object.entries(observation)) {
    if (experiment === adviceOnly) continue;
    if ("threw" in attempt) leaves.set(experiment, "threw");
    else visit(experiment, attempt.returned);
  }
  return leaves;
}

/** Whether two places are alike; one that is not there is like none. */
export function sameLeaf(one: Leaf | undefined, other: Leaf | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one === "threw" || other === "threw") return one === other;
  return sameData(one.returned, other.returned);
}
