import type { Adversary } from "../adversary";
import { asAnswer, besideWrong } from "../cells";

const fail = "throw new Error('nobody hears this');";

/** Errors that nobody should hear of: what is not heard of must not pass. */
export const silenceAttacks: readonly Adversary[] = [
  ...asAnswer("silence", [
    [
      "the standard error behind a getter",
      `Object.defineProperty(process, "stderr", { get: () => ({ write: () => true, on: () => undefined }) }); ${fail}`,
      { wanted: { earns: { "02.1": 0 }, status: "error", says: /nobody hears this/ } },
    ],
    [
      "the console and both streams",
      `(process.stderr as any).write = () => true; (process.stdout as any).write = () => true; console.error = () => undefined; console.log = () => undefined; ${fail}`,
    ],
    [
      "errors without a stack",
      `(Error as any).stackTraceLimit = 0; (Error as any).prepareStackTrace = () => ""; Object.defineProperty(Error.prototype, "message", { get: () => "", set() {} }); ${fail}`,
    ],
  ]),
  ...besideWrong("silence", [
    [
      "handlers of errors",
      "process.on('uncaughtException', () => undefined); setTimeout(() => { throw new Error('late'); }, 0);",
    ],
    [
      "the process's own events",
      "(process as any).emit = () => true; (process as any).on = () => process; (process as any).removeAllListeners = () => process; Promise.reject(new Error('late'));",
    ],
  ]),
];
