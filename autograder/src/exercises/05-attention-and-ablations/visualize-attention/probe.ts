import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { classifierWith } from "../../probing/attention-classifier";
import { declaredAs } from "../../probing/declared-as";
import { saidInTraining } from "../../probing/said-in-training";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Visualize = (model: object, tokenIds: readonly number[], options?: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { sizes, state, silent, full, padded, single } = inputs;
  const visualize: Visualize = (...given) =>
    (declaredAs(answer, "visualizeAttention") as Visualize)(...given);
  const model = (of = state) => classifierWith(sizes, of);
  return {
    first: attempt(() => pictureToData(visualize(model(), full, { layer: 0 }))),
    middle: attempt(() => pictureToData(visualize(model(), full, { layer: 1 }))),
    byDefault: attempt(() => pictureToData(visualize(model(), full))),
    padded: attempt(() => pictureToData(visualize(model(), padded, { layer: 0 }))),
    single: attempt(() => pictureToData(visualize(model(), single, { layer: 0 }))),
    training: attempt(() => pictureToData(visualize(model().train(), full, { layer: 0 }))),
    intact: attempt(() => saidInTraining(sizes, state, full)),
    silent: attempt(() => pictureToData(visualize(model(silent), padded, { layer: 0 }))),
    leaks: attempt(() => {
      const asked = model();
      return leaksOf(() => visualize(asked, full));
    }),
  };
}

function pictureToData(picture: unknown): Data {
  const title = fieldsToData(picture, ["title"]);
  if (!isObject(picture) || !isObject(title)) return title;
  return { ...title, heads: recordsToData(picture.heads, ["x", "y", "z"]) };
}
