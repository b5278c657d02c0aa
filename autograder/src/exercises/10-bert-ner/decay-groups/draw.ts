import { type Random, randomInteger, shuffled } from "@attending/lib";
import {
  linearShapes,
  type Shapes,
  transformerBlockShapes,
  within,
} from "../../drawing/draw-state";
import { taggerShapes } from "../bert-for-clinical-ner/shapes";

/** A parameter of a model: only its name and its shape tell whether it decays. */
export type ParameterData = {
  readonly name: string;
  readonly shape: readonly number[];
  /** Taken out of training. */
  readonly isFrozen?: boolean;
  /** The name of another one, before it in the list, with which it is one variable. */
  readonly sameAs?: string;
};

export type ModelData = {
  readonly parameters: readonly ParameterData[];
  readonly weightDecay: number;
};

export type Inputs = {
  /** Names as a BERT's checkpoint has them. */
  readonly tagger: ModelData;
  /** Names as this course's transformer has them. */
  readonly classifier: ModelData;
  /** Names that fit neither. */
  readonly other: ModelData;
  readonly frozen: ModelData;
  /** An embedding that is the last map's weight, too. */
  readonly shared: ModelData;
};

export type ModelName = keyof Inputs;

export function draw(random: Random): Inputs {
  const model = (parameters: readonly ParameterData[]): ModelData => ({
    parameters,
    weightDecay: 0.02 + 0.3 * random(),
  });
  return {
    tagger: model(listed(drawTagger(random))),
    classifier: model(listed(drawClassifier(random))),
    other: model(listed(drawOther(random), random)),
    frozen: model(drawFrozen(random)),
    shared: model(drawShared(random)),
  };
}

/** Small, and never 1, so that each axis is one. */
const drawSize = (random: Random): number => randomInteger(random, 2, 7);

function listed(shapes: Shapes, random?: Random): ParameterData[] {
  const entries = Object.entries(shapes).map(([name, shape]) => ({ name, shape }));
  return random === undefined ? entries : shuffled(random, entries);
}

function drawTagger(random: Random): Shapes {
  const size = () => drawSize(random);
  const sizes = {
    ...{ vocabSize: size(), hiddenSize: size(), numHiddenLayers: randomInteger(random, 1, 2) },
    ...{ numAttentionHeads: 1, intermediateSize: size() },
    ...{ maxPositionEmbeddings: size(), typeVocabSize: 2 },
  };
  return taggerShapes(sizes, size());
}

function drawClassifier(random: Random): Shapes {
  const [vocabSize, dModel, dFf, numClasses] = [0, 1, 2, 3].map(() => drawSize(random));
  return {
    "embedding.weight": [vocabSize ?? 2, dModel ?? 2],
    ...within("blocks.0", transformerBlockShapes(dModel ?? 2, dFf ?? 2)),
    ...linearShapes("classifier", dModel ?? 2, numClasses ?? 2),
  };
}

/** Other numbers of axes, and names in which others stand. */
function drawOther(random: Random): Shapes {
  const size = () => drawSize(random);
  return {
    "filters.kernel": [size(), size(), size()],
    "filters.bias": [size()],
    "distances.bias": [size(), size()],
    "bias.weight": [size(), size()],
    temperature: [],
    gate: [size()],
    "rescaling.weight": [size()],
    "normalised.weight": [size(), size()],
    "narrow.weight": [1, size()],
    "recurrent.inputWeight": [size(), size()],
    "recurrent.inputBias": [size()],
    table: [size(), size()],
  };
}

/** The embedding is frozen, and two parts of the block. */
function drawFrozen(random: Random): ParameterData[] {
  const parts = ["attention.query", "norm1", "linear1"];
  const [first, second] = shuffled(random, parts);
  return listed(drawClassifier(random)).map((parameter) => {
    const isFrozen = ["embedding", `blocks.0.${first}`, `blocks.0.${second}`].some((start) =>
      parameter.name.startsWith(`${start}.`),
    );
    return { ...parameter, isFrozen };
  });
}

function drawShared(random: Random): ParameterData[] {
  const [vocabSize, dModel] = [drawSize(random), drawSize(random)];
  return [
    { name: "embedding.weight", shape: [vocabSize, dModel] },
    { name: "norm.weight", shape: [dModel] },
    { name: "norm.bias", shape: [dModel] },
    { name: "decoder.weight", shape: [vocabSize, dModel], sameAs: "embedding.weight" },
    { name: "decoder.bias", shape: [vocabSize] },
  ];
}
