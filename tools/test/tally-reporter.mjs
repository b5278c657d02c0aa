import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";

/** @typedef {import("./stages.mjs").StageResult} StageResult */
/** @typedef {import("vitest").SerializedError} SerializedError */

/**
 * Writes how many tests passed, and which failed or were skipped and why, to `ATTENDING_TALLY`.
 * Vitest's own JSON report leaves out the reason that a test gives when it skips itself.
 */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<SerializedError>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.ATTENDING_TALLY;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tallyOf(modules, unhandledErrors)));
  }
}

/**
 * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
 * @param {ReadonlyArray<SerializedError>} unhandledErrors errors outside of any test, each a failure
 * @returns {StageResult}
 */
export function tallyOf(modules, unhandledErrors) {
  /** @type {StageResult} */
  const tally = {
    passed: 0,
    failures: failuresOf("outside of any test", unhandledErrors),
    skipped: [],
  };
  for (const module of modules) {
    const file = relative(process.cwd(), module.moduleId);
    // A file or a block that breaks outside of its tests has tests that never ran.
    tally.failures.push(...failuresOf(file, module.errors()));
    for (const suite of module.children.allSuites())
      tally.failures.push(...failuresOf(`${file} > ${suite.fullName}`, suite.errors()));
    for (const test of module.children.allTests()) count(tally, `${file} > ${test.fullName}`, test);
  }
  return tally;
}

/**
 * @param {string} name
 * @param {ReadonlyArray<SerializedError>} errors
 */
function failuresOf(name, errors) {
  return errors.map(({ message }) => ({ name, reason: firstLine(message) }));
}

/** @param {string} message */
function firstLine(message) {
  return message.split("\n", 1)[0] ?? "";
}

/**
 * @param {StageResult} tally
 * @param {string} name
 * @param {import("vitest/node").TestCase} test
 */
function count(tally, name, test) {
  const result = test.result();
  if (result.state === "passed") tally.passed += 1;
  else if (result.state === "skipped") tally.skipped.push({ name, reason: result.note ?? "" });
  else tally.failures.push({ name, reason: firstLine(result.errors?.[0]?.message ?? "") });
}
