import type { Data } from "../../../data/data";
import type { Observation } from "../../exercise";
import { asList, attempted, fieldOf, kindOf } from "../../judging/reading";
import { failed, type Reading, within } from "../../judging/verdict";
import type { ModelName } from "./draw";

/** One of the returned groups. */
export interface Group {
  /** As it came back: the optimiser takes its own where it is no number. */
  readonly weightDecay: Data;
  readonly learningRate: Data;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: Data;
  /** Which of the model's variables it is; -1 for none. */
  readonly place: Data;
}

/** The groups that came back for one of the models. */
export function groupsOf(observation: Observation, model: ModelName): Reading<readonly Group[]> {
  const list = within(attempted(observation, model), (data) => asList(data, "what came back"));
  return within(list, (items) => {
    const groups: Group[] = [];
    for (const item of items) {
      const group = groupOf(item);
      if ("failure" in group) return group;
      groups.push(group.value);
    }
    return { value: groups };
  });
}

function groupOf(data: Data): Reading<Group> {
  return within(fieldOf(data, "parameters"), (parameters) =>
    within(entriesOf(parameters), (entries) =>
      within(fieldOf(data, "weightDecay"), (weightDecay) =>
        within(fieldOf(data, "learningRate"), (learningRate) => ({
          value: { weightDecay, learningRate, entries },
        })),
      ),
    ),
  );
}

function entriesOf(data: Data): Reading<readonly Entry[]> {
  const { names, places } = (data ?? {}) as { names?: Data; places?: Data };
  if (!Array.isArray(names) || !Array.isArray(places) || names.length !== places.length) {
    const message = `A group's \`parameters\`: expected a Map of names and variables, got ${kindOf(data)}. Make it with \`new Map(…)\`.`;
    return { failure: failed(message, "a Map", kindOf(data)) };
  }
  const [listed, at]: readonly (readonly Data[])[] = [names, places];
  return {
    value: (listed ?? []).map((name, i) => ({ name, place: at?.[i] ?? -1 })),
  };
}
