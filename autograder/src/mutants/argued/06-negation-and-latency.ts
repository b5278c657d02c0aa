import type { Argued } from "./argued";

const anyWord =
  "Which words the notes hold makes no difference to the time, as long as they are words.";

export const profileInferenceLatency: readonly Argued[] = [
  { edit: "(_, i) => 1 + (i % (vocabSize - 1)), → (_, i) => 1,", reason: anyWord },
  {
    edit: "(_, i) => 1 + (i % (vocabSize - 1)), → (_, i) => 1 + (i % (vocabSize - 2)),",
    reason: anyWord,
  },
];
