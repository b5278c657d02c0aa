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
  const [withDecay, withoutDecay] = list;
  if (withDecay === undefined || withoutDecay === undefined || list.length > 2) return { groups };
  return { withDecay, withoutDecay };
};
