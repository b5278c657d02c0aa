import type * as tf from "@tensorflow/tfjs";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { EmbeddedNotes } from "../../probing/embedded-notes";
import { explanationToData } from "../../probing/explained-function";
import { toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs } from "./draw";

type Explain = (options: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { numbers, tokenIds, baselines, target, targets, factor } = inputs;
  const explain: Explain = (options) =>
    (declaredAs(answer, "layerIntegratedGradients") as Explain)(options);
  const plain = () => ({
    model: new EmbeddedNotes(numbers),
    ...{ layer: "embedding", inputs: toTensor(tokenIds), target },
  });
  const seen = (options: () => object) =>
    attempt(() => explanationToData(explain({ ...plain(), ...options() })));
  const fromOne = () => ({ baselines: toTensor(baselines.one) });
  const withFactor = () => ({ ...fromOne(), additionalForwardArgs: [toTensor(factor)] });
  const both = () => ({
    inputs: [toTensor(tokenIds), toTensor(factor)],
    baselines: [toTensor(baselines.one), 0.5],
  });
  const coarse = { nSteps: 3, method: "riemann_left" };
  return {
    plain: seen(() => ({})),
    one: seen(fromOne),
    each: seen(() => ({ baselines: toTensor(baselines.each) })),
    id: seen(() => ({ baselines: baselines.id })),
    targets: seen(() => ({ ...fromOne(), target: [...targets] })),
    mixing: seen(() => ({ ...fromOne(), layer: "mixing" })),
    intoMixing: seen(() => ({ ...fromOne(), layer: "mixing", attributeToLayerInput: true })),
    forward: attempt(() => {
      const asked = plain();
      const forward = (ids: tf.Tensor) => asked.model.forward(ids).logits.square();
      return explanationToData(explain({ ...asked, ...fromOne(), forward }));
    }),
    others: seen(withFactor),
    several: seen(both),
    // Of this layer they change what comes in, too.
    othersBefore: seen(() => ({ ...withFactor(), layer: "mixing" })),
    severalBefore: seen(() => ({ ...both(), layer: "mixing" })),
    coarse: seen(() => ({ ...fromOne(), ...coarse })),
    mean: seen(() => ({ ...fromOne(), multiplyByInputs: false })),
    delta: seen(() => ({ ...fromOne(), ...coarse, returnConvergenceDelta: true })),
    intact: attempt(() => {
      const asked = { ...plain(), ...fromOne() };
      const explained = explanationToData(explain(asked));
      return { explained, logits: toData(asked.model.forward(toTensor(tokenIds)).logits) };
    }),
    leaks: attempt(() => {
      const asked = { ...plain(), ...fromOne() };
      return leaksOf(() => explain(asked));
    }),
  };
}
