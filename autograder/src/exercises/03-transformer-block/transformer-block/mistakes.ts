import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-relu",
    says: "The ReLU between linear1 and linear2 is missing, so that the two are one linear map.",
    edits: [
      {
        replace: "tf.relu(this.linear1.forward(attended))",
        with: "this.linear1.forward(attended)",
      },
    ],
    caughtBy: "output",
  },
  {
    id: "no-first-residual",
    says: "The attention's output is not added to x.",
    edits: [{ replace: "x.add(this.dropout.forward(seen))", with: "this.dropout.forward(seen)" }],
    caughtBy: "output",
  },
  {
    id: "no-second-residual",
    says: "What the linear layers give is not added to their input.",
    edits: [
      {
        replace: "attended.add(this.dropout.forward(thought))",
        with: "this.dropout.forward(thought)",
      },
    ],
    caughtBy: "output",
  },
  {
    id: "second-residual-from-x",
    says: "The second sum adds to x, the block's input: it adds to what norm1 gave.",
    edits: [
      {
        replace: "attended.add(this.dropout.forward(thought))",
        with: "x.add(this.dropout.forward(thought))",
      },
    ],
    caughtBy: "output",
  },
  {
    id: "norm-used-twice",
    says: "norm1 is used in both places: the second sum has a norm of its own.",
    edits: [
      { replace: "this.norm2.forward<tf.Tensor3D>(", with: "this.norm1.forward<tf.Tensor3D>(" },
    ],
    caughtBy: "output",
  },
  {
    id: "pre-norm",
    says: "The norms come before the sublayers (pre-norm): here they come after each sum (post-norm).",
    edits: [
      {
        replace: "this.attention.forward(x, mask)",
        with: "this.attention.forward(this.norm1.forward(x), mask)",
      },
      {
        replace: "const attended = this.norm1.forward<tf.Tensor3D>(",
        with: "const attended = tf.clone(",
      },
      {
        replace: "tf.relu(this.linear1.forward(attended))",
        with: "tf.relu(this.linear1.forward(this.norm2.forward(attended)))",
      },
      {
        replace: "const output = this.norm2.forward<tf.Tensor3D>(",
        with: "const output = tf.clone(",
      },
    ],
    caughtBy: "normalised",
  },
  {
    id: "norm-before-sum",
    says: "The norm is applied to what is added, not to the sum.",
    edits: [
      {
        replace: "const attended = this.norm1.forward<tf.Tensor3D>(",
        with: "const attended = tf.clone(",
      },
      {
        replace: "x.add(this.dropout.forward(seen))",
        with: "x.add(this.norm1.forward(this.dropout.forward(seen)))",
      },
      {
        replace: "attended.add(this.dropout.forward(thought))",
        with: "attended.add(this.norm2.forward(this.dropout.forward(thought)))",
      },
      {
        replace: "const output = this.norm2.forward<tf.Tensor3D>(",
        with: "const output = tf.clone(",
      },
    ],
    caughtBy: "normalised",
  },
  {
    id: "no-second-norm",
    says: "norm2 is never used.",
    edits: [
      {
        replace: "const output = this.norm2.forward<tf.Tensor3D>(",
        with: "const output = tf.clone(",
      },
    ],
    caughtBy: "normalised",
  },
  {
    id: "mask-not-passed",
    says: "The mask is not passed on to the attention.",
    edits: [{ replace: "this.attention.forward(x, mask)", with: "this.attention.forward(x)" }],
    caughtBy: "mask",
  },
  {
    id: "no-dropout",
    says: "What the sublayers add is never dropped out.",
    edits: [
      { replace: "x.add(this.dropout.forward(seen))", with: "x.add(seen)" },
      {
        replace: "attended.add(this.dropout.forward(thought))",
        with: "attended.add(thought)",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "dropout-after-sum",
    says: "Dropout is applied to the sum: it belongs to what is added, so that x itself stays whole.",
    edits: [
      {
        replace: "x.add(this.dropout.forward(seen))",
        with: "this.dropout.forward(x.add(seen))",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "dropout-in-eval",
    says: "Dropout is at work in evaluation mode.",
    edits: [
      { replace: "return tf.tidy(() => {", with: "this.dropout.train(); return tf.tidy(() => {" },
    ],
    caughtBy: "output",
  },
  {
    id: "one-norm",
    says: "norm1 and norm2 are the same layer: each sum has a norm of its own.",
    edits: [
      { replace: "this.norm2 = new LayerNorm({ dModel });", with: "this.norm2 = this.norm1;" },
    ],
    caughtBy: "parameters",
  },
  {
    id: "relu-after-linear2",
    says: "The ReLU comes after linear2: it belongs between the two linear layers.",
    edits: [
      {
        replace: "tf.relu(this.linear1.forward(attended))",
        with: "this.linear1.forward(attended)",
      },
      {
        replace: "this.linear2.forward(this.dropout.forward(hidden))",
        with: "tf.relu(this.linear2.forward(this.dropout.forward(hidden)))",
      },
    ],
    caughtBy: "output",
  },
  {
    id: "linear-layers-see-x",
    says: "The linear layers get x, the block's input: they get what norm1 gave.",
    edits: [{ replace: "this.linear1.forward(attended)", with: "this.linear1.forward(x)" }],
    caughtBy: "output",
  },
  {
    id: "attention-not-dropped",
    says: "What the attention adds is not dropped out: there is dropout before both sums.",
    edits: [{ replace: "x.add(this.dropout.forward(seen))", with: "x.add(seen)" }],
    caughtBy: "training",
  },
  {
    id: "thought-not-dropped",
    says: "What the linear layers add is not dropped out: there is dropout before both sums.",
    edits: [
      { replace: "attended.add(this.dropout.forward(thought))", with: "attended.add(thought)" },
    ],
    caughtBy: "training",
  },
];
