import { type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal } from "../../drawing/draw-tensor";

export type Inputs = {
  /** `[batch, width]` */
  readonly x: TensorData;
  /** `[batch, width]`, a second input. */
  readonly other: TensorData;
  /** `[width, classes]`, of the function that is explained. */
  readonly weight: TensorData;
  /** Of a function that is met only where its rows are counted. */
  readonly countedWeight: TensorData;
  readonly baselines: {
    readonly number: number;
    readonly one: TensorData;
    readonly each: TensorData;
    readonly ofOther: TensorData;
  };
  readonly target: number;
  /** A class for each example, no two alike. */
  readonly targets: readonly number[];
  /** `[batch, 1]`, an additional argument. */
  readonly factor: TensorData;
};

export const batch = 3;
const width = 5;
const otherWidth = 2;
/** Not a multiple of anything else, so that no axis passes for another. */
const classes = 7;

export function draw(random: Random): Inputs {
  const first = randomInteger(random, 1, classes - 1);
  return {
    x: drawNormal(random, [batch, width]),
    other: drawNormal(random, [batch, otherWidth]),
    weight: drawNormal(random, [width, classes], 0.7),
    baselines: {
      number: 0.5 + random(),
      one: drawNormal(random, [1, width]),
      each: drawNormal(random, [batch, width]),
      ofOther: drawNormal(random, [batch, otherWidth]),
    },
    target: randomInteger(random, 1, classes - 1),
    targets: Array.from({ length: batch }, (_, i) => (first + 2 * i) % classes),
    factor: drawNormal(random, [batch, 1]),
    countedWeight: drawNormal(random, [width, classes], 0.7),
  };
}
