import type { Argued } from "./argued";

export const transformerBlock: readonly Argued[] = [
  {
    edit: "const thought = this.linear2.forward(this.dropout.forward(hidden)); → const thought = this.linear2.forward(hidden);",
    reason:
      "The claim speaks of dropout before the two sums; whether it also acts between the linear layers is left to the learner.",
  },
];

export const clinicalNoteClassifier: readonly Argued[] = [
  {
    edit: "maxLen = 64, → maxLen = 65,",
    reason:
      "Of the table of positions one more row is made, which no note of up to 64 tokens reads.",
  },
  {
    edit: "const isToken = tokenIds.notEqual(0).toFloat(); → const isToken = tokenIds.notEqual(0);",
    reason: "tfjs computes with a tensor of booleans as with one of 0 and 1.",
  },
];
