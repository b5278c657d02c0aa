import * as tf from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import { bertUncased } from "../../tests/bert-vocabulary";
import { tokenClassificationLoss } from "../functional/token-classification-loss";
import { AssertionClassifier } from "../models/bert/assertion-classifier";
import { BertModel } from "../models/bert/bert-model";
import type { Assertion } from "../ner/synthetic/write-sentence";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "../training/adam";
import { fit } from "../training/fit";
import { assertionLabels } from "./assertion-labels";
import { AssertionLoader } from "./assertion-loader";
import { predictAssertions } from "./predict-assertions";

const tokenizer = bertUncased();
const random = seededRandom(1);
const bert = new BertModel({
  vocabSize: tokenizer.vocabulary.size,
  hiddenSize: 24,
  numHiddenLayers: 1,
  numAttentionHeads: 3,
  intermediateSize: 29,
  maxPositionEmbeddings: 64,
  random,
});
const model = new AssertionClassifier({ bert, numLabels: 4, random });
afterAll(() => model.dispose());

const sentence = (
  text: string,
  ...spans: (readonly [start: number, end: number])[]
) => ({
  tokens: text.split(" ").filter((word) => word !== ""),
  mentions: spans.map(([start, end]) => ({ start, end })),
});
const predict = (
  sentences: ReturnType<typeof sentence>[],
  options: { maxLength?: number; batchSize?: number } = {},
) => predictAssertions({ model, tokenizer, sentences, ...options });

/** Whatever it reads, the model says this. */
function saying(label: Assertion, run: () => void): void {
  const { bias } = model.classifier;
  const own = bias?.clone();
  const scores = assertionLabels.map((each) => (each === label ? 1e6 : 0));
  tf.tidy(() => bias?.assign(tf.tensor1d(scores)));
  try {
    run();
  } finally {
    if (own) bias?.assign(own);
    own?.dispose();
  }
}

describe("predictAssertions", () => {
  it("has a label for every mention, in its place", () => {
    for (const label of assertionLabels) {
      saying(label, () => {
        const asked = [
          sentence("No cough or pain .", [1, 2], [3, 4]),
          sentence("Well ."),
          sentence("Cough .", [0, 1]),
        ];
        expect(predict(asked)).toEqual([[label, label], [], [label]]);
      });
    }
  });

  it("does not depend on what is read together", () => {
    const asked = [
      sentence("No cough or chest pain today .", [1, 2], [3, 5]),
      sentence("Possible pneumonia .", [1, 2]),
      sentence("He had a cough as a child , and has fever .", [3, 4], [10, 11]),
    ];
    expect(predict(asked, { batchSize: 1 })).toEqual(predict(asked));
  });

  it("calls present what was cut off, or what is no text", () => {
    saying("absent", () => {
      const asked = [sentence("No cough or pain", [1, 2], [3, 4])];
      expect(predict(asked, { maxLength: 4 })).toEqual([["absent", "present"]]);
      expect(predict([sentence("no \u0000 cough", [1, 2])])).toEqual([
        ["present"],
      ]);
    });
  });

  it("reads signs, and has nothing to say without mentions", () => {
    expect(predict([sentence(". , !", [1, 2])])[0]).toHaveLength(1);
    expect(predict([sentence("")])).toEqual([[]]);
    expect(predict([])).toEqual([]);
  });

  it("refuses a mention that is not in its sentence, and quotes none", () => {
    const asked = () =>
      predict([sentence("Well ."), sentence("No SECRET", [2, 3])]);
    expect(asked).toThrow(
      "predictAssertions, sentence 1: expected entities of at least one of 2 words, got words 2 to before 3.",
    );
    expect(asked).not.toThrow(/SECRET/);
  });

  it("leaves the model's mode, and no tensors", () => {
    const before = tf.memory().numTensors;
    model.train();
    predict([sentence("No cough .", [1, 2])]);
    expect(model.training).toBe(true);
    model.eval();
    predict([sentence("No cough .", [1, 2])]);
    expect(model.training).toBe(false);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("tells a denied mention from one that is not, once it has learned", async () => {
    const findings = "cough fever pain rash edema nausea asthma anemia".split(
      " ",
    );
    const denied = (finding: string, assertion: "absent" | "present") => ({
      tokens: [assertion === "absent" ? "no" : "has", finding, "today"],
      mentions: [{ type: "DIAG", start: 1, end: 2, assertion }],
    });
    const [unseen = "", ...seen] = findings;
    const sentences = seen.flatMap((finding) => [
      denied(finding, "absent"),
      denied(finding, "present"),
    ]);
    const optimizer = new AdamW(
      [{ parameters: model.namedParameters(), weightDecay: 0 }],
      { learningRate: 5e-3 },
    );
    await fit(model, {
      train: new AssertionLoader({ sentences, tokenizer, batchSize: 7 }),
      computeLoss: ({ labels, ...input }) =>
        tokenClassificationLoss(model.forward(input).logits, labels),
      optimizer,
      epochs: 12,
      seed: 1,
      progress: false,
    });
    const asked = [denied(unseen, "absent"), denied(unseen, "present")];
    expect(predictAssertions({ model, tokenizer, sentences: asked })).toEqual([
      ["absent"],
      ["present"],
    ]);
  }, 60_000);
});
