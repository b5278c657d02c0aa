import { asksForHelp } from "../command-line/asks-for-help";
import { projectFolder } from "../course/course-folder";
import { makeSubmission } from "./submission";

const usage = "npm run submit    pack the notebooks in work/ into one zip to hand in";

/** `npm run submit`: packs the learner's notebooks into one file to hand in. */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const { file, bytes, notebooks } = await makeSubmission(projectFolder);
  for (const notebook of notebooks) console.log(`  ${notebook}`);
  console.log(`${file}, ${Math.ceil(bytes / 1024)} KB: hand in this file.`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
