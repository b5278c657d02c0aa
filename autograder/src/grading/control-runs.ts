import { compileNotebook } from "./compile-notebook";
import { ownVariant } from "./compile-variants";
import type { ExerciseText } from "./exercise-texts";
import type { GradingRoom } from "./grading-room";
import { referenceNotebook } from "./reference-notebook";
import { runAnswer } from "./run-answer";

/** Whether the reference passes in this room, asked once for each exercise. */
export class ControlRuns {
  private readonly runs = new Map<string, Promise<boolean>>();
  private compilation: Promise<boolean> | undefined;

  constructor(private readonly room: GradingRoom) {}

  /** Runs the reference as if it had been handed in, with the same worker and limits. */
  holds(exercise: ExerciseText): Promise<boolean> {
    const known = this.runs.get(exercise.id);
    if (known !== undefined) return known;
    const run = this.run(exercise);
    this.runs.set(exercise.id, run);
    return run;
  }

  /**
   * Whether the compile worker gets through a reference notebook, asked once: where it does not, that
   * it gave up on a learner's file says nothing of that file.
   */
  compiles(): Promise<boolean> {
    this.compilation ??= this.compileReference();
    return this.compilation;
  }

  private async compileReference(): Promise<boolean> {
    const [first] = this.room.texts;
    if (first === undefined) return true;
    const text = referenceNotebook(this.room.texts, first.notebook);
    const reply = await compileNotebook(this.room, `${first.notebook}.ipynb`, Buffer.from(text));
    return reply.kind === "compiled";
  }

  private async run(exercise: ExerciseText): Promise<boolean> {
    const { room } = this;
    const text = referenceNotebook(room.texts, exercise.notebook);
    const compiled = await compileNotebook(room, `${exercise.notebook}.ipynb`, Buffer.from(text));
    if (compiled.kind === "refused") return false;
    const answer = compiled.answers.find(
      ({ exercise: id, variant }) => id === exercise.id && variant === ownVariant,
    );
    if (answer === undefined || answer.status !== "found") return false;
    const run = await runAnswer(room, answer, []);
    return "judged" in run && run.judged.status === "full";
  }
}
