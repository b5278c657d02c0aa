import { pickOne, type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal, fillIntegers } from "../../drawing/draw-tensor";
import type { NoteNumbers } from "../../probing/embedded-notes";

export type Inputs = {
  readonly numbers: NoteNumbers;
  /** int32 `[batch, seqLen]`, with padding behind the second and the third note. */
  readonly tokenIds: TensorData;
  readonly baselines: {
    /** A first token and padding, `[1, seqLen]`. */
    readonly one: TensorData;
    readonly each: TensorData;
    readonly id: number;
  };
  readonly target: number;
  readonly targets: readonly number[];
  /** `[batch, 1]` */
  readonly factor: TensorData;
};

const [batch, seqLen, width, classes, vocabSize] = [3, 5, 4, 7, 17];
const lengths = [5, 4, 2];
const firstToken = 2;

export function draw(random: Random): Inputs {
  const token = () => randomInteger(random, 3, vocabSize - 1);
  const rowOf = (i: number) => Math.floor(i / seqLen);
  const isPadding = (i: number) => i % seqLen >= (lengths[rowOf(i)] ?? 0);
  return {
    numbers: {
      embedding: drawNormal(random, [vocabSize, width]),
      mixing: drawNormal(random, [width, width], 0.8),
      classes: drawNormal(random, [width, classes]),
    },
    tokenIds: fillIntegers([batch, seqLen], (i) =>
      i % seqLen === 0 ? firstToken : isPadding(i) ? 0 : token(),
    ),
    baselines: {
      one: fillIntegers([1, seqLen], (i) => (i === 0 ? firstToken : 0)),
      each: fillIntegers([batch, seqLen], () => pickOne(random, [0, token()])),
      id: token(),
    },
    target: randomInteger(random, 1, classes - 1),
    targets: [3, 6, 1],
    factor: drawNormal(random, [batch, 1]),
  };
}
