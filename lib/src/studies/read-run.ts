import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../errors/data-error";
import { type AblationsRun, readAblationsRun } from "./ablations-run";
import { type AssertionRun, readAssertionRun } from "./assertion-run";
import { type DistanceRun, readDistanceRun } from "./distance-run";
import {
  type GeneralizationRun,
  readGeneralizationRun,
} from "./generalization-run";
import { type LongerNotesRun, readLongerNotesRun } from "./longer-notes-run";
import { type NegexRun, readNegexRun } from "./negex-run";
import { type NerTrainingRun, readNerTrainingRun } from "./ner-training-run";
import { type PretrainingRun, readPretrainingRun } from "./pretraining-run";
import type { Found } from "./strict-reading";

/** The runs that there are, by the name of their file. */
export interface StudyRuns {
  readonly ablations: AblationsRun;
  readonly assertion: AssertionRun;
  readonly bc5cdr: NerTrainingRun;
  readonly distance: DistanceRun;
  readonly generalization: GeneralizationRun;
  readonly "longer-notes": LongerNotesRun;
  readonly negex: NegexRun;
  readonly pretraining: PretrainingRun;
}

const readers: { [Name in keyof StudyRuns]: (file: Found) => StudyRuns[Name] } =
  {
    ablations: readAblationsRun,
    assertion: readAssertionRun,
    bc5cdr: (file) => readNerTrainingRun(file, "bc5cdr"),
    distance: readDistanceRun,
    generalization: readGeneralizationRun,
    "longer-notes": readLongerNotesRun,
    negex: readNegexRun,
    pretraining: readPretrainingRun,
  };

/** The folder of the project, from which a notebook's own may differ. */
const project = join(__dirname, "..", "..", "..");

/**
 * A run of a study that takes too long for a notebook: `npm run study` made it,
 * and it is kept in `data/runs/`, with its date, seeds, backend and commit.
 *
 * @param name the name of the study, and of its file
 * @param root the folder of the project
 * @throws DataError when the file is missing, or not whole: with its place
 * @example
 * const { date, backend, rows } = readRun("ablations");
 */
export function readRun<Name extends keyof StudyRuns>(
  name: Name,
  root = project,
): StudyRuns[Name] {
  if (!Object.hasOwn(readers, name)) {
    throw refuse(`one of ${Object.keys(readers).join(", ")}`, `"${name}"`);
  }
  const at = `data/runs/${name}.json`;
  const text = readText(join(root, at), at);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(`JSON in ${at}`, "something else, or only a part of it");
  }
  return readers[name]({ value, at });
}

function readText(file: string, at: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw refuse(`a file ${at}`, code === "ENOENT" ? "none" : String(code));
  }
}

function refuse(expected: string, got: string): DataError {
  return new DataError({
    where: "readRun",
    expected,
    got,
    fix: "Take the file from git again, or make it anew by npm run study.",
  });
}
