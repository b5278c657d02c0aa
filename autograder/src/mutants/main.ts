import { join } from "node:path";
import { UsageError } from "../cli/usage-error";
import { exercises } from "../exercises";
import { writeAtomically } from "../report/write-json";
import { arguedSurvivors } from "./argued";
import { compileMutant } from "./compile-mutant";
import { markMutants } from "./mark-mutants";
import {
  chosenExercises,
  type MutantsOptions,
  mutantsUsage,
  parseMutantsOptions,
} from "./mutants-options";
import { renderMutantsPage } from "./mutants-page";
import { mutantsProgress } from "./mutants-progress";
import { type ExerciseMutants, exerciseMutants } from "./mutants-report";
import { referenceMutants } from "./reference-program";
import { renderMutants } from "./render-mutants";

const root = join(__dirname, "..", "..", "..");

/** `npm run mutants`: how much of what could be wrong in a reference loses points. */
async function mutants(args: readonly string[]): Promise<number> {
  const options = parseMutantsOptions(args);
  if (options.help) {
    console.log(mutantsUsage);
    return 0;
  }
  const reports = await markExercises(options);
  if (options.writeDocs) {
    writeAtomically(join(root, "docs", "mutants.md"), renderMutantsPage(reports, options.seeds));
  }
  const json = `${JSON.stringify({ seeds: options.seeds, exercises: reports }, null, 2)}\n`;
  if (options.json === "-") process.stdout.write(json);
  else {
    if (options.json !== null) writeAtomically(options.json, json);
    process.stdout.write(renderMutants(reports, options.seeds));
  }
  return reports.every(({ counts, stale }) => counts.open === 0 && stale.length === 0) ? 0 : 1;
}

async function markExercises({ exercises: asked, jobs, seeds }: MutantsOptions) {
  const cards = chosenExercises(
    exercises.map(({ card }) => card),
    asked,
  );
  const referenceOf = referenceMutants(root, cards);
  const reports: ExerciseMutants[] = [];
  for (const card of cards) {
    const { unchanged, mutants: made } = referenceOf(card);
    const sources = [unchanged, ...made.map(({ source }) => source)];
    const orders = sources.map((source) => {
      return { exercise: card.id, code: compileMutant(source), seeds };
    });
    const progress = mutantsProgress(process.stderr, card.id, orders.length);
    const [control, ...verdicts] = await markMutants(orders, { jobs, onMarked: progress.show });
    progress.clear();
    if (control?.outcome !== "survived" || control.by.length > 0) {
      const failed = control?.by.join(", ");
      throw new Error(`mutants: the reference of ${card.id} itself fails here: ${failed}.`);
    }
    reports.push(exerciseMutants(card, made, verdicts, arguedSurvivors[card.id] ?? []));
  }
  return reports;
}

// Else the signal would end this process without its exit handlers, and leave the marking ones.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(2));

mutants(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${message}\n\n${mutantsUsage}` : message);
    process.exitCode = 2;
  },
);
