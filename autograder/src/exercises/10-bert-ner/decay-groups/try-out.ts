import type { Module } from "@attending/lib";
import type { Data } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { groupsToData } from "../../probing/groups-to-data";
import { type NamedParameter, namedModule } from "../../probing/named-module";

/** A model of a few parameters. */
export type Rung = {
  readonly parameters: readonly NamedParameter[];
  readonly weightDecay: number;
};

export const tryOut: TryOut<Rung> = (answer, { parameters, weightDecay }) => {
  const decayGroups = declaredAs(answer, "decayGroups");
  const { model, variables } = namedModule(parameters);
  const returned = (decayGroups as (model: Module, weightDecay: number) => unknown)(
    model,
    weightDecay,
  );
  const groups = groupsToData(returned, variables);
  const list: readonly Data[] = Array.isArray(groups) ? groups : [];
  const [withDecay, withoutDecay] = list.map(inShort);
  if (withDecay === undefined || withoutDecay === undefined || list.length > 2) return { groups };
  return { withDecay, withoutDecay };
};

/** The names of a group's parameters, and its settings: what a learner can read at a glance. */
function inShort(group: Data): Data {
  const { parameters, learningRate, ...settings } = group as Readonly<Record<string, Data>>;
  const { names, places } = (parameters ?? {}) as Readonly<Record<string, Data>>;
  if (!Array.isArray(names) || !Array.isArray(places)) return group;
  const own = (name: Data, i: number): Data =>
    places[i] === -1 ? `${String(name)}, which is no variable of the model` : name;
  const rate = learningRate === null ? {} : { learningRate: learningRate ?? null };
  return { parameters: names.map(own), ...settings, ...rate };
}
