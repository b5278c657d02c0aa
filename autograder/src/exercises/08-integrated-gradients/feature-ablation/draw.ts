import { type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal, fillIntegers } from "../../drawing/draw-tensor";

export type Inputs = {
  /** `[batch, width]` */
  readonly x: TensorData;
  /** `[batch, otherWidth]` */
  readonly other: TensorData;
  /** `[width, classes]` */
  readonly weight: TensorData;
  /** Of a function that is met only where its rows are counted. */
  readonly countedWeight: TensorData;
  readonly baselines: {
    readonly number: number;
    readonly one: TensorData;
    readonly each: TensorData;
    readonly ofOther: TensorData;
  };
  readonly masks: {
    /** For all examples, `[1, width]`; the ids are in no order. */
    readonly one: TensorData;
    /** `[batch, width]` */
    readonly each: TensorData;
    /** `[1, otherWidth]`: one of its ids is in `one` as well. */
    readonly ofOther: TensorData;
  };
  /** int32 `[batch, width]`, and what stands for a token. */
  readonly tokenIds: TensorData;
  readonly tokenBaseline: TensorData;
  /** `[vocabSize, classes]` */
  readonly table: TensorData;
  readonly target: number;
  readonly targets: readonly number[];
  /** `[batch, 1]` */
  readonly factor: TensorData;
};

const [width, otherWidth, classes, vocabSize] = [5, 2, 7, 17];
export const batch = 3;

export function draw(random: Random): Inputs {
  const first = randomInteger(random, 1, classes - 1);
  const ids = [9, 4, 9, 2, 4];
  return {
    x: drawNormal(random, [batch, width]),
    other: drawNormal(random, [batch, otherWidth]),
    weight: drawNormal(random, [width, classes], 0.7),
    baselines: {
      number: 0.5 + random(),
      one: drawNormal(random, [1, width]),
      each: drawNormal(random, [batch, width]),
      ofOther: drawNormal(random, [1, otherWidth]),
    },
    masks: {
      one: fillIntegers([1, width], (i) => ids[i] ?? 0),
      each: fillIntegers([batch, width], () => randomInteger(random, 0, 3)),
      ofOther: fillIntegers([1, otherWidth], (i) => (i === 0 ? 9 : 3)),
    },
    tokenIds: fillIntegers([batch, width], () => randomInteger(random, 3, vocabSize - 1)),
    tokenBaseline: fillIntegers([1, width], (i) => (i === 0 ? 2 : 0)),
    table: drawNormal(random, [vocabSize, classes]),
    target: randomInteger(random, 1, classes - 1),
    targets: Array.from({ length: batch }, (_, i) => (first + 2 * i) % classes),
    factor: drawNormal(random, [batch, 1]),
    countedWeight: drawNormal(random, [width, classes], 0.7),
  };
}
