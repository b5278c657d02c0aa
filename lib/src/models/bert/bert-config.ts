import { DataError } from "../../errors/data-error";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { requireRate } from "../../errors/require-rate";
import { ShapeError } from "../../errors/shape-error";

/** The sizes of a BERT, by the names of a Hugging Face `config.json`. */
export interface BertConfig {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly numHiddenLayers: number;
  /** Divides `hiddenSize`. */
  readonly numAttentionHeads: number;
  /** The features between the two linear maps of a layer. */
  readonly intermediateSize: number;
  /** The longest sequence. @default 512 */
  readonly maxPositionEmbeddings?: number | undefined;
  /** How many segments a sequence may have. @default 2 */
  readonly typeVocabSize?: number | undefined;
  /** @default 1e-12 */
  readonly layerNormEps?: number | undefined;
  /** @default 0.1 */
  readonly hiddenDropoutProb?: number | undefined;
  /** @default 0.1 */
  readonly attentionProbsDropoutProb?: number | undefined;
  /** x · Φ(x), the only one there is. @default "gelu" */
  readonly hiddenAct?: "gelu" | undefined;
  /** The token whose vector is not trained. @default 0 */
  readonly padTokenId?: number | undefined;
}

/** A {@link BertConfig} in which nothing is left out. */
export type FullBertConfig = {
  readonly [Name in keyof BertConfig]-?: Exclude<BertConfig[Name], undefined>;
};

const defaults = {
  maxPositionEmbeddings: 512,
  typeVocabSize: 2,
  layerNormEps: 1e-12,
  hiddenDropoutProb: 0.1,
  attentionProbsDropoutProb: 0.1,
  hiddenAct: "gelu",
  padTokenId: 0,
} as const;

const sizes = [
  "vocabSize",
  "hiddenSize",
  "numHiddenLayers",
  "numAttentionHeads",
  "intermediateSize",
  "maxPositionEmbeddings",
  "typeVocabSize",
] as const;

/**
 * The config with its defaults filled in.
 *
 * @throws DataError when a size, rate or activation cannot be used, ShapeError
 * when `numAttentionHeads` does not divide `hiddenSize`
 */
export function fullBertConfig(config: BertConfig): FullBertConfig {
  const given = Object.entries(config).filter(([, value]) => value != null);
  const full: FullBertConfig = {
    ...defaults,
    ...(Object.fromEntries(given) as unknown as BertConfig),
  } as FullBertConfig;
  const where = "BertConfig";
  for (const name of sizes) requirePositiveInteger(where, name, full[name]);
  requireHeads(full);
  requireRate(where, "hiddenDropoutProb", full.hiddenDropoutProb);
  requireRate(
    where,
    "attentionProbsDropoutProb",
    full.attentionProbsDropoutProb,
  );
  requireEpsilon(full.layerNormEps);
  requirePadding(full);
  if (full.hiddenAct === "gelu") return full;
  throw new DataError({
    where,
    expected: 'hiddenAct "gelu"',
    got: JSON.stringify(full.hiddenAct),
    fix: "No other activation is built: choose a model that has this one.",
  });
}

function requireHeads({ hiddenSize, numAttentionHeads }: FullBertConfig): void {
  if (hiddenSize % numAttentionHeads === 0) return;
  throw new ShapeError({
    where: "BertConfig",
    expected: "hiddenSize divisible by numAttentionHeads",
    got: `${hiddenSize} and ${numAttentionHeads}`,
    fix: "Each head has as many features as the others.",
  });
}

function requireEpsilon(layerNormEps: number): void {
  if (Number.isFinite(layerNormEps) && layerNormEps >= 0) return;
  throw new DataError({
    where: "BertConfig",
    expected: "layerNormEps to be 0 or above",
    got: `${layerNormEps}`,
    fix: "Leave it out to have BERT's own, 1e-12.",
  });
}

function requirePadding({ padTokenId, vocabSize }: FullBertConfig): void {
  const isId = Number.isSafeInteger(padTokenId) && padTokenId >= 0;
  if (isId && padTokenId < vocabSize) return;
  throw new DataError({
    where: "BertConfig",
    expected: `padTokenId to be one of the ${vocabSize} ids, from 0`,
    got: `${padTokenId}`,
    fix: "Leave it out to have BERT's own, 0.",
  });
}
