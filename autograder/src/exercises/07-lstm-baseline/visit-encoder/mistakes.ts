import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "mean-over-padding",
    says: "The mean is over all places, so that padding counts as a code.",
    edits: [
      {
        replace: "isCode.div(isCode.sum(1, true).maximum(1))",
        with: "tf.onesLike(isCode).div(isCode.shape[1])",
      },
    ],
    caughtBy: "mean",
  },
  {
    id: "divided-by-places",
    says: "The sum of the codes is divided by the number of places, padding included.",
    edits: [{ replace: "isCode.sum(1, true).maximum(1)", with: "isCode.shape[1]" }],
    caughtBy: "mean",
  },
  {
    id: "divided-by-codes-of-batch",
    says: "The codes of all visits are counted together: count along the axis of codes alone.",
    edits: [{ replace: "isCode.sum(1, true).maximum(1)", with: "isCode.sum().maximum(1)" }],
    caughtBy: "mean",
  },
  {
    id: "sum-for-mean",
    says: "The mean is a sum: divide it by the number of codes.",
    edits: [{ replace: "isCode.div(isCode.sum(1, true).maximum(1))", with: "isCode" }],
    caughtBy: "mean",
  },
  {
    id: "mean-for-sum",
    says: "The sum is divided by the number of codes, as the mean is.",
    edits: [{ replace: 'if (this.aggregation === "sum") return isCode;', with: "" }],
    caughtBy: "sum",
  },
  {
    id: "sum-over-padding",
    says: "What stands in padding is added to the sum.",
    edits: [
      {
        replace: 'if (this.aggregation === "sum") return isCode;',
        with: 'if (this.aggregation === "sum") return tf.onesLike(isCode);',
      },
    ],
    caughtBy: "sum",
  },
  {
    id: "no-clamp",
    says: "The sum of no codes is divided by 0: divide by at least 1.",
    edits: [{ replace: ".maximum(1)", with: "" }],
    caughtBy: "empty",
  },
  {
    id: "max-over-padding",
    says: "Padding takes part in the max.",
    edits: [{ replace: 'tf.where(isCode.expandDims(2).cast("bool"), x, -Infinity)', with: "x" }],
    caughtBy: "max",
  },
  {
    id: "max-over-zeros",
    says: "Padding is set to 0 before the max, and wins where all codes are negative.",
    edits: [
      {
        replace: 'tf.where(isCode.expandDims(2).cast("bool"), x, -Infinity)',
        with: "x.mul<tf.Tensor3D>(isCode.expandDims(2))",
      },
    ],
    caughtBy: "max",
  },
  {
    id: "max-of-nothing",
    says: "The max of a visit without codes is what was put in the place of padding: make it 0.",
    edits: [
      {
        replace: "tf.where(hasCode, codes.max<tf.Tensor2D>(1), 0)",
        with: "codes.max<tf.Tensor2D>(1)",
      },
    ],
    caughtBy: "empty",
  },
  {
    id: "max-over-features",
    says: "The max is over the features of each code: it is over the codes, for each feature.",
    edits: [
      {
        replace: "codes.max<tf.Tensor2D>(1), 0)",
        with: "codes.max<tf.Tensor2D>(2).slice([0, 0], [-1, 1]), 0)",
      },
    ],
    caughtBy: "max",
  },
  {
    id: "attention-of-nothing",
    says: "Padding gets -Infinity as its score, which makes NaN of a visit without codes.",
    edits: [
      {
        replace: "isCode.sub(1).mul(1e9)",
        with: 'tf.where(isCode.cast("bool"), tf.zerosLike(isCode), -Infinity)',
      },
    ],
    caughtBy: "empty",
  },
  {
    id: "attention-nan-backwards",
    says: "NaN arises in a visit without codes and is replaced by 0: backwards it is still NaN.",
    edits: [
      {
        replace: "isCode.sub(1).mul(1e9)",
        with: 'tf.where(isCode.cast("bool"), tf.zerosLike(isCode), -Infinity)',
      },
      {
        replace: "scores.add(penalty).softmax().mul(isCode)",
        with: 'tf.where(isCode.cast("bool"), scores.add(penalty).softmax(), tf.zerosLike(isCode))',
      },
    ],
    caughtBy: "gradient",
  },
  {
    id: "attention-to-padding-alone",
    says: "A visit without codes attends to its padding: its weights are to be 0.",
    edits: [{ replace: ".softmax().mul(isCode)", with: ".softmax()" }],
    caughtBy: "empty",
  },
  {
    id: "mask-after-softmax",
    says: "The mask comes after the softmax only, so that the weights of the codes do not sum to 1.",
    edits: [{ replace: "scores.add(penalty)", with: "scores" }],
    caughtBy: "weights",
  },
  {
    id: "attention-without-mask",
    says: "Padding is attended to: the mask is not used under attention.",
    edits: [{ replace: "scores.add(penalty).softmax().mul(isCode)", with: "scores.softmax()" }],
    caughtBy: "weights",
  },
  {
    id: "softmax-over-batch",
    says: "The softmax is over the visits of the batch: it is over the codes of each visit.",
    edits: [
      {
        replace: "scores.add(penalty).softmax()",
        with: "scores.add(penalty).transpose().softmax().transpose<tf.Tensor2D>()",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "softmax-over-one",
    says: "The softmax is over the last axis of [batch, codes, 1], so that each weight is 1.",
    edits: [
      { replace: ".squeeze<tf.Tensor2D>([2]);", with: ".softmax().squeeze<tf.Tensor2D>([2]);" },
      { replace: "scores.add(penalty).softmax().mul(isCode)", with: "scores.mul(isCode)" },
    ],
    caughtBy: "weights",
  },
  {
    id: "no-tanh",
    says: "There is no tanh between the two layers, which are one linear map then.",
    edits: [{ replace: ".tanh()", with: "" }],
    caughtBy: "weights",
  },
  {
    id: "relu-for-tanh",
    says: "A ReLU stands between the two layers: it is a tanh.",
    edits: [{ replace: ".tanh()", with: ".relu()" }],
    caughtBy: "weights",
  },
  {
    id: "tanh-of-score",
    says: "The tanh is taken of the score: it stands between the two layers.",
    edits: [{ replace: ".tanh()) // [batch, codes, 1]", with: ").tanh() // [batch, codes, 1]" }],
    caughtBy: "weights",
  },
  {
    id: "no-bottleneck",
    says: "The first layer keeps all features: it has ⌊embeddingDim / 2⌋ of them.",
    edits: [{ replace: "Math.floor(embeddingDim / 2)", with: "embeddingDim" }],
    caughtBy: "parameters",
  },
  {
    id: "half-rounded-up",
    says: "Half of an odd size is rounded up: the bottleneck has ⌊embeddingDim / 2⌋ features.",
    edits: [{ replace: "Math.floor(embeddingDim / 2)", with: "Math.ceil(embeddingDim / 2)" }],
    caughtBy: "parameters",
  },
  {
    id: "layers-under-every-rule",
    says: "The layers of attention are made under every rule.",
    edits: [
      { replace: 'if (aggregation !== "attention") return;', with: "" },
      {
        replace: "if (!this.bottleneck || !this.score)",
        with: 'if (this.aggregation !== "attention" || !this.bottleneck || !this.score)',
      },
    ],
    caughtBy: "parameters",
  },
  {
    id: "averaged-after-weighing",
    says: "The codes are weighed and then averaged: they are summed.",
    edits: [{ replace: ".sum<tf.Tensor2D>(1);", with: ".mean<tf.Tensor2D>(1);" }],
    caughtBy: "attention",
  },
  {
    id: "weights-not-returned",
    says: "The weights do not come back under attention.",
    edits: [{ replace: '...(aggregation === "attention" && { weights })', with: "" }],
    caughtBy: "weights",
  },
  {
    id: "mask-inverted",
    says: "The mask is the wrong way round: 1 stands for a code, 0 for padding.",
    edits: [
      {
        replace: "mask?.toFloat() ?? tf.ones([batch, numCodes])",
        with: "mask ? tf.onesLike(mask).sub<tf.Tensor2D>(mask) : tf.ones<tf.Rank.R2>([batch, numCodes])",
      },
    ],
    caughtBy: "sum",
  },
  {
    id: "mask-along-features",
    says: "The mask stands beside the wrong axis: [batch, codes, 1] goes with [batch, codes, embeddingDim].",
    edits: [{ replace: "weights.expandDims(2)", with: "weights.expandDims(1)" }],
    caughtBy: "mean",
  },
  {
    id: "mask-demanded",
    says: "Without a mask there is an error: all are codes then.",
    edits: [
      {
        replace: "mask?.toFloat() ?? tf.ones([batch, numCodes])",
        with: "(mask as tf.Tensor2D).toFloat()",
      },
    ],
    caughtBy: "unmasked",
  },
  {
    id: "sum-by-default",
    says: "Where the caller names no rule, the sum is taken: it is the mean.",
    edits: [{ replace: 'aggregation = "mean",', with: 'aggregation = "sum",' }],
    caughtBy: "mean",
  },
  {
    id: "numbers-taken-out",
    says: "The codes are taken out as numbers for the scores, so that no gradient comes through these.",
    edits: [
      {
        replace: "this.bottleneck.forward(x)",
        with: "this.bottleneck.forward(tf.tensor3d(x.arraySync()))",
      },
    ],
    caughtBy: "gradient",
  },
];
