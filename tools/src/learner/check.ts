import { renderCardText } from "@attending/autograder/dist/check/card";
import { asksForHelp } from "../command-line/asks-for-help";
import { projectFolder } from "../course/course-folder";
import { askedCards, gradeOwnWork } from "./own-results";
import { ownNotebooks } from "./own-work";

const usage = `npm run check            check all that is saved in work/
npm run check -- 02.1    check one exercise, or several`;

/**
 * `npm run check -- [02.1 …]`: the same checks as in the notebook, on what is saved in `work/`. Exit
 * code 0 when all that was asked for is right, else 1.
 */
async function main(numbers: readonly string[]): Promise<void> {
  if (asksForHelp(numbers)) return console.log(usage);
  const cards = askedCards(numbers);
  const saved = new Set(ownNotebooks(projectFolder));
  const notebooks = [...new Set(cards.map(({ notebook }) => notebook))].filter((notebook) => {
    const isThere = saved.has(`${notebook}.ipynb`);
    if (!isThere) console.log(`${notebook}: not in work/ yet. Run npm start.`);
    return isThere;
  });
  const ids = new Set(cards.map(({ id }) => id));
  const results = await gradeOwnWork(projectFolder, notebooks);
  const exercises = results.flatMap((result) => result.exercises.filter(({ id }) => ids.has(id)));
  for (const { file, problem, notes } of results) {
    for (const line of [problem?.message, ...notes]) {
      if (line !== undefined) console.log(`${file}: ${line}`);
    }
  }
  for (const exercise of exercises) {
    console.log(`\n${renderCardText(exercise)}`);
    const replaced = exercise.carriedForward?.replaced ?? [];
    if (replaced.length > 0) {
      console.log(`  Run with the solution of ${replaced.join(", ")}: yours is not right yet.`);
    }
  }
  const allRight = exercises.every(({ status }) => status === "full");
  process.exitCode = allRight && exercises.length === cards.length ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
