import type { ExerciseText } from "@attending/autograder/dist/grading/exercise-texts";
import ts from "typescript";
import { codeTokens, tokenRuns } from "./code-tokens";

/** Runs of tokens by which the answer to an exercise is known, wherever it stands. */
export interface AnswerTraces {
  readonly id: string;
  readonly runs: ReadonlySet<string>;
}

/** What is in the reference, as source and as the compiler writes it, and not in the stub. */
export function answerTraces({ id, reference, stub }: ExerciseText): AnswerTraces {
  const runsOf = (text: string) => [
    ...tokenRuns(codeTokens(text)),
    ...tokenRuns(codeTokens(compiled(text))),
  ];
  const known = new Set(runsOf(stub));
  return { id, runs: new Set(runsOf(reference).filter((run) => !known.has(run))) };
}

function compiled(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText;
}

/** The exercises of whose answer a text holds a part, each with the first part found. */
export function answersIn(
  text: string,
  traces: readonly AnswerTraces[],
): { readonly id: string; readonly part: string }[] {
  const runs = tokenRuns(codeTokens(text));
  return traces.flatMap(({ id, runs: answer }) => {
    for (const run of runs) if (answer.has(run)) return [{ id, part: run }];
    return [];
  });
}
