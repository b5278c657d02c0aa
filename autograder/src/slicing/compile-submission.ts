import type { CourseProse } from "../notebook/course-prose";
import type { Notebook } from "../notebook/notebook";
import { parseNotebook } from "../notebook/parse-notebook";
import { recogniseNotebook } from "../notebook/recognised-notebook";
import { thoughtAnswers } from "../notebook/thought-answers";
import { isReferenceFingerprint } from "./fingerprint";
import { NotebookSlicer } from "./notebook-slicer";
import type {
  AnswerFingerprint,
  CompiledAnswer,
  CompiledSubmission,
  CompileExercise,
  CompileReply,
  CompileRequest,
  RefusedSubmission,
} from "./protocol";

/** What the reply's frame can carry, with room for the words around the code. */
const maxReplyCharacters = 3_000_000;

/**
 * All that happens to a submission before its code runs: the file is read as a notebook, recognised,
 * and cut into one slice for each exercise and variant. Whatever the file holds, this returns.
 *
 * @param prose what the course wrote into its notebooks beside code
 */
export function compileSubmission(
  request: CompileRequest,
  prose: readonly CourseProse[] = [],
): CompileReply {
  try {
    return compileReadable(request, prose);
  } catch (error) {
    // A stack that overflows in the compiler is the only surprise that a text can bring.
    if (error instanceof RangeError) return tooMuch("is nested too deeply");
    throw error;
  }
}

function compileReadable(
  { fileName, notebook: bytes, exercises }: CompileRequest,
  prose: readonly CourseProse[],
): CompileReply {
  const notebook = parseNotebook(bytes);
  if (notebook.kind === "problem") return { ...notebook, kind: "refused" };
  const found = recogniseNotebook(notebook, fileName, symbolsOfNotebooks(exercises));
  if (found.kind === "problem") return { ...found, kind: "refused" };
  const own = exercises.filter((exercise) => exercise.notebook === found.notebook);
  const compiled = compileExercises(notebook, own);
  if (numCharacters(compiled.answers) > maxReplyCharacters) return tooMuch("holds too much code");
  const about = prose.find((each) => each.notebook === found.notebook);
  const thoughts = about === undefined ? [] : thoughtAnswers(notebook.cells, about);
  const recognised = { notebook: found.notebook, recognisedBy: found.by };
  return { kind: "compiled", ...recognised, ...compiled, thoughts };
}

function compileExercises(
  notebook: Notebook,
  exercises: readonly CompileExercise[],
): Pick<CompiledSubmission, "problems" | "answers" | "fingerprints"> {
  const slicer = new NotebookSlicer(notebook.cells);
  const graded = exercises.map(({ symbol }) => symbol);
  const answers = exercises.flatMap(({ id, variants, ...exercise }) =>
    variants.map((variant): CompiledAnswer => {
      const slice = slicer.slice({ exercise: id, ...exercise }, { ...variant, graded });
      return { ...slice, variant: variant.name };
    }),
  );
  const fingerprints = exercises.map((exercise): AnswerFingerprint => {
    const hash = slicer.fingerprint(exercise, graded);
    const isReference = isReferenceFingerprint(hash, exercise, graded);
    return { exercise: exercise.id, hash, isReference };
  });
  return { problems: slicer.problems, answers, fingerprints };
}

function symbolsOfNotebooks(exercises: readonly CompileExercise[]): Map<string, string[]> {
  const symbols = new Map<string, string[]>();
  for (const { notebook, symbol } of exercises) {
    symbols.set(notebook, [...(symbols.get(notebook) ?? []), symbol]);
  }
  return symbols;
}

/** About what the answers take as JSON. */
function numCharacters(answers: readonly CompiledAnswer[]): number {
  let total = 0;
  for (const { cells } of answers) {
    for (const { js, lines } of cells) total += js.length + 5 * lines.length;
  }
  return total;
}

function tooMuch(what: string): RefusedSubmission {
  const message = `The notebook ${what}. Keep what the exercises need, and hand it in again.`;
  return { kind: "refused", reason: "compiler", message };
}
