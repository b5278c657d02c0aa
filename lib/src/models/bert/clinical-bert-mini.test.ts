import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinicalBertMiniRecipe } from "../../pretraining/pretraining-recipe";
import { seededRandom } from "../../random/seeded-random";
import { decodeSafetensors } from "../safetensors";
import { BertForMaskedLM } from "./bert-for-masked-lm";
import { loadPretrained, type PretrainedBert } from "./load-pretrained";

const folder = join(__dirname, "../../../../data/clinical-bert-mini");

/** The embedded encoder below the head that was trained with it. */
function withHead({ bert }: PretrainedBert): BertForMaskedLM {
  const model = new BertForMaskedLM({ bert, random: seededRandom(1) });
  const bytes = readFileSync(join(folder, "model.safetensors"));
  const saved = decodeSafetensors("model.safetensors", bytes);
  const head = (name: string) => saved[`cls.predictions.${name}`]?.values ?? [];
  const { transform, bias } = model.cls.predictions;
  const { hiddenSize } = bert.config;
  tf.tidy(() => {
    const dense = tf.tensor2d(head("transform.dense.weight"), [
      hiddenSize,
      hiddenSize,
    ]);
    transform.dense.weight.assign(dense.transpose());
    transform.dense.bias.assign(tf.tensor1d(head("transform.dense.bias")));
    const scale = tf.tensor1d(head("transform.LayerNorm.weight"));
    transform.LayerNorm.weight.assign(scale);
    const shift = tf.tensor1d(head("transform.LayerNorm.bias"));
    transform.LayerNorm.bias.assign(shift);
    bias.assign(tf.tensor1d(head("bias")));
  });
  return model.eval();
}

describe("data/clinical-bert-mini", () => {
  let pretrained: PretrainedBert;
  let model: BertForMaskedLM;
  beforeAll(() => {
    const random = seededRandom(1);
    pretrained = loadPretrained("clinical-bert-mini", { random });
    model = withHead(pretrained);
  });
  afterAll(() => model.dispose());

  it("has the sizes of its recipe, and fits a repository", () => {
    const { config } = pretrained.bert;
    const { numHiddenLayers, hiddenSize } = clinicalBertMiniRecipe;
    expect(config).toMatchObject({ numHiddenLayers, hiddenSize });
    expect(config.vocabSize).toBe(clinicalBertMiniRecipe.vocabSize);
    expect(config.hiddenDropoutProb).toBe(0.1);
    expect(pretrained.tokenizer.modelMaxLength).toBe(512);
    const { size } = statSync(join(folder, "model.safetensors"));
    expect(size).toBeLessThan(4e6);
  });

  it("cuts any word that a keyboard can write, and knows common ones", () => {
    const { tokenizer } = pretrained;
    const ascii = Array.from({ length: 94 }, (_, i) =>
      String.fromCharCode(33 + i),
    );
    for (const text of [...ascii, "Qzx9j", ascii.join("")]) {
      expect(tokenizer.tokenize(text)).not.toContain("[UNK]");
    }
    expect(tokenizer.tokenize("The patient")).toEqual(["the", "patient"]);
    expect(tokenizer.tokenize("hydrochlorothiazide").length).toBeGreaterThan(3);
  });

  /** The likeliest pieces for the gap, the first 5. */
  function fill(text: string): string[] {
    const { tokenizer } = pretrained;
    const { inputIds, tokens } = tokenizer.encode(text);
    const gap = tokens.indexOf("[MASK]");
    const scores = tf.tidy(() => {
      const ids = tf.tensor2d([inputIds], undefined, "int32");
      const logits = model.forward({ inputIds: ids });
      return logits.slice([0, gap, 0], [1, 1, -1]).dataSync();
    });
    return Array.from(scores, (score, id) => ({ score, id }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 5)
      .map(({ id }) => tokenizer.vocabulary.pieceOf(id));
  }

  it.each([
    ["The patient is allergic [MASK] lisinopril.", "to"],
    ["She denies chest pain [MASK] fever.", "and"],
    ["She [MASK] appendectomy yesterday.", "underwent"],
  ])("fills the gap in: %s", (text, piece) => {
    expect(fill(text)).toContain(piece);
  });
});
