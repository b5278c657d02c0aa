/** A path of the host, and which file it is there. */
export interface HostPath {
  readonly path: string;
  /** Null where nothing may stand under that path, not even the sandbox's own. */
  readonly file: { readonly dev: number; readonly ino: number } | null;
}

export interface HostileTargets {
  /** Files and folders of the host that must not be seen. */
  readonly hostPaths: readonly HostPath[];
  /** Whether processes of others have no number inside. */
  readonly ownProcesses: boolean;
  /** The grader's number, where numbers inside are the host's. */
  readonly graderPid: number | null;
}

/**
 * What foreign JavaScript might try, as a script for the sandbox. It is run without Node's permission
 * model, so that it is the outer walls that are tried. It writes one JSON list: what succeeded.
 */
export function hostileProgram({ hostPaths, ownProcesses, graderPid }: HostileTargets): string {
  return `"use strict";
const fs = require("node:fs");
const os = require("node:os");
const succeeded = [];
const attempt = (says, act) => {
  try {
    if (act() !== false) succeeded.push(says);
  } catch {}
};

for (const folder of ["/", "/attending", "/dev", "/dev/shm", "/tmp", "/usr", "/etc", "/home", "/lib", "/run", "/var/tmp"]) {
  attempt("a file could be made in " + folder, () => fs.openSync(folder + "/written", "a"));
}
attempt("node could be overwritten", () => fs.openSync(process.execPath, "r+"));
for (const { path, file } of ${JSON.stringify(hostPaths)}) {
  attempt("the host's " + path + " could be seen", () => {
    const { dev, ino } = fs.lstatSync(path);
    return file === null || (file.dev === dev && file.ino === ino);
  });
}
attempt("it sees the host's processes", () => ${ownProcesses} && process.pid >= 10);
attempt("it sees other processes", () =>
  fs.readdirSync("/proc").some((name) => /^\\d+$/.test(name) && Number(name) !== process.pid));
if (${graderPid !== null}) {
  attempt("it could end the grader", () => process.kill(${graderPid ?? -1}, 0));
  attempt("it could end its parent", () => process.kill(process.ppid, 0));
}
attempt("it runs as root", () => process.getuid() === 0);
attempt("it could become root", () => process.setuid(0));
attempt("it could take more of the processor", () => os.setPriority(-5));
attempt("it sees the host's environment", () =>
  Object.keys(process.env).some((name) => name !== "PWD" && name !== "LD_LIBRARY_PATH"));
attempt("it sees the network", () => Object.keys(os.networkInterfaces()).some((name) => name !== "lo"));
attempt("it could start a process", () => {
  const { error } = require("node:child_process").spawnSync(process.execPath, ["-v"]);
  return error === undefined;
});

const report = () => {
  fs.writeSync(4, JSON.stringify(succeeded));
  process.reallyExit(0);
};
let pending = 2;
const settle = () => { pending -= 1; if (pending === 0) report(); };
const denied = new Set(["EPERM", "EACCES"]);
const judge = (says) => (error) => { if (!error || !denied.has(error.code)) succeeded.push(says); settle(); };
try {
  const heard = judge("a port could be opened");
  const server = require("node:net").createServer();
  server.on("error", heard).listen(0, "127.0.0.1", () => heard());
  const called = judge("a connection could be tried");
  require("node:net").connect({ port: 9, host: "127.0.0.1" }).on("error", called).on("connect", () => called());
} catch { report(); }
setTimeout(report, 300);
`;
}
