import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../../errors/data-error";
import type { StateDict, StateEntry } from "../../layers/state-dict";
import type { Random } from "../../random/seeded-random";
import { decodeSafetensors } from "../safetensors";
import type { BertConfig } from "./bert-config";
import { BertModel } from "./bert-model";
import { bertTensorShapes, isLinearWeight } from "./bert-tensor-shapes";
import { chooseEncoder, renameTensors } from "./checkpoint-names";
import { readBertConfig } from "./read-bert-config";
import { requireLayers, requireTensors } from "./require-tensors";

/** How a loaded BERT differs from the file, and what its dropout draws from. */
export interface LoadBertOptions
  extends Pick<BertConfig, "hiddenDropoutProb" | "attentionProbsDropoutProb"> {
  readonly random: Random;
}

/**
 * A BERT with the weights of a Hugging Face folder, in training mode.
 *
 * The folder has `config.json` and `model.safetensors`, in float32 or half
 * precision. Names may begin with `bert.`; heads and the pooler are left out.
 *
 * @throws DataError when a file is missing or broken, or the model is no BERT
 * that `BertModel` can be; ShapeError when a tensor is not as the config says
 * @example
 * const bert = loadBert("models/minilm", { random: seededRandom(42) });
 */
export function loadBert(folder: string, options: LoadBertOptions): BertModel {
  const where = "loadBert";
  const json = readBytes(where, folder, "config.json").toString("utf8");
  const config = readBertConfig(where, json);
  const bytes = readBytes(where, folder, "model.safetensors");
  const chosen = decodeSafetensors(where, bytes, { choose: chooseEncoder });
  const tensors = renameTensors(where, chosen);
  requireLayers(where, Object.keys(tensors), config);
  requireTensors(where, tensors, bertTensorShapes(config));
  const model = new BertModel({
    ...config,
    hiddenDropoutProb: options.hiddenDropoutProb ?? config.hiddenDropoutProb,
    attentionProbsDropoutProb:
      options.attentionProbsDropoutProb ?? config.attentionProbsDropoutProb,
    startAt: "zero",
    random: options.random,
  });
  model.loadStateDict(asParameters(tensors));
  return model;
}

/** Linear weights are `[out, in]` in the file and `[in, out]` in the model. */
function asParameters(tensors: StateDict): StateDict {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, entry]) => [
      name,
      isLinearWeight(name) ? transposed(entry) : entry,
    ]),
  );
}

function transposed({ dtype, shape, values }: StateEntry): StateEntry {
  const [rows = 0, columns = 0] = shape;
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return { dtype, shape: [columns, rows], values: turned };
}

function readBytes(where: string, folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    throw new DataError({
      where,
      expected: `the file ${name} in ${folder}`,
      got: error instanceof Error ? error.message : String(error),
      fix: "Give a Hugging Face folder with config.json and model.safetensors; weights in other files must be saved again.",
    });
  }
}
