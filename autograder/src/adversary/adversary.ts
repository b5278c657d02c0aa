import type { ExerciseStatus } from "../report/result";
import type { GroupId } from "./groups";

/** A submission that tries to earn points without the work, to harm somebody, or to learn a secret. */
export interface Adversary {
  readonly group: GroupId;
  /** Unlike all others of its group. */
  readonly name: string;
  readonly notebook: CourseNotebook;
  /** Its own cells. `{{mark}}` and its like stand for {@link Places}. */
  readonly cells: readonly string[];
  /** Its cells answer every exercise; otherwise the reference answers what `wanted` does not name. */
  readonly answersAll?: true;
  /** How it lies there, where it is not just a notebook file of its cells. */
  readonly form?: Form;
  readonly wanted: Marked | Refused;
  /** It runs until a limit stops it, and is graded under small limits. */
  readonly untilLimit?: true;
  /** It tells what it was asked, in its own words: numbers of this batch, which no later one meets. */
  readonly tellsInputs?: true;
  /** It tells the instructor what it reads of answers that are given to it. Learners must not read that. */
  readonly tellsGiven?: true;
}

export type CourseNotebook =
  | "01-note-generator"
  | "02-self-attention"
  | "03-transformer-block"
  | "04-training-and-evaluation"
  | "05-attention-and-ablations"
  | "06-negation-and-latency"
  | "07-lstm-baseline"
  | "08-integrated-gradients"
  | "09-ner-data"
  | "10-bert-ner"
  | "11-ner-errors"
  | "12-ner-latency-and-ethics";

/** It is graded. Exercises that are not named earn full marks, since the reference answers them. */
export interface Marked {
  readonly earns: Readonly<Record<string, number>>;
  /** Of the first exercise named. */
  readonly status?: ExerciseStatus;
  /** What some line of its report must say. */
  readonly says?: RegExp;
}

/** It cannot be graded, and its line in the report says so. */
export interface Refused {
  readonly refused: RegExp;
}

export interface Form {
  readonly fileName?: string;
  /** The file, in place of a notebook of the cells; a number makes a file of so many zero bytes. */
  readonly content?: (cells: readonly string[]) => string | Buffer | number;
  /** The file is a link to this path. */
  readonly linkTo?: string;
  /** The file is a pipe. */
  readonly isPipe?: true;
  /** More files of its folder, by path. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** What an adversary is told of its surroundings, so that it can try to reach them. */
export interface Places {
  /** A word that nothing else says: names of files and processes that must not be there afterwards. */
  readonly mark: string;
  /** A file that everybody may read, in a folder in which everybody may write. */
  readonly canary: string;
  readonly canaryFolder: string;
  /** Another learner's notebook. */
  readonly sibling: string;
  /** Folder of all submissions. */
  readonly submissions: string;
  /** Folder of the course. */
  readonly root: string;
  /** A port of this machine at which somebody listens. */
  readonly port: string;
  /** A port of this machine that is free. */
  readonly freePort: string;
  /** The first three numbers of each query of exercise 02.1 under the public seed, as a list of texts. */
  readonly publicQueries: string;
}
