import type { BatchSource } from "../data/batch-source";
import { alignedTensors, type NerBatch } from "../ner/aligned-tensors";
import { pickOne } from "../random/draws";
import type { Random } from "../random/seeded-random";
import type { BertTokenizer } from "../text/bert-tokenizer";
import { type MaskTokensOptions, maskTokens } from "./mask-tokens";

/** Where the sentences come from, and how they become batches. */
export interface MaskedBatchesOptions
  extends Pick<MaskTokensOptions, "maskRate" | "wholeWords"> {
  readonly tokenizer: BertTokenizer;
  /** A sentence, drawn anew at each call. */
  readonly drawSentence: (random: Random) => string;
  /** How many batches a pass has. */
  readonly numBatches: number;
  /** Pieces of a batch, padding included. */
  readonly tokensPerBatch: number;
  /** How long the rows of a batch are: one of these, alike often. */
  readonly lengths: readonly number[];
}

/**
 * Batches for a masked language model, of sentences that are drawn as they are
 * needed: no sentence is stored, and hardly one comes twice. The labels are -100
 * where nothing is hidden.
 *
 * A row holds as many whole sentences as it has room for. All rows of a batch
 * have one length, so that long ones, whose late positions have to be learned
 * too, cost the others nothing.
 */
export class MaskedBatches implements BatchSource<NerBatch> {
  readonly numBatches: number;

  constructor(private readonly options: MaskedBatchesOptions) {
    this.numBatches = options.numBatches;
  }

  /** One pass of sentences, lengths and gaps drawn from `random`. */
  *batches(random: Random): Iterable<NerBatch> {
    for (let batch = 0; batch < this.numBatches; batch++) {
      yield this.drawBatch(random);
    }
  }

  private drawBatch(random: Random): NerBatch {
    const { tokenizer, tokensPerBatch, lengths, ...options } = this.options;
    const length = pickOne(random, lengths);
    const numRows = Math.max(1, Math.floor(tokensPerBatch / length));
    const texts = Array.from({ length: numRows }, () =>
      this.drawText(random, length),
    );
    const encoded = tokenizer.encodeBatch(texts, { maxLength: length });
    const { inputIds, wordIds, attentionMask } = encoded;
    const { vocabulary, specialTokens } = tokenizer;
    const masked = maskTokens({
      inputIds,
      wordIds,
      maskTokenId: vocabulary.requireId(specialTokens.maskToken),
      randomIds: [numSpecialTokens(tokenizer), vocabulary.size],
      random,
      ...options,
    });
    return alignedTensors({ ...masked, attentionMask });
  }

  /** Sentences up to the first that has no room beside [CLS] and [SEP]. */
  private drawText(random: Random, length: number): string {
    const { tokenizer, drawSentence } = this.options;
    const sentences = [drawSentence(random)];
    const count = (text: string) => tokenizer.tokenize(text).length;
    let room = length - 2 - count(sentences[0] ?? "");
    for (;;) {
      const next = drawSentence(random);
      room -= count(next);
      if (room < 0) return sentences.join(" ");
      sentences.push(next);
    }
  }
}

/** Special tokens stand first in a vocabulary of ours. */
function numSpecialTokens({ vocabulary, specialTokens }: BertTokenizer) {
  const ids = Object.values(specialTokens).map((each) =>
    vocabulary.requireId(each),
  );
  return Math.max(...ids) + 1;
}
