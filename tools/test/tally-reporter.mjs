import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";

/**
 * Writes how many tests passed and failed, and which were skipped and why, to `ATTENDING_TALLY`.
 * Vitest's own JSON report leaves out the reason that a test gives when it skips itself.
 */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.ATTENDING_TALLY;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tallyOf(modules, unhandledErrors.length)));
  }
}

/**
 * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
 * @param {number} numUnhandled errors outside of any test, each a failure
 * @returns {import("./stages.mjs").StageResult}
 */
export function tallyOf(modules, numUnhandled) {
  /** @type {import("./stages.mjs").StageResult} */
  const tally = { passed: 0, failed: numUnhandled, skipped: [] };
  for (const module of modules) {
    // A file or a block that breaks outside of its tests has tests that never ran.
    tally.failed += module.errors().length;
    for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
    for (const test of module.children.allTests())
      count(tally, relative(process.cwd(), module.moduleId), test);
  }
  return tally;
}

/**
 * @param {import("./stages.mjs").StageResult} tally
 * @param {string} file
 * @param {import("vitest/node").TestCase} test
 */
function count(tally, file, test) {
  const result = test.result();
  if (result.state === "passed") tally.passed += 1;
  else if (result.state === "skipped") {
    tally.skipped.push({ name: `${file} > ${test.fullName}`, reason: result.note ?? "" });
  } else tally.failed += 1;
}
