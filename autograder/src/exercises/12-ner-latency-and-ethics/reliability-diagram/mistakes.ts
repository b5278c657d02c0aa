import type { KnownMistake } from "../../exercise";

const isAbove = "const isAbove = confidence > low || b === 0;";
const isUpTo = "isAbove && confidence <= high";
const gap = "(count / confidences.length) * Math.abs(accuracy - confidence)";
const total = "gaps.reduce((sum, gap) => sum + gap, 0)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "empty-bins-left-out",
    says: "Empty bins are not returned: all are, so that a bin's place tells its confidences.",
    edits: [
      {
        replace: "return { bins, ",
        with: "return { bins: bins.filter(({ count }) => count > 0), ",
      },
    ],
    caughtBy: "bins",
  },
  {
    id: "left-closed",
    says: "The bins are [low, high): a confidence on a border is put into the bin above it.",
    edits: [
      { replace: isAbove, with: "const isAbove = confidence >= low;" },
      { replace: isUpTo, with: "isAbove && (confidence < high || b === numBins - 1)" },
    ],
    caughtBy: "borders",
  },
  {
    id: "zero-dropped",
    says: "A confidence of 0 is in no bin: the first bin has it as well.",
    edits: [{ replace: isAbove, with: "const isAbove = confidence > low;" }],
    caughtBy: "borders",
  },
  {
    id: "one-dropped",
    says: "A confidence of 1 is in no bin: the last bin goes up to 1 and has it.",
    edits: [
      { replace: isAbove, with: "const isAbove = confidence >= low;" },
      { replace: isUpTo, with: "isAbove && confidence < high" },
    ],
    caughtBy: "borders",
  },
  {
    id: "borders-twice",
    says: "A confidence on a border is counted in both bins.",
    edits: [{ replace: isAbove, with: "const isAbove = confidence >= low;" }],
    caughtBy: "borders",
  },
  {
    id: "plain-mean",
    says: "The error is the plain mean over the bins: a bin of three predictions counts as much as one of three thousand. Weigh by count / n.",
    edits: [{ replace: gap, with: "Math.abs(accuracy - confidence) / numBins" }],
    caughtBy: "ece",
  },
  {
    id: "signed-gap",
    says: "The gaps are added with their signs: too sure here and not sure enough there cancel. Take the absolute value.",
    edits: [{ replace: gap, with: "(count / confidences.length) * (confidence - accuracy)" }],
    caughtBy: "ece",
  },
  {
    id: "squared-gap",
    says: "The gaps are squared: that is another measure. ECE takes the absolute value.",
    edits: [{ replace: gap, with: "(count / confidences.length) * (accuracy - confidence) ** 2" }],
    caughtBy: "ece",
  },
  {
    id: "largest-gap",
    says: "The error is the largest gap: that is the maximum calibration error. ECE is the weighed mean.",
    edits: [
      { replace: gap, with: "Math.abs(accuracy - confidence)" },
      { replace: total, with: "Math.max(...gaps)" },
    ],
    caughtBy: "ece",
  },
  {
    id: "middle-for-confidence",
    says: "The middle of the bin is taken for its confidence: it is the mean of its own predictions' confidences.",
    edits: [
      {
        replace: "confidence: mean(members.map((member) => member.confidence))",
        with: "confidence: members.length === 0 ? NaN : (low + high) / 2",
      },
    ],
    caughtBy: "means",
  },
  {
    id: "accuracy-of-all",
    says: "A bin's accuracy is its right predictions over all predictions: divide by the bin's own count.",
    edits: [
      {
        replace: "accuracy: mean(members.map((member) => member.outcome))",
        with: "accuracy: members.length === 0 ? NaN : members.reduce((sum, member) => sum + member.outcome, 0) / confidences.length",
      },
    ],
    caughtBy: "means",
  },
  {
    id: "error-for-accuracy",
    says: "The share of wrong predictions is taken for the accuracy.",
    edits: [{ replace: "outcome: isCorrect[i] ? 1 : 0", with: "outcome: isCorrect[i] ? 0 : 1" }],
    caughtBy: "means",
  },
  {
    id: "empty-is-zero",
    says: "An empty bin says 0: that looks like predictions that were all wrong. The mean of nothing is NaN.",
    edits: [
      {
        replace: "values.reduce((sum, value) => sum + value, 0) / values.length",
        with: "values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)",
      },
    ],
    caughtBy: "empty",
  },
  {
    id: "nan-error",
    says: "Empty bins are in the sum of the gaps: 0 times NaN is NaN.",
    edits: [{ replace: "count === 0\n      ? 0\n      : ", with: "" }],
    caughtBy: "empty",
  },
  {
    id: "ten-always",
    says: "There are always ten bins: their number is an option.",
    edits: [
      {
        replace: "Array.from({ length: numBins }, (_, b): ReliabilityBin => {",
        with: "Array.from({ length: 10 }, (_, b): ReliabilityBin => {",
      },
      { replace: "[b / numBins, (b + 1) / numBins]", with: "[b / 10, (b + 1) / 10]" },
    ],
    caughtBy: "bins",
  },
  {
    id: "nothing-refused",
    says: "Whatever comes is put into bins: lists that do not belong together, and logits.",
    edits: [
      { replace: 'requireConfidences("reliabilityDiagram", confidences, isCorrect);', with: "" },
    ],
    caughtBy: "refused",
  },
];
