import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-scaling",
    says: "The embeddings are not multiplied by √embeddingDim.",
    edits: [{ replace: ".mul<tf.Tensor3D>(Math.sqrt(this.embeddingDim));", with: ";" }],
    caughtBy: "logits",
  },
  {
    id: "last-padded-state",
    says: "The LSTM reads the padding after a patient's last visit: give it the lengths.",
    edits: [{ replace: "lengths,\n      });", with: "});" }],
    caughtBy: "last",
  },
  {
    id: "last-output",
    says: "The last output is taken, which for most patients stands beyond their last visit.",
    edits: [
      {
        replace: ": this.lastStates(states.hidden);",
        with: ": states.output.slice([0, numVisits - 1, 0], [-1, 1, -1]).squeeze<tf.Tensor2D>([1]);",
      },
    ],
    caughtBy: "last",
  },
  {
    id: "bidirectional-leak",
    says: "The backward state is taken at the last visit, of which alone it has read: it ends at the first.",
    edits: [
      {
        replace: ": this.lastStates(states.hidden);",
        with: `: tf.tensor2d(lengths.map((length) => Array.from({ length: numVisits }, (_, i) => (i === length - 1 ? 1 : 0))))
            .expandDims(2).mul(states.output).sum<tf.Tensor2D>(1);`,
      },
    ],
    caughtBy: "directions",
  },
  {
    id: "mean-of-outputs",
    says: "The mean of all outputs is taken: it is the state after the last visit.",
    edits: [
      {
        replace: ": this.lastStates(states.hidden);",
        with: ": states.output.mean<tf.Tensor2D>(1);",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "first-layer",
    says: "The state is the first layer's: it is the last one's.",
    edits: [
      {
        replace: ".slice([0, numStates - directions, 0])",
        with: ".slice([0, 0, 0], [-1, directions, -1])",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "cell-for-hidden",
    says: "The cell is taken: it is the hidden state.",
    edits: [{ replace: "this.lastStates(states.hidden)", with: "this.lastStates(states.cell)" }],
    caughtBy: "logits",
  },
  {
    id: "directions-swapped",
    says: "The backward state stands before the forward one.",
    edits: [
      {
        replace: ".slice([0, numStates - directions, 0])",
        with: ".slice([0, numStates - directions, 0]).reverse(1)",
      },
    ],
    caughtBy: "directions",
  },
  {
    id: "directions-reshaped",
    says: "Both directions are joined by reshape alone, so that patients get each other's states.",
    edits: [
      { replace: ".transpose([1, 0, 2])", with: "" },
      {
        replace: ".slice([0, numStates - directions, 0])",
        with: ".slice([numStates - directions, 0, 0])",
      },
    ],
    caughtBy: "directions",
  },
  {
    id: "directions-below-each-other",
    says: "The directions stand below each other: each patient's belong side by side.",
    edits: [
      {
        replace: ".reshape([batch, directions * hiddenSize])",
        with: ".reshape([directions * batch, hiddenSize])",
      },
    ],
    caughtBy: "directions",
  },
  {
    id: "one-direction",
    says: "The LSTM has one direction, also where two are asked for.",
    edits: [
      { replace: "bidirectional,\n      dropoutRate,", with: "dropoutRate," },
      { replace: "(bidirectional ? 2 : 1) * hiddenSize", with: "hiddenSize" },
    ],
    caughtBy: "directions",
  },
  {
    id: "sigmoid",
    says: "The sigmoid is applied: return the logits, `predict` applies it.",
    edits: [
      {
        replace: "const logits = this.head.forward(this.dropout.forward(features));",
        with: "const logits = tf.sigmoid(this.head.forward(this.dropout.forward(features)));",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "logits-predicted",
    says: "What is predicted are the logits: they are to be in the terms of the task.",
    edits: [
      {
        replace: "activateLogits(this.forward(codes, masks).logits, this.task)",
        with: "this.forward(codes, masks).logits",
      },
    ],
    caughtBy: "predict",
  },
  {
    id: "sigmoid-for-every-task",
    says: "The sigmoid is applied for every task: classes need a softmax, and a regression nothing.",
    edits: [
      {
        replace: "activateLogits(this.forward(codes, masks).logits, this.task)",
        with: "tf.sigmoid(this.forward(codes, masks).logits)",
      },
    ],
    caughtBy: "predict",
  },
  {
    id: "predicted-without-masks",
    says: "What is predicted takes no account of the masks.",
    edits: [
      {
        replace: "activateLogits(this.forward(codes, masks).logits, this.task)",
        with: "activateLogits(this.forward(codes).logits, this.task)",
      },
    ],
    caughtBy: "predict",
  },
  {
    id: "codes-not-masked",
    says: "The visit encoder gets no mask, so that padding counts as a code.",
    edits: [{ replace: "flatten(codeMask),", with: "" }],
    caughtBy: "codes",
  },
  {
    id: "mask-inverted",
    says: "The mask of the codes is the wrong way round: 1 stands for a code, 0 for padding.",
    edits: [{ replace: "codes.notEqual<tf.Tensor3D>(0)", with: "codes.equal<tf.Tensor3D>(0)" }],
    caughtBy: "codes",
  },
  {
    id: "rule-not-passed",
    says: "The visit encoder does not get its rule.",
    edits: [
      {
        replace: "new VisitEncoder({ embeddingDim, aggregation, random })",
        with: 'new VisitEncoder({ embeddingDim, aggregation: aggregation === "attention" ? aggregation : "mean", random })',
      },
    ],
    caughtBy: "aggregation",
  },
  {
    id: "weights-as-rows",
    says: "The attention weights come back with a row for each visit: reshape them to [batch, visits, codes].",
    edits: [
      {
        replace: "weights?.reshape<tf.Tensor3D>(codes.shape)",
        with: "(weights as tf.Tensor as tf.Tensor3D | undefined)",
      },
    ],
    caughtBy: "aggregation",
  },
  {
    id: "weights-not-returned",
    says: "The attention weights do not come back.",
    edits: [{ replace: ", ...(attentionWeights && { attentionWeights })", with: "" }],
    caughtBy: "aggregation",
  },
  {
    id: "last-visit-only",
    says: "There is one answer a patient, also where one after each visit is asked for.",
    edits: [
      {
        replace: "const features = this.returnSequences",
        with: "const features = this.returnSequences && this.embeddingDim < 0",
      },
    ],
    caughtBy: "sequences",
  },
  {
    id: "sequences-by-default",
    says: "Unless the caller asks for it, there is one answer a patient, not one after each visit.",
    edits: [{ replace: "returnSequences = false,", with: "returnSequences = true," }],
    caughtBy: "logits",
  },
  {
    id: "visit-mask-ignored",
    says: "The mask of the visits is not used.",
    edits: [
      { replace: "visitLengths({ ...masks, codeMask })", with: "visitLengths({ codeMask })" },
    ],
    caughtBy: "masks",
  },
  {
    id: "code-mask-ignored",
    says: "The mask of the codes is not used where one is given.",
    edits: [{ replace: "masks.codeMask ?? ", with: "" }],
    caughtBy: "masks",
  },
  {
    id: "empty-visits-left-out",
    says: "Visits are counted by whether they have codes, so that one without codes costs the last one.",
    edits: [
      {
        replace: "const lengths = visitLengths({ ...masks, codeMask });",
        with: "const lengths = masks.visitMask ? visitLengths({ ...masks, codeMask }) : (codeMask.max(2).sum(1).arraySync() as number[]);",
      },
    ],
    caughtBy: "empty",
  },
  {
    id: "no-dropout-on-visits",
    says: "The visits are not dropped out.",
    edits: [
      {
        replace: "this.lstm.forward(this.dropout.forward(visits), {",
        with: "this.lstm.forward(visits, {",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "dropout-on-codes",
    says: "Dropout acts on the codes: it acts on the visits that are made of them.",
    edits: [
      {
        replace: "this.lstm.forward(this.dropout.forward(visits), {",
        with: "this.lstm.forward(visits, {",
      },
      {
        replace: "embedded, // [batch · visits",
        with: "this.dropout.forward(embedded), // [batch · visits",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "no-dropout-before-head",
    says: "The state is not dropped out before the head.",
    edits: [
      {
        replace: "this.head.forward(this.dropout.forward(features))",
        with: "this.head.forward(features)",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "no-dropout-between-layers",
    says: "The LSTM does not get the dropout rate.",
    edits: [{ replace: "bidirectional,\n      dropoutRate,", with: "bidirectional," }],
    caughtBy: "training",
  },
  {
    id: "dropout-in-eval",
    says: "Dropout is at work in evaluation mode.",
    edits: [
      {
        replace: "const [batch, numVisits, numCodes] = codes.shape;",
        with: "const [batch, numVisits, numCodes] = codes.shape; this.dropout.train();",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "one-layer",
    says: "The LSTM has one layer: it has numLayers of them.",
    edits: [{ replace: "numLayers,\n      bidirectional,", with: "bidirectional," }],
    caughtBy: "parameters",
  },
  {
    id: "numbers-taken-out",
    says: "The visits are taken out as numbers, so that no gradient comes through.",
    edits: [
      {
        replace: "const visits = visit.reshape<tf.Tensor3D>([batch, numVisits, -1]);",
        with: "const visits = tf.tensor3d([...visit.dataSync()], [batch, numVisits, this.embeddingDim]);",
      },
    ],
    caughtBy: "gradient",
  },
];
