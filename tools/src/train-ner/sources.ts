import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  findExternalFile,
  loadPretrained,
  type NerCorpus,
  type NerTrainingData,
  type NerTrainingModel,
  readNerCorpus,
  seededRandom,
  tokenizeAndAlignLabels,
} from "@attending/lib";

/** What a run trains on and begins with, and what its result says of both. */
export interface TrainingSources {
  readonly corpus: NerCorpus;
  readonly data: NerTrainingData;
  readonly model: NerTrainingModel;
}

/**
 * The corpus and the model, read once before anything is trained, so that what is missing or does
 * not fit is told at once.
 *
 * @throws DataError or VocabularyError when a folder or a file is missing, cannot be read or does not
 * fit, Error when the model reads fewer pieces than are asked for
 */
export function readSources(names: {
  readonly model: string;
  readonly data: string;
  readonly maxLength: number;
}): TrainingSources {
  const { maxLength } = names;
  const corpus = readNerCorpus(names.data);
  const { bert, tokenizer } = loadPretrained(names.model, { random: seededRandom(1) });
  if (maxLength > tokenizer.modelMaxLength) {
    throw new Error(
      `train:ner: expected --max-length up to ${tokenizer.modelMaxLength}, which the model reads, got ${maxLength}.`,
    );
  }
  const { numHiddenLayers, hiddenSize } = bert.config;
  const model = {
    name: nameOf(names.model),
    numLayers: numHiddenLayers,
    hiddenSize,
    numParameters: bert.countParameters(),
    sha256: sha256(readFileSync(path.join(placeOf(names.model), "model.safetensors"))),
  };
  bert.dispose();
  const { labels, train, validation, test } = corpus;
  const { wordIds } = tokenizeAndAlignLabels({ sentences: test, labels, tokenizer, maxLength });
  const numRead = wordIds.reduce((sum, ids) => sum + new Set(ids.filter(isWord)).size, 0);
  const numWords = test.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const data = {
    name: nameOf(names.data),
    labels,
    numTrain: train.length,
    numValidation: validation.length,
    numTest: test.length,
    numCutOff: numWords - numRead,
    sha256: sha256(JSON.stringify([labels, train, validation, test])),
  };
  return { corpus, data, model };
}

const isWord = (word: number | null): word is number => word !== null;

const placeOf = (name: string) => findExternalFile(name) ?? name;

/** The folder's own name: a result says nothing of the machine it was made on. */
const nameOf = (name: string) => path.basename(path.resolve(name));

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
