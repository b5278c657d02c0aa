import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { fieldsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Datasets = Readonly<Record<"train" | "validation" | "test", Iterable<unknown>>>;
type Create = (options: object) => Datasets;

/** An endless loader is stopped here; it is wrong already. */
const maxBatches = 100;

export function probe(answer: Answer, { seed, otherSeed, options }: Inputs): Observation {
  const create = (of: number, given: object): Datasets =>
    (declaredAs(answer, "createDatasets") as Create)({ ...given, random: randomFrom(of) });
  const onlyTrain = (of: number) => () => passOver(create(of, options).train);
  return {
    sets: attempt(() => {
      const { train, validation, test } = create(seed, options);
      return {
        train: [passOver(train), passOver(train)],
        validation: [passOver(validation), passOver(validation)],
        test: [passOver(test), passOver(test)],
      };
    }),
    defaults: attempt(() => {
      const { train, validation, test } = create(seed, {});
      return { train: passOver(train), validation: passOver(validation), test: passOver(test) };
    }),
    first: attempt(onlyTrain(seed)),
    again: attempt(onlyTrain(seed)),
    other: attempt(onlyTrain(otherSeed)),
  };
}

/** The batches of one pass, in order. */
function passOver(loader: Iterable<unknown>): Data {
  const batches: Data[] = [];
  for (const batch of loader) {
    batches.push(fieldsToData(batch, ["tokenIds", "labels"]));
    tf.dispose(batch as tf.TensorContainer);
    if (batches.length >= maxBatches) break;
  }
  return batches;
}
