import {
  type AttentionClassifier,
  type AttentionPictureOptions,
  chooseBackend,
  clinicalVocabulary,
  diagnosisNames,
  type TermCategory,
  termCategories,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** Asks with all padding, and cuts off what belongs to it. */
function cutAfterwards(
  model: AttentionClassifier,
  tokenIds: number[],
  { layer }: AttentionPictureOptions = {},
) {
  model.eval();
  const { logits, attentionWeights } = model.forward(tf.tensor2d([tokenIds], undefined, "int32"));
  const length = tokenIds.filter((id) => id > 0).length;
  const index = layer === undefined || layer < 0 ? attentionWeights.length - 1 : layer;
  const [heads = []] = attentionWeights[index]?.arraySync() ?? [];
  const labels = tokenIds
    .slice(0, length)
    .map((id, i) => `${clinicalVocabulary.tokenOf(id)} (${i + 1})`);
  const said = diagnosisNames.filter((_, c) => (logits.dataSync()[c] ?? 0) > 0);
  return {
    title: `The model says: ${said.length === 0 ? "None of the four" : said.join(" and ")}`,
    heads: heads.map((rows) => ({
      name: "",
      x: labels,
      y: [...labels],
      z: rows.slice(0, length).map((row) => row.slice(0, length)),
    })),
  };
}

/**
 * With all padding, and a mask for it. The length cancels out: (sum over queries / n) / (n_c / n) is
 * the sum over queries, divided by n_c.
 */
function byMasks(
  model: AttentionClassifier,
  notes: number[][],
  categories: readonly TermCategory[] = termCategories,
) {
  model.eval();
  const tables = notes.map((note) => {
    const { attentionWeights } = model.forward(tf.tensor2d([note], undefined, "int32"));
    return attentionWeights.map((weights) => {
      const isReal = tf.tensor2d([note.map((id) => (id === 0 ? 0 : 1))]);
      const isIn = tf.tensor2d(
        note.map((id) => categories.map(({ tokenIds }) => (tokenIds.includes(id) ? 1 : 0))),
      );
      return weights
        .squeeze<tf.Tensor3D>([0])
        .unstack<tf.Tensor2D>()
        .map((head) => {
          const mass = isReal.matMul(head).matMul(isIn);
          return [...mass.div(isIn.sum(0)).dataSync()];
        });
    });
  });
  const stands = (c: number) =>
    tables.filter((_, n) => notes[n]?.some((id) => categories[c]?.tokenIds.includes(id)));
  const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  return {
    ratios: (tables[0] ?? []).map((heads, layer) =>
      heads.map((_, head) =>
        categories.map((_, c) => mean(stands(c).map((of) => of[layer]?.[head]?.[c] ?? 0))),
      ),
    ),
    numNotes: categories.map((_, c) => stands(c).length),
  };
}

describe("05.1 takes another right way", () => {
  it("cuts afterwards, and labels otherwise", async () => {
    expect(await lostClaims("05.1", { visualizeAttention: cutAfterwards })).toEqual([]);
  });
});

describe("05.2 takes another right way", () => {
  it("masks, and divides in another order", async () => {
    expect(await lostClaims("05.2", { analyzeHeadSpecialization: byMasks })).toEqual([]);
  });
});
