import type { ExerciseStatus } from "../result";

/** A status never shows by its colour alone: it has a word and a sign of its own. */
export const statusLooks: Readonly<
  Record<ExerciseStatus, { readonly word: string; readonly sign: string; readonly kind: string }>
> = {
  full: { word: "All right", sign: "✓", kind: "good" },
  partial: { word: "Partly right", sign: "◐", kind: "half" },
  wrong: { word: "Not yet", sign: "✗", kind: "bad" },
  "not-attempted": { word: "Not attempted", sign: "–", kind: "none" },
  error: { word: "Stopped by an error", sign: "!", kind: "bad" },
  timeout: { word: "Took too long", sign: "∞", kind: "bad" },
};
