/**
 * What foreign JavaScript might try, as a script for the sandbox. It is run without Node's permission
 * model, so that it is the outer walls that are tried. It writes one JSON list: what succeeded.
 *
 * @param hostPaths files and folders of the host that must not be seen
 */
export function hostileProgram(hostPaths: readonly string[]): string {
  return `"use strict";
const fs = require("node:fs");
const os = require("node:os");
const succeeded = [];
const attempt = (says, act) => {
  try {
    if (act() !== false) succeeded.push(says);
  } catch {}
};

for (const folder of ["/", "/attending", "/dev", "/dev/shm", "/tmp", "/usr", "/etc", "/home", "/lib"]) {
  attempt("a file could be made in " + folder, () => fs.openSync(folder + "/written", "a"));
}
attempt("node could be overwritten", () => fs.openSync(process.execPath, "r+"));
for (const path of ${JSON.stringify(hostPaths)}) {
  attempt("the host's " + path + " could be seen", () => fs.lstatSync(path));
}
attempt("it sees the host's processes", () => process.pid < 10 ? false : true);
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
