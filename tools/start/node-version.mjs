const OLDEST = { major: 20, minor: 19 };

/**
 * Why this Node cannot be used, or undefined.
 *
 * 20.19 is the first release of line 20 that loads an ES module by `require`, which notebooks need.
 *
 * @param {string} version such as `20.20.2`
 * @returns {string | undefined}
 */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const wanted = `${OLDEST.major}.${OLDEST.minor}`;
  const tooOld = major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
  // Line 22 learned the same in 22.12; line 21 never did.
  const gap = major === 21 || (major === 22 && minor < 12);
  if (!tooOld && !gap) return undefined;
  return `Node: expected ${wanted} or newer of line 20, or 22.12 or newer, got ${version}. Install a newer Node from https://nodejs.org.`;
}
