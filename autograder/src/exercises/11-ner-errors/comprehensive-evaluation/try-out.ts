import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { evaluationToData } from "../../probing/evaluation-to-data";

type Tags = readonly (readonly string[])[];

/** A few words, and what two readers said of them. */
export type Rung = {
  readonly gold: Tags;
  readonly predicted: Tags;
  readonly baseline: Tags;
  /** The validation F1 of each epoch; the training loss is 1 throughout. */
  readonly validationF1: readonly number[];
  readonly caption: string;
  readonly mode: "default" | "strict" | null;
};

type Evaluate = (options: object) => unknown;

export const tryOut: TryOut<Rung> = (answer, { validationF1, mode, ...given }) => {
  const evaluate = declaredAs(answer, "comprehensiveEvaluation") as Evaluate;
  const result = evaluate({
    ...given,
    history: validationF1.map((f1, i) => ({ epoch: i + 1, trainLoss: 1, validationF1: f1 })),
    ...(mode && { mode: { mode } }),
  });
  const { figures, ...seen } = evaluationToData(result) as Record<string, never>;
  const { comparison, titles } = (figures ?? {}) as Record<string, never>;
  return { ...seen, bars: comparison ?? null, titled: endings(titles, given.caption) };
};

/** Whether each title ends in the caption, however it is worded before. */
function endings(titles: unknown, caption: string): boolean[] {
  if (!Array.isArray(titles)) return [];
  return titles.map(
    (title) =>
      typeof title === "string" &&
      title
        .replace(/<[^>]*>/g, "")
        .trim()
        .endsWith(caption),
  );
}
