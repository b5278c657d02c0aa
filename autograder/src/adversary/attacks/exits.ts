import type { Adversary } from "../adversary";
import { asAnswer, besideWrong } from "../cells";

const silent = {
  wanted: { earns: { "02.1": 0 }, status: "error", says: /ended the process/ },
} as const;

/** Ends of its own process, and of others. */
export const exitsAttacks: readonly Adversary[] = [
  ...asAnswer("exits", [
    ["leaves the process", "process.exit(0);", silent],
    [
      "leaves with another exit code",
      "process.on('exit', () => { process.exitCode = 0; }); process.exitCode = 0; process.exit(1);",
      silent,
    ],
    ["aborts", "process.abort();", silent],
    ["kills itself", "process.kill(process.pid, 'SIGKILL'); while (true);", silent],
    [
      "leaves through a constructor of functions",
      "(() => {}).constructor('return process')().exit(0);",
      silent,
    ],
    [
      "stops itself",
      "process.kill(process.pid, 'SIGSTOP');",
      { wanted: { earns: { "02.1": 0 }, status: "timeout" }, untilLimit: true },
    ],
    [
      "does not hear the limit's signal",
      "process.on('SIGXCPU', () => undefined); while (true);",
      { wanted: { earns: { "02.1": 0 }, status: "timeout" }, untilLimit: true },
    ],
  ]),
  ...besideWrong("exits", [
    ["kills its parent", "process.kill(process.ppid, 'SIGKILL');"],
    ["kills everybody", "process.kill(-1, 'SIGKILL');"],
    ["kills the first process", "process.kill(1, 'SIGKILL');"],
    ["kills its group", "process.kill(0, 'SIGKILL');"],
    [
      "does not end",
      "(process as any).reallyExit = () => undefined; process.on('exit', () => { while (true); });",
    ],
  ]),
];
