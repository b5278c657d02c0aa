import {
  AdamW,
  BertForClinicalNER,
  clinicalEntityTypes,
  decayGroups,
  evaluateNer,
  generateNerCorpus,
  type LabelledNotes,
  linearSchedule,
  loadPretrained,
  NerLoader,
  type PretrainedBert,
  type PretrainingConfig,
  type PretrainingRow,
  type PretrainingStart,
  seededRandom,
  trainEpoch,
} from "@attending/lib";
import { unreadEncoder } from "../unread-encoder";

/** What is trained. */
export interface TaggerOptions extends LabelledNotes {
  readonly start: PretrainingStart;
  readonly seed: number;
  readonly config: PretrainingConfig;
  /** The folders of the encoders that were pre-trained. */
  readonly folders: Readonly<Record<Exclude<PretrainingStart, "random">, string>>;
}

/** A tagger, fine-tuned from one start and judged by the test notes. */
export async function trainTagger(options: TaggerOptions): Promise<PretrainingRow> {
  const { start, seed, numTrain, epochs, config } = options;
  const { corpusSeed, numTest, batchSize, learningRate } = config;
  const random = seededRandom(corpusSeed);
  const { train, test, labels } = generateNerCorpus({ random, numTrain, numTest });
  const { bert, tokenizer } = encoderOf(options);
  const model = new BertForClinicalNER({
    bert,
    numLabels: labels.length,
    random: seededRandom(seed),
  });
  const loader = new NerLoader({ sentences: train, labels, tokenizer, batchSize });
  const totalSteps = epochs * loader.numBatches;
  const schedule = linearSchedule({ warmupSteps: Math.round(totalSteps / 10), totalSteps });
  const optimizer = new AdamW(decayGroups(model, 0.01), { learningRate });
  const order = seededRandom(seed);
  const trainLoss: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const firstStep = epoch * loader.numBatches;
    const batches = loader.batches(order);
    const { loss } = await trainEpoch({ model, batches, optimizer, schedule, firstStep });
    trainLoss.push(loss);
  }
  const { f1, report } = evaluateNer({ model, tokenizer, sentences: test, labels });
  optimizer.dispose();
  model.dispose();
  const typeF1 = clinicalEntityTypes.map((type) => f1Of(report.perType, type));
  return { start, numTrain, epochs, seed, f1, typeF1, trainLoss };
}

function f1Of(perType: ReturnType<typeof evaluateNer>["report"]["perType"], type: string): number {
  return perType.find((scores) => scores.type === type)?.f1 ?? 0;
}

/** All starts cut words alike, and have the same sizes. */
function encoderOf({ start, seed, folders }: TaggerOptions): PretrainedBert {
  const random = seededRandom(seed);
  return start === "random"
    ? unreadEncoder(folders["all names"], random)
    : loadPretrained(folders[start], { random });
}
