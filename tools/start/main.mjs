import { diagnose, exitCodeOf, formatFinding } from "./diagnosis.mjs";
import { nodeProblem } from "./node-version.mjs";
import { parseOptions, USAGE } from "./options.mjs";
import { projectPaths } from "./paths.mjs";
import { serve } from "./serve.mjs";
import { setUp } from "./set-up.mjs";
import { exitWith, StartError } from "./start-error.mjs";

const say = (/** @type {string} */ line) => console.log(`attending: ${line}`);

await exitWith(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const paths = projectPaths();
  if (options.check) {
    const findings = diagnose(paths);
    for (const finding of findings) console.log(formatFinding(finding));
    return exitCodeOf(findings);
  }
  const problem = nodeProblem();
  if (problem !== undefined) throw new StartError(problem);
  const notebook = setUp(paths, options, say);
  return serve(paths, { ...options, notebook }, say);
});
