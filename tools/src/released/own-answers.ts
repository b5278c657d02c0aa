import { silentStub } from "@attending/autograder/dist/probing/silent-stub";
import { cutAnswer, type OwnAnswer, type ReleasedExercise, runAnswer } from "./own-answer";

/** What a release is made of, as its own small scripts put it together. */
export interface ReleasedCourse {
  /** The folder of the release. */
  readonly root: string;
  readonly exercises: readonly ReleasedExercise[];
  /** Ids of those whose answers the library does not hold. */
  readonly due: readonly string[];
  /** Loads a package as seen from the release. */
  readonly load: (name: string) => unknown;
}

/** Names that notebooks draw with: an answer that is run for itself shows nothing. */
const silentPackages = ["tslab", "nodeplotlib", "danfojs-node"];

/**
 * The learner's own answers, by exercise: each loaded when it is first asked for, after those that it
 * is built on.
 */
export class OwnAnswers {
  private readonly answers = new Map<string, OwnAnswer>();

  constructor(readonly course: ReleasedCourse) {}

  exercise(id: string): ReleasedExercise {
    const found = this.course.exercises.find((exercise) => exercise.id === id);
    if (found !== undefined) return found;
    const known = this.course.exercises.map((exercise) => exercise.id).join(", ");
    throw new Error(`exercise: expected one of ${known}, got "${id}". Check the number.`);
  }

  /** What was loaded under a name; undefined before. */
  loaded(symbol: string): OwnAnswer | undefined {
    const exercise = this.course.exercises.find((other) => other.symbol === symbol);
    return exercise && this.answers.get(exercise.id);
  }

  async load(id: string): Promise<OwnAnswer> {
    const known = this.answers.get(id);
    if (known !== undefined) return known;
    const { root, exercises } = this.course;
    const exercise = this.exercise(id);
    const cut = cutAnswer(root, exercise, symbolsOf(exercises, exercise.notebook));
    if (cut.kind === "absent") return this.keep(id, cut);
    const code = cut.slice.cells.map(({ js }) => js).join("\n");
    for (const earlier of this.builtOn(exercise, code)) await this.load(earlier);
    return this.keep(id, await runAnswer(exercise, cut.slice, this.packages()));
  }

  private builtOn({ notebook }: ReleasedExercise, code: string): string[] {
    const { exercises, due } = this.course;
    return exercises
      .filter((other) => other.notebook < notebook && due.includes(other.id))
      .filter(({ symbol }) => new RegExp(`\\b${symbol}\\b`).test(code))
      .map(({ id }) => id);
  }

  private keep(id: string, answer: OwnAnswer): OwnAnswer {
    this.answers.set(id, answer);
    return answer;
  }

  private packages(): ReadonlyMap<string, unknown> {
    const { load } = this.course;
    const shared = ["@tensorflow/tfjs", "@attending/lib", "@attending/earlier"];
    const stub = silentStub();
    return new Map<string, unknown>([
      ...shared.map((name) => [name, load(name)] as const),
      ...silentPackages.map((name) => [name, stub] as const),
      ["@attending/autograder", { check: async () => undefined }],
    ]);
  }
}

function symbolsOf(exercises: readonly ReleasedExercise[], notebook: string): string[] {
  return exercises.filter((other) => other.notebook === notebook).map(({ symbol }) => symbol);
}
