import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import type { StateDict } from "../src/layers/state-dict";
import { BertForClinicalNER } from "../src/models/bert/bert-for-clinical-ner";
import { loadBert } from "../src/models/bert/load-bert";
import { decodeSafetensors } from "../src/models/safetensors";
import { seededRandom } from "../src/random/seeded-random";

/** What `make-fixture.py` in it made. */
export const bertFolder = join(__dirname, "fixtures", "bert");

/** A file of the fixture. */
export function readBertFile(name: string): Buffer {
  return readFileSync(join(bertFolder, name));
}

/** The tensors of a file of the fixture, linear weights `[out, in]` as PyTorch has them. */
export function readBertTensors(name: "model.safetensors" | "expected.safetensors"): StateDict {
  return decodeSafetensors(name, readBertFile(name));
}

/** The padded batch, as tensors of the current backend. */
export function bertBatch(): Record<
  "inputIds" | "attentionMask" | "tokenTypeIds" | "labels",
  tf.Tensor2D
> {
  const tables: Record<string, number[][]> = JSON.parse(readBertFile("input.json").toString());
  const table = (name: string) => tf.tensor2d(tables[name] ?? [], undefined, "int32");
  return {
    inputIds: table("inputIds"),
    attentionMask: table("attentionMask"),
    tokenTypeIds: table("tokenTypeIds"),
    labels: table("labels"),
  };
}

/** The fixture's encoder with its classifier of 5 labels, in `eval()` mode. */
export function bertClassifier(): BertForClinicalNER {
  const random = seededRandom(1);
  const bert = loadBert(bertFolder, { random });
  const model = new BertForClinicalNER({ bert, numLabels: 5, random });
  const { "classifier.weight": weight, "classifier.bias": bias } =
    readBertTensors("model.safetensors");
  tf.tidy(() => {
    model.classifier.weight.assign(
      tf.tensor2d(weight?.values ?? [], [5, 32]).transpose() as tf.Tensor,
    );
    model.classifier.bias.assign(tf.tensor1d(bias?.values ?? []) as tf.Tensor);
  });
  return model.eval();
}
