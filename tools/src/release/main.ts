import { rmSync } from "node:fs";
import path from "node:path";
import { courseNotebooks, projectFolder } from "../course/course-folder";
import { releaseLeaks } from "./release-leaks";
import { releaseOptions, usage } from "./release-options";
import { releasePlan } from "./release-plan";
import { storedChecks } from "./stored-checks";
import { writeRelease } from "./write-release";

/** `npm run release -- out/`: the learners' version of the course. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) {
    console.log(usage);
    return;
  }
  const options = releaseOptions(args, courseNotebooks(projectFolder));
  const out = path.resolve(options.folder);
  const plan = releasePlan(projectFolder, options);
  const say = (line: string) => console.log(`attending: ${line}`);
  const checks = await storedChecks(plan.checked, say);
  await writeRelease(plan, out, checks);
  const leaks = releaseLeaks(plan, out);
  if (leaks.length > 0) {
    rmSync(out, { recursive: true });
    throw new Error(
      `release: expected no answer in it, got these. Nothing was kept.\n${leaks.join("\n")}`,
    );
  }
  for (const [module, ids] of plan.kindred) {
    say(`left out: ${module}, which gives ${ids.join(" and ")} away`);
  }
  say(`${plan.notebooks.length} notebooks, ${plan.withheld.length} answers withheld: ${out}`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
