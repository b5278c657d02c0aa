import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { minilmCheckpoint } from "../../../tests/minilm-checkpoint";
import { seededRandom } from "../../random/seeded-random";
import { decodeSafetensors } from "../safetensors";
import { loadPretrained, type PretrainedBert } from "./load-pretrained";

const fixture = join(__dirname, "../../../tests/fixtures/minilm");
const input: Record<"inputIds" | "attentionMask" | "tokenTypeIds", number[][]> &
  Record<"texts", string[]> = JSON.parse(
  readFileSync(join(fixture, "input.json"), "utf8"),
);
const expected = decodeSafetensors(
  "expected.safetensors",
  readFileSync(join(fixture, "expected.safetensors")),
);

/** Of hidden states, which go up to 10. */
const tolerance = 1e-4;

describe("all-MiniLM-L6-v2 as PyTorch and Hugging Face compute it", () => {
  let minilm: PretrainedBert | undefined;
  beforeAll(async () => {
    const folder = await minilmCheckpoint();
    if (folder === undefined) return;
    minilm = loadPretrained(folder, { random: seededRandom(1) });
    minilm.bert.eval();
  }, 600_000);

  const missing = "needs the checkpoint, which could not be fetched";

  it("reads the same ids", (context) => {
    if (minilm === undefined) return context.skip(missing);
    const { inputIds, attentionMask, tokenTypeIds } =
      minilm.tokenizer.encodeBatch(input.texts);
    expect(inputIds).toEqual(input.inputIds);
    expect(attentionMask).toEqual(input.attentionMask);
    expect(tokenTypeIds).toEqual(input.tokenTypeIds);
    expect(minilm.tokenizer.modelMaxLength).toBe(512);
  });

  it("has the same hidden states, padding aside", (context) => {
    if (minilm === undefined) return context.skip(missing);
    const { bert, tokenizer } = minilm;
    const batch = tokenizer.encodeBatch(input.texts);
    const table = (name: "inputIds" | "attentionMask" | "tokenTypeIds") =>
      tf.tensor2d(batch[name], undefined, "int32");
    tf.tidy(() => {
      const { hiddenStates = [] } = bert.forward({
        inputIds: table("inputIds"),
        attentionMask: table("attentionMask"),
        tokenTypeIds: table("tokenTypeIds"),
        outputHiddenStates: true,
      });
      for (const [name, { shape, values }] of Object.entries(expected)) {
        const layer = Number(name.split(".")[1]);
        expect(hiddenStates[layer]?.shape).toEqual(shape);
        const numbers = hiddenStates[layer]?.dataSync() ?? [];
        const differences = Array.from(values, (value, i) =>
          batch.attentionMask.flat()[Math.floor(i / 384)] === 0
            ? 0
            : Math.abs(value - (numbers[i] ?? Number.NaN)),
        );
        expect(Math.max(...differences), name).toBeLessThanOrEqual(tolerance);
      }
    });
  });
});
