import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Data, TensorData } from "../data/data";
import { type ExerciseText, readExerciseTexts } from "../grading/exercise-texts";
import { JudgeClient } from "../judging/judge-client";
import { publicSeed } from "../judging/public-seed";
import type { SubmissionResult } from "../report/result";
import type { Adversary } from "./adversary";
import { Filler } from "./filler";
import { type GradingReport, gradeFiles, NoResult } from "./grader-command";
import { notebookText } from "./notebook-text";
import { type Outcome, outcomeOf } from "./outcome";
import { reportFaults } from "./report-faults";
import { type Secrets, secretsOf } from "./secrets";
import { openSurroundings, ownFiles, type Surroundings } from "./surroundings";
import { writeSubmission } from "./write-submission";

/** What became of a battery. It holds when no outcome has a fault and nothing was breached. */
export interface BatteryResult {
  readonly seed: string;
  readonly outcomes: readonly Outcome[];
  /** What happened around the adversaries and must not, each a sentence. */
  readonly breaches: readonly string[];
}

/** Grades notebooks and folders. @throws NoResult when the grader ends without one */
export type Grade = (paths: readonly string[], timeoutSeconds: number) => Promise<GradingReport>;

/** The same inputs at each run, so that a battery fails for a reason, and not by chance. */
export const batterySeed = "seed-of-the-battery-27c1";

/** The real command. `isolation` is for tests that take it away. */
export const gradeByCommand =
  (seed: string, isolation = "auto"): Grade =>
  (paths, timeoutSeconds) =>
    gradeFiles([
      ...paths,
      ...["--seed", seed, "--isolation", isolation, "--timeout", `${timeoutSeconds}`],
    ]);

export function holds({ outcomes, breaches }: BatteryResult): boolean {
  return breaches.length === 0 && outcomes.every(({ faults }) => faults.length === 0);
}

/** Seconds of processor time. Whatever runs until a limit need not run for long. */
const timeouts = { limited: 3, usual: 10 };

/**
 * Hands adversaries in, has them graded beside notebooks that do no harm, and looks at what became of
 * them, of the others, and of everything around.
 */
export async function runBattery(
  adversaries: readonly Adversary[],
  {
    seed = batterySeed,
    grade = gradeByCommand(seed),
    watched = ownFiles,
  }: { seed?: string; grade?: Grade; watched?: readonly string[] } = {},
): Promise<BatteryResult> {
  const notebooks = new Set<string>(adversaries.map(({ notebook }) => notebook));
  const texts = readExerciseTexts();
  const asked = texts.filter(({ notebook }) => notebooks.has(notebook));
  const { drawn, publicQueries } = await drawInputs(asked, seed);
  const surroundings = await openSurroundings(publicQueries, watched);
  try {
    const filler = new Filler(texts, surroundings.places);
    const parts = (["limited", "usual"] as const).map((name) => {
      const own = adversaries.filter(
        ({ untilLimit = false }) => untilLimit === (name === "limited"),
      );
      return handIn(name, own, surroundings, filler);
    });
    const secrets = secretsOf({ seed, kept: surroundings.secrets, texts, drawn });
    surroundings.begin();
    const marked: MarkedPart[] = [];
    for (const part of parts) {
      if (part.adversaries.length > 0) marked.push(await markPart(part, grade, secrets));
    }
    const breaches = await surroundings.breaches(marked.map(({ grader }) => grader));
    const outcomes = marked.flatMap((part) => part.outcomes);
    return {
      seed,
      outcomes: adversaries.flatMap(({ group, name }) =>
        outcomes.filter((outcome) => outcome.group === group && outcome.name === name),
      ),
      breaches: [...marked.flatMap(({ faults }) => faults), ...breaches],
    };
  } finally {
    surroundings.close();
  }
}

/** Adversaries that are graded in one batch, between two bystanders. */
interface Part {
  readonly adversaries: readonly Adversary[];
  readonly timeoutSeconds: number;
  /** The adversaries' notebooks, in their order. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly bystanders: readonly [first: string, last: string];
}

function handIn(
  name: keyof typeof timeouts,
  adversaries: readonly Adversary[],
  { places, secrets }: Surroundings,
  filler: Filler,
): Part {
  const { sibling, submissions } = places;
  const folder = join(submissions, name);
  mkdirSync(folder);
  const files = adversaries.map((adversary, i) =>
    writeSubmission(join(folder, folderName(adversary, i)), adversary, filler),
  );
  const last = join(submissions, `zz-${name}`, "02-self-attention.ipynb");
  for (const file of [sibling, last]) writeBystander(file, secrets, filler);
  const timeoutSeconds = timeouts[name];
  return { adversaries, timeoutSeconds, files, folder, bystanders: [sibling, last] };
}

interface MarkedPart {
  readonly outcomes: readonly Outcome[];
  readonly faults: readonly string[];
  /** Process id of the grader. */
  readonly grader: number;
}

async function markPart(part: Part, grade: Grade, secrets: Secrets): Promise<MarkedPart> {
  const { adversaries, files, folder, bystanders, timeoutSeconds } = part;
  const outcomesOf = (submissions: readonly SubmissionResult[]): Outcome[] =>
    adversaries.map((adversary, i) => {
      const own = submissions.find(({ file }) => file === files[i]);
      return outcomeOf(adversary, own, secrets);
    });
  try {
    const [first, last] = bystanders;
    const report = await grade([first, folder, last], timeoutSeconds);
    const refusals = adversaries.some(({ wanted }) => "refused" in wanted);
    return {
      outcomes: outcomesOf(report.result.submissions),
      faults: reportFaults(report, { bystanders, refusals }),
      grader: report.pid,
    };
  } catch (error) {
    if (!(error instanceof NoResult)) throw error;
    return { outcomes: outcomesOf([]), faults: [error.message], grader: error.pid };
  }
}

function folderName({ group, name }: Adversary, index: number): string {
  const number = String(index).padStart(3, "0");
  return `${number} ${group} ${name}`.replace(/[^\w.-]+/g, "-");
}

/** A right notebook that also holds a word which is nobody else's business. */
function writeBystander(file: string, words: readonly string[], filler: Filler): void {
  mkdirSync(dirname(file), { recursive: true });
  const cells = [...filler.rightAnswers("02-self-attention"), `// ${words.at(-1)}`];
  writeFileSync(file, notebookText(cells));
}

/** What the batch's seed hides, and what the public seed shows. */
async function drawInputs(
  texts: readonly ExerciseText[],
  seed: string,
): Promise<{ drawn: readonly Data[]; publicQueries: string }> {
  const judge = new JudgeClient();
  try {
    const drawn = await Promise.all(texts.map(({ id }) => judge.draw(id, seed)));
    const shown = (await judge.draw("02.1", publicSeed)) as Readonly<Record<string, QueryInput>>;
    const queries = Object.values(shown).flatMap((input) =>
      "query" in input ? [input.query.values.slice(0, 3).join()] : [],
    );
    return { drawn, publicQueries: JSON.stringify(queries) };
  } finally {
    judge.stop();
  }
}

type QueryInput = { readonly query: TensorData } | object;
