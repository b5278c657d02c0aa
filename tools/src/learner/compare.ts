import { readFileSync } from "node:fs";
import path from "node:path";
import { liftDeclaration } from "@attending/autograder/dist/declarations";
import type { ExerciseCard } from "@attending/autograder/dist/exercises";
import { CourseError } from "@attending/lib";
import { asksForHelp } from "../command-line/asks-for-help";
import { projectFolder } from "../course/course-folder";
import { diffText } from "./line-diff";
import { describeOutputs } from "./output-report";
import { askedCards, gradeOwnWork } from "./own-results";
import { findDeclaration, readOwnNotebook } from "./own-work";

const usage = `npm run compare -- 02.1    your code beside the solution, and where what they compute differs`;

/** `npm run compare -- 02.1`: own code beside the solution, and where what they compute differs. */
async function main(numbers: readonly string[]): Promise<void> {
  if (asksForHelp(numbers)) return console.log(usage);
  const [card, ...others] = numbers.length === 0 ? [] : askedCards(numbers);
  if (card === undefined || others.length > 0) {
    throw new CourseError({
      where: "compare",
      expected: "the number of one exercise",
      got: numbers.join(" ") || "none",
      fix: "For example: npm run compare -- 02.1",
    });
  }
  showCode(projectFolder, card);
  const [result] = await gradeOwnWork(projectFolder, [card.notebook]);
  const exercise = result?.exercises.find(({ id }) => id === card.id);
  console.log(
    exercise === undefined
      ? `\n${result?.problem?.message ?? "The exercise could not be run."}`
      : `\n${describeOutputs(exercise)}`,
  );
}

function showCode(root: string, { notebook, symbol, from, id, title }: ExerciseCard): void {
  const own = findDeclaration(readOwnNotebook(root, notebook), symbol);
  const solution = liftDeclaration(readFileSync(path.join(root, from), "utf8"), symbol);
  console.log(`${id} ${title}\n`);
  if (own === undefined) {
    console.log(`  work/${notebook}.ipynb does not declare ${symbol}. The solution:\n`);
    console.log(solution);
    return;
  }
  if (own.text === solution) {
    console.log(`  Cell ${own.cell} of work/${notebook}.ipynb is the solution, to the letter.`);
    return;
  }
  console.log(`  - yours, work/${notebook}.ipynb, cell ${own.cell}`);
  console.log(`  + the solution, ${from}\n`);
  console.log(diffText(own.text, solution, process.stdout.isTTY === true));
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
