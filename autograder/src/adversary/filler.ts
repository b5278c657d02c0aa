import type { ExerciseText } from "../grading/exercise-texts";
import { referenceNotebook } from "../grading/reference-notebook";
import type { Places } from "./adversary";
import { notebookText } from "./notebook-text";

/** Writes what stands for {@link Places}, references and right notebooks into texts of adversaries. */
export class Filler {
  constructor(
    private readonly texts: readonly ExerciseText[],
    private readonly places: Places,
  ) {}

  fill(text: string): string {
    return text.replace(/\{\{([\w.-]+)(?: ([\w.-]+))?\}\}/g, (_, what: string, which: string) =>
      this.valueOf(what, which),
    );
  }

  /** The cells of a notebook in which every exercise is answered by the reference; imports come first. */
  rightAnswers(notebook: string): string[] {
    const { cells }: { cells: { source: string }[] } = JSON.parse(
      referenceNotebook(this.texts, notebook),
    );
    return cells.map(({ source }) => source);
  }

  private valueOf(what: string, which: string | undefined): string {
    if (what === "notebook") return notebookText(this.rightAnswers(which ?? ""));
    if (what === "reference") return this.texts.find(({ id }) => id === which)?.reference ?? "";
    const value: unknown = Reflect.get(this.places, what);
    if (typeof value === "string") return value;
    throw new Error(`adversary: expected a place, got "${what}".`);
  }
}
