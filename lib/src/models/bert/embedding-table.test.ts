import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { fastBackends } from "../../../tests/fast-backends";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../../tests/tensor-expectations";
import { startBackend } from "../../backend/backend-candidates";
import { VocabularyError } from "../../errors/vocabulary-error";
import { EmbeddingTable } from "./embedding-table";

const make = (numRows: number, width: number, untrainedId?: number) =>
  new EmbeddingTable({
    name: "inputIds",
    numRows,
    width,
    firstWeights: (count) => Float32Array.from({ length: count }, (_, i) => i),
    untrainedId,
  });
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

describe("EmbeddingTable", () => {
  it("looks up the rows, of the untrained id too", () => {
    const table = make(3, 2);
    expectTensor(
      table.forward(
        ids([
          [2, 1],
          [0, 2],
        ]),
      ),
      [2, 2, 2],
      [4, 5, 2, 3, 0, 1, 4, 5],
    );
    expectTensor(table.firstRows(2), [2, 2], [0, 1, 2, 3]);
  });

  it("starts with zeros in the row that is not trained", () => {
    expectTensor(make(3, 2, 1).weight, [3, 2], [0, 1, 0, 0, 4, 5]);
  });

  it.each(["wasm", ...fastBackends, "cpu"] as const)(
    "adds up on %s the gradients of each use, but of the untrained id",
    async (backend) => {
      await startBackend[backend]();
      const table = make(5, 2, 4);
      const used = ids([
        [2, 4, 2],
        [0, 2, 4],
      ]);
      const scale = tf.tensor3d(
        [1, 10, 2, 20, 4, 40, 8, 80, 16, 160, 32, 320],
        [2, 3, 2],
      );
      const loss = () => table.forward(used).mul(scale).sum<tf.Scalar>();
      const { grads } = tf.variableGrads(loss, table.parameters());
      expectTensor(
        grads[table.weight.name] ?? tf.scalar(NaN),
        [5, 2],
        [8, 80, 0, 0, 1 + 4 + 16, 10 + 40 + 160, 0, 0, 0, 0],
      );
      await startBackend.wasm();
    },
  );

  it("has the gradient of ids that are gone by then", () => {
    const table = make(5, 2);
    const used = ids([[3]]);
    const loss = () => {
      const vectors = table.forward(used);
      used.dispose();
      return vectors.sum<tf.Scalar>();
    };
    const { grads } = tf.variableGrads(loss, table.parameters());
    const expected = [0, 0, 0, 0, 0, 0, 1, 1, 0, 0];
    expectTensor(grads[table.weight.name] ?? tf.scalar(NaN), [5, 2], expected);
  });

  it("refuses an id without a row", () => {
    for (const id of [5, -1]) {
      expect(() => make(5, 2).forward(ids([[1, id]]))).toThrow(VocabularyError);
      expect(() => make(5, 2).forward(ids([[1, id]]))).toThrow(
        `BertModel: expected inputIds from 0 to 4, got ${id}. Use the tokenizer that belongs to the model.`,
      );
    }
    for (const id of [0.5, NaN]) {
      const floats = tf.tensor2d([[id]]);
      expect(() => make(5, 2).forward(floats)).toThrow(`to 4, got ${id}.`);
    }
  });

  it("leaves no tensors behind", () => {
    const table = make(5, 3);
    const used = ids([[1, 2, 0]]);
    expectNoLeak(() => table.forward(used));
    const scale = waveTensor([1, 3, 3]);
    expectNoLeak(() => {
      const { value, grads } = tf.variableGrads(
        () => table.forward(used).mul(scale).sum<tf.Scalar>(),
        table.parameters(),
      );
      return { value, grads };
    });
  });
});
