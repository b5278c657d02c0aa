import { StartError } from "./start-error.mjs";

export const USAGE = `npm start                      set up what is missing and open JupyterLab on your own copies in work/
npm start -- --check           only look: one line a check, with its cure; exit 1 when you have to do something
npm start -- --no-open         print the address, open no browser
npm start -- --port N          try port N first (default 8888); a taken port is passed over
npm start -- --reset NN        fresh copy of notebook NN; yours is kept in work/backups/
npm start -- --gpu             install @tensorflow/tfjs-node-gpu in .attending/native and prove that it computes on the GPU
npm start -- --help            this text

ATTENDING_PYTHON               the Python (3.10 or newer) to make .venv with`;

const DEFAULT_PORT = 8888;

/**
 * @typedef {object} StartOptions
 * @property {boolean} check
 * @property {boolean} open
 * @property {number} port
 * @property {boolean} gpu
 * @property {string[]} reset two-digit numbers of notebooks
 * @property {boolean} help
 */

/**
 * What the command line asks for.
 *
 * @param {readonly string[]} args without node and script
 * @returns {StartOptions}
 * @throws {StartError} exit code 2, for an unknown flag or a value that is missing or out of range
 */
export function parseOptions(args) {
  /** @type {StartOptions} */
  const options = {
    check: false,
    open: true,
    port: DEFAULT_PORT,
    gpu: false,
    reset: [],
    help: false,
  };
  const rest = args.flatMap((arg) => splitValue(arg));
  while (rest.length > 0) {
    const flag = rest.shift();
    if (flag === "--check") options.check = true;
    else if (flag === "--no-open") options.open = false;
    else if (flag === "--gpu") options.gpu = true;
    else if (flag === "--help" || flag === "-h") options.help = true;
    else if (flag === "--port") options.port = portOf(rest.shift());
    else if (flag === "--reset") options.reset.push(notebookNumberOf(rest.shift()));
    else throw usageError(`npm start: expected one of the flags below, got ${flag}.`);
  }
  return options;
}

/** @param {string} arg `--port=1` is `--port 1` */
function splitValue(arg) {
  const equals = arg.indexOf("=");
  return arg.startsWith("--") && equals > 0 ? [arg.slice(0, equals), arg.slice(equals + 1)] : [arg];
}

/** @param {string | undefined} value */
function portOf(value) {
  const port = Number(value);
  if (value !== undefined && /^\d+$/.test(value) && port >= 1 && port <= 65535) return port;
  throw usageError(`--port: expected a number from 1 to 65535, got ${value ?? "nothing"}.`);
}

/** @param {string | undefined} value `2`, `02` or a file name that begins so */
function notebookNumberOf(value) {
  const digits = /^(\d{1,2})(?:-[\w-]*(?:\.ipynb)?)?$/.exec(value ?? "")?.[1];
  if (digits !== undefined) return digits.padStart(2, "0");
  throw usageError(`--reset: expected a notebook's number such as 02, got ${value ?? "nothing"}.`);
}

/** @param {string} message */
function usageError(message) {
  return new StartError(`${message}\n\n${USAGE}`, 2);
}
