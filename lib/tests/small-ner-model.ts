import { BertForClinicalNER } from "../src/models/bert/bert-for-clinical-ner";
import { BertModel } from "../src/models/bert/bert-model";
import { seededRandom } from "../src/random/seeded-random";

/** A tagger of a few numbers that says the same of every piece: its classifier's bias. */
export function biasedTagger(
  bias: readonly number[],
  { vocabSize = 11, dropoutRate = 0.1 } = {},
): BertForClinicalNER {
  const random = seededRandom(7);
  const bert = new BertModel({
    ...{ vocabSize, hiddenSize: 6, numHiddenLayers: 1, numAttentionHeads: 3 },
    ...{ intermediateSize: 7, maxPositionEmbeddings: 13, random },
  });
  const numLabels = bias.length;
  const model = new BertForClinicalNER({ bert, numLabels, dropoutRate, random });
  const state = model.stateDict();
  state["classifier.weight"]?.values.fill(0);
  state["classifier.bias"]?.values.set(bias);
  model.loadStateDict(state);
  return model;
}
