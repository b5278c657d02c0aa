import { projectFolder } from "../course/course-folder";
import { makeSubmission } from "./submission";

/** `npm run submit`: packs the learner's notebooks into one file to hand in. */
makeSubmission(projectFolder)
  .then(({ file, bytes, notebooks }) => {
    for (const notebook of notebooks) console.log(`  ${notebook}`);
    console.log(`${file}, ${Math.ceil(bytes / 1024)} KB: hand in this file.`);
  })
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
