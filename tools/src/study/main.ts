import path from "node:path";
import { chooseBackend } from "@attending/lib";
import { asksForHelp } from "../command-line/asks-for-help";
import { checkAblations } from "./ablations/check-ablations";
import { studyAblations } from "./ablations/study-ablations";
import { checkAssertion } from "./assertion/check-assertion";
import { studyAssertion } from "./assertion/study-assertion";
import { checkDictionary } from "./dictionary/check-dictionary";
import { studyDictionary } from "./dictionary/study-dictionary";
import { checkDistance } from "./distance/check-distance";
import { studyDistance } from "./distance/study-distance";
import { checkLongerNotes } from "./longer-notes/check-longer-notes";
import { studyLongerNotes } from "./longer-notes/study-longer-notes";
import { checkNegex } from "./negex/check-negex";
import { studyNegex } from "./negex/study-negex";
import { studyOptions, usage } from "./options";
import { checkPretraining } from "./pretraining/check-pretraining";
import { studyPretraining } from "./pretraining/study-pretraining";

const root = path.join(__dirname, "..", "..", "..");

const studies = {
  ablations: { run: studyAblations, check: checkAblations },
  assertion: { run: studyAssertion, check: checkAssertion },
  dictionary: { run: studyDictionary, check: checkDictionary },
  distance: { run: studyDistance, check: checkDistance },
  "longer-notes": { run: studyLongerNotes, check: checkLongerNotes },
  negex: { run: studyNegex, check: checkNegex },
  pretraining: { run: studyPretraining, check: checkPretraining },
};

/**
 * `npm run study -- NAME`: trains for minutes what a notebook only shows, and writes
 * `data/runs/<study>.json`. What was already trained, by the same code, is not trained again. `--quick` trains little and writes nothing; `--check` trains the
 * reduced version that is kept in the file, and compares.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const { study, ...options } = studyOptions(args);
  const { name: backend } = await chooseBackend();
  const { run, check } = studies[study];
  if (!options.check) return run(root, { ...options, backend });
  const differences = await check(root);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    throw new Error("study: the kept run is not what this code gives. Make it anew.");
  }
  console.log("The reduced version comes out as it is kept.");
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
