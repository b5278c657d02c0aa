import type { Module } from "@attending/lib";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { groupsToData } from "../../probing/groups-to-data";
import { namedModule } from "../../probing/named-module";
import type { Inputs, ModelData } from "./draw";

export function probe(answer: Answer, inputs: Inputs): Observation {
  const on = (data: ModelData) => attempt(() => groupsOf(answer, data));
  return {
    tagger: on(inputs.tagger),
    classifier: on(inputs.classifier),
    other: on(inputs.other),
    frozen: on(inputs.frozen),
    shared: on(inputs.shared),
  };
}

function groupsOf(answer: Answer, { parameters, weightDecay }: ModelData): Data {
  const decayGroups = declaredAs(answer, "decayGroups");
  const { model, variables } = namedModule(parameters);
  return groupsToData(
    (decayGroups as (model: Module, weightDecay: number) => unknown)(model, weightDecay),
    variables,
  );
}
