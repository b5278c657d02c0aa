import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { isObject } from "../../probing/to-data";

/** Few notes. */
export type Rung = {
  readonly numTrain: number;
  readonly numValidation: number;
  readonly numTest: number;
  readonly maxLen: number;
  readonly batchSize: number;
};

type Create = (options: object) => Readonly<Record<"train" | "validation" | "test", unknown>>;

export const tryOut: TryOut<Rung> = (answer, sizes): Data => {
  const create = declaredAs(answer, "createDatasets") as Create;
  const { train, validation, test } = create({ ...sizes, random: randomFrom(1) });
  return { train: shapesOf(train), validation: shapesOf(validation), test: shapesOf(test) };
};

/** An endless loader is stopped here; it is wrong already. */
const maxBatches = 10;

/** The shape of the token ids of each batch. */
function shapesOf(loader: unknown): Data {
  const shapes: Data[] = [];
  for (const batch of loader as Iterable<unknown>) {
    const tokenIds = isObject(batch) ? batch.tokenIds : undefined;
    shapes.push(tokenIds instanceof tf.Tensor ? [...tokenIds.shape] : "no tensor tokenIds");
    tf.dispose(batch as tf.TensorContainer);
    if (shapes.length >= maxBatches) break;
  }
  return shapes;
}
