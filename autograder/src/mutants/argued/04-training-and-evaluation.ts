import type { Argued } from "./argued";

export const evaluateModel: readonly Argued[] = [
  {
    edit: "const predictions = thresholdProbabilities(probabilities, 0.5); → const predictions = thresholdProbabilities(probabilities);",
    reason: "0.5 is the threshold of thresholdProbabilities where none is given.",
  },
];
