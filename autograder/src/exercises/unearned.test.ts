import {
  BertForClinicalNER,
  Dropout,
  type comprehensiveEvaluation as evaluate,
  evaluateNer,
  lossAndGradients,
  type Module,
  profileInference,
  reliabilityDiagram,
  tokenizeAndAlignLabels,
  type trainEpoch as train,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { lostClaims } from "../judging/fixtures/judge-answer";
import type { Answer } from "./exercise";

type Of<Call extends (options: never) => unknown> = Parameters<Call>[0];
type Profile = Parameters<typeof profileInference>;

const frozen = (model: Module): void => {
  Object.defineProperty(model, "training", { get: () => false, set: () => undefined });
};

/** Refuses by how much it is given, and not by what. */
const refusals: Answer = {
  tokenizeAndAlignLabels: (options: Of<typeof tokenizeAndAlignLabels>) => {
    const { sentences, labels } = options;
    const isShort = sentences.every(({ tokens }) => tokens.length < 20);
    if (sentences.length < 3 && isShort) throw new Error("no");
    const known = sentences.map(({ tokens, tags }) => ({
      tokens,
      tags: tokens.map((_, i) => labels.find((label) => label === tags[i]) ?? "O"),
    }));
    return tokenizeAndAlignLabels({ ...options, sentences: known });
  },
  profileInference: (model: Profile[0], options: Profile[1]) => {
    if (options.notes.length < 3) throw new Error("no");
    const notes = options.notes.flat().length === 0 ? [[1]] : options.notes;
    return profileInference(model, { ...options, notes });
  },
  reliabilityDiagram: (confidences: number[], right: boolean[], { numBins = 10 } = {}) => {
    if (confidences.length < 3) throw new Error("no");
    const known = confidences.map((each) => Math.min(1, each || 0));
    const outcomes = known.map((_, i) => right[i] ?? false);
    return reliabilityDiagram(known, outcomes, { numBins: Math.max(1, numBins) });
  },
};

it.each(["09.2", "12.1", "12.2"])("%s: a refusal looks at what is wrong", async (id) => {
  expect((await lostClaims(id, refusals)).map((claim) => claim.id)).toEqual(["refused"]);
});

it("10.3: nobody says of a model how much it was asked at once", async () => {
  const answer = (options: Of<typeof evaluateNer>) => {
    const found = evaluateNer({ ...options, batchSize: 1000 });
    Object.assign(options.model, { mostAtOnce: 1 });
    return found;
  };
  const lost = await lostClaims("10.3", { evaluateNer: answer });
  expect(lost.map((claim) => claim.id)).toEqual(["defaults"]);
});

/** Models that can no longer be trained, rather than asked in their evaluation mode. */
const freezing: Answer = {
  evaluateNer: (options: Of<typeof evaluateNer>) => {
    frozen(options.model);
    return evaluateNer(options);
  },
  profileInference: (model: Profile[0], options: Profile[1]) => {
    frozen(model);
    return profileInference(model, options);
  },
};

it.each(["10.3", "12.1"])("%s: a model is asked in its mode, not changed", async (id) => {
  expect((await lostClaims(id, freezing)).map((claim) => claim.id)).toEqual(["mode"]);
});

it("10.2: nobody counts steps that were not taken", async () => {
  const trainEpoch = async () => ({ loss: 0, steps: 3 });
  const lost = (await lostClaims("10.2", { trainEpoch })).map((claim) => claim.id);
  expect(lost).toContain("count");
});

it("10.2: the optimiser steps, and nobody in its place", async () => {
  const trainEpoch = async ({ model, batches, optimizer }: Of<typeof train>) => {
    model.train();
    let steps = 0;
    for (const batch of batches) {
      const { gradients } = lossAndGradients(
        model,
        () => model.forward(batch).loss ?? tf.scalar(0),
      );
      optimizer.step({});
      for (const [name, parameter] of model.namedParameters()) {
        tf.tidy(() => parameter.assign(parameter.sub(gradients[name]?.mul(0.5) ?? 0)));
      }
      steps += 1;
    }
    return { loss: 0, steps };
  };
  const lost = (await lostClaims("10.2", { trainEpoch })).map((claim) => claim.id);
  expect(lost).toEqual(expect.arrayContaining(["steps", "mode"]));
});

it("11.1: titles stand over a picture", async () => {
  const comprehensiveEvaluation = ({ caption = "" }: Of<typeof evaluate>) => {
    const figure = { data: [], layout: { title: `a picture, ${caption}` } };
    return { figures: { comparison: figure, confusion: figure, curves: figure } };
  };
  const lost = await lostClaims("11.1", { comprehensiveEvaluation });
  expect(lost.map((claim) => claim.id)).toContain("titles");
});

it("10.1: dropout drops a tenth, and not one value", async () => {
  class AlwaysTheSame extends Dropout {
    override forward<T extends tf.Tensor>(x: T): T {
      if (!this.training || this.rate === 0) return x;
      const scale = this.rate > 0.9 ? 0 : 1 / (1 - this.rate);
      const kept = Array.from({ length: x.size }, (_, i) => (i === 0 ? 0 : scale));
      return x.mul(tf.tensor(kept, x.shape));
    }
  }
  class Tagger extends BertForClinicalNER {
    constructor(options: ConstructorParameters<typeof BertForClinicalNER>[0]) {
      super(options);
      const { dropoutRate = 0.1, random } = options;
      Object.assign(this, { dropout: new AlwaysTheSame({ rate: dropoutRate, random }) });
    }
  }
  const lost = await lostClaims("10.1", { BertForClinicalNER: Tagger });
  expect(lost.map((claim) => claim.id)).toEqual(["training"]);
});
