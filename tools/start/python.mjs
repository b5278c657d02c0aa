import { runCommand } from "./command.mjs";

const OLDEST_MINOR = 10;
const PROBE = "import sys; print('.'.join(map(str, sys.version_info[:3]))); print(sys.executable)";
const PROBE_LIMIT_MS = 20_000;

/**
 * @typedef {object} Python
 * @property {string} executable absolute path
 * @property {string} version such as `3.11.7`
 */

/**
 * The first Python 3.10 or newer of this machine, or what was tried.
 *
 * @param {Record<string, string | undefined>} env `ATTENDING_PYTHON` is asked alone when it is set
 * @returns {{ python: Python } | { problem: string }}
 */
export function findPython(env = process.env) {
  const named = env.ATTENDING_PYTHON;
  /** @type {string[]} */
  const tried = [];
  /** @type {[string, ...string[]][]} */
  const commands = named ? [[named]] : candidates();
  for (const [command, ...args] of commands) {
    const found = probePython(command, args, env);
    const label = [command, ...args].join(" ");
    if (found === undefined) tried.push(`${label}: not there`);
    else if (!isNewEnough(found.version)) tried.push(`${label}: ${found.version}`);
    else return { python: found };
  }
  const where = named ? "ATTENDING_PYTHON" : "Python";
  const fix = named
    ? "Set it to the path of a newer Python, or leave it unset."
    : "Install one from https://www.python.org or your system's packages, or name it in ATTENDING_PYTHON.";
  return {
    problem: `${where}: expected Python 3.${OLDEST_MINOR} or newer, got ${tried.join("; ")}. ${fix}`,
  };
}

/** @returns {[string, ...string[]][]} */
function candidates() {
  /** @type {[string, ...string[]][]} */
  const common = [["python3"], ["python"]];
  if (process.platform === "win32") return [["py", "-3"], ...common];
  // A system whose python3 is old often has a newer one beside it.
  const numbered = [14, 13, 12, 11, 10].map(
    (minor) => /** @type {[string]} */ ([`python3.${minor}`]),
  );
  return [...common, ...numbered];
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Python | undefined}
 */
function probePython(command, args, env) {
  const result = runCommand(command, [...args, "-c", PROBE], { env, timeout: PROBE_LIMIT_MS });
  const [version, executable] = result.stdout.split(/\r?\n/);
  if (result.status !== 0 || !version || !executable) return undefined;
  return { version, executable };
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= OLDEST_MINOR);
}
