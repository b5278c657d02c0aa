import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readExerciseTexts } from "@attending/autograder/dist/grading/exercise-texts";
import { isNotebook } from "@attending/autograder/dist/grading/grading-room";
import { projectFolder } from "../course/course-folder";
import { classroomWorkflow } from "./github-classroom";
import { gradescopeFiles } from "./gradescope";
import { type ExportOptions, exportOptions, exportUsage } from "./options";
import { type CourseNotebook, prairieLearnFiles } from "./prairielearn";
import { writeFolder, writeZip } from "./write-export";

/** `npm run export`: makes what a platform needs to run the grader, and says what to do with it. */
async function main(args: readonly string[]): Promise<void> {
  const options = exportOptions(args);
  if (options === "help") {
    console.log(exportUsage);
    return;
  }
  const notebooks = wantedNotebooks(options.notebook);
  console.log((await write(options, notebooks)).join("\n"));
}

async function write(
  options: ExportOptions,
  notebooks: readonly CourseNotebook[],
): Promise<string[]> {
  const { platform, out, seed } = options;
  if (platform === "gradescope") {
    const bytes = await writeZip(out, await gradescopeFiles(projectFolder, options));
    return [
      `${out}, ${Math.ceil(bytes / 1e6)} MB: upload it under "Configure Autograder", and choose a container of at least 1 CPU and 3 GB.`,
      `It holds the references and the hidden seed ${seed}: keep it from learners.`,
    ];
  }
  if (platform === "prairielearn") {
    writeFolder(out, await prairieLearnFiles(projectFolder, notebooks, options));
    return [
      `${out}/image: docker build --build-arg NODE_VERSION=${process.versions.node} --tag ${options.image} ${out}/image, and push it; it holds the references: keep it private.`,
      `${out}/questions: copy into your course. The hidden seed ${seed} is in each question's tests/.`,
    ];
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, classroomWorkflow(projectFolder, options));
  return [
    `${out}: commit it as .github/workflows/classroom.yml of the template repository.`,
    "What it hides is only as hidden as the course's repository; its first lines say more.",
  ];
}

/** The notebooks that there are exercises of. @throws Error when the wanted one is not among them */
function wantedNotebooks(wanted: string | null): CourseNotebook[] {
  const names = [...new Set(readExerciseTexts().map(({ notebook }) => notebook))];
  const found = names.filter((name) => wanted === null || isNotebook(name, wanted));
  if (found.length === 0) {
    throw new Error(`export: --notebook expects one of ${names.join(", ")}, got "${wanted}".`);
  }
  return found.map((name) => ({ name, title: titleOf(name) }));
}

/** `02-self-attention` as a heading. */
function titleOf(name: string): string {
  const [number = "", ...words] = name.split("-");
  return `${number} ${words.join(" ")}`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
