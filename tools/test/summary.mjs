/** @typedef {import("./stages.mjs").StageResult} StageResult */
/** @typedef {import("./stages.mjs").Mention} Mention */

// What .ci/run installs: where skips are forbidden, a test that misses one of these must not pass by.
const INSTALLED_IN_CI =
  /bubblewrap|bwrap|sandbox|isolat|browser|chromium|jupyter|python|npm run native/i;

/**
 * All stages as one. Where nothing that can be installed may be skipped, such a skip is a failure.
 *
 * @param {readonly StageResult[]} results
 * @param {boolean} forbidSkips
 * @returns {StageResult}
 */
export function sumUp(results, forbidSkips) {
  const skips = results.flatMap(({ skipped }) => skipped);
  const isForbidden = (/** @type {Mention} */ { name, reason }) =>
    forbidSkips && INSTALLED_IN_CI.test(`${name} ${reason}`);
  const forbidden = skips.filter(isForbidden).map(({ name, reason }) => ({
    name,
    reason: `skipped where nothing may be${reason === "" ? "" : `: ${reason}`}`,
  }));
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failures: [...results.flatMap(({ failures }) => failures), ...forbidden],
    skipped: skips.filter((skip) => !isForbidden(skip)),
  };
}

/** @param {Record<string, string | undefined>} env */
export function forbidsSkips({ CI, ATTENDING_NO_SKIP }) {
  return CI === "true" || CI === "1" || ATTENDING_NO_SKIP === "1";
}

/**
 * The closing line.
 *
 * @param {StageResult} sum
 */
export function closingLine({ passed, failures, skipped }) {
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failures.length} failed${skips}`;
}

/** @param {Mention} mention */
export function formatMention({ name, reason }) {
  return reason === "" ? name : `${name}: ${reason}`;
}
