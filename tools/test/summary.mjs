/** @typedef {import("./stages.mjs").StageResult} StageResult */
/** @typedef {import("./stages.mjs").Skip} Skip */

// What .ci/run installs: where skips are forbidden, a test that misses one of these must not pass by.
const INSTALLED_IN_CI =
  /bubblewrap|bwrap|sandbox|isolat|browser|chromium|jupyter|python|npm run native/i;

/**
 * All stages as one. Where nothing that can be installed may be skipped, such a skip is a failure.
 *
 * @param {readonly StageResult[]} results
 * @param {boolean} forbidSkips
 * @returns {StageResult & { forbidden: Skip[] }}
 */
export function sumUp(results, forbidSkips) {
  const skips = results.flatMap(({ skipped }) => skipped);
  const isForbidden = (/** @type {Skip} */ { name, reason }) =>
    forbidSkips && INSTALLED_IN_CI.test(`${name} ${reason}`);
  const forbidden = skips.filter(isForbidden);
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, forbidden.length),
    skipped: skips.filter((skip) => !isForbidden(skip)),
    forbidden,
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
export function closingLine({ passed, failed, skipped }) {
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failed} failed${skips}`;
}

/** @param {Skip} skip */
export function formatSkip({ name, reason }) {
  return reason === "" ? name : `${name}: ${reason}`;
}
