import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filterLauncher, launcherFailure } from "./filter-launcher";
import { isolationsHere } from "./fixtures/isolations";
import { chooseIsolation, type Isolation } from "./isolation";
import { sandboxLimits } from "./limits";
import { runInSandbox } from "./run-in-sandbox";
import { startSandboxed } from "./sandboxed-process";
import { assemble, seccompFilter } from "./seccomp-filter";
import { type Staging, stageFiles } from "./staging";
import { hostArchitecture } from "./syscalls";
import { requireRootInContainer } from "./uid-isolation";

describe("another user", () => {
  it("is refused to whoever is not root", () => {
    expect(() => requireRootInContainer(1000, true)).toThrow("isolation: expected root, which");
  });

  it("is refused outside of a container, where root's mistakes stay", () => {
    expect(() => requireRootInContainer(0, false)).toThrow(
      "expected a container that is thrown away",
    );
    expect(() => requireRootInContainer(0, true)).not.toThrow();
  });
});

const available = isolationsHere("a process of another user").includes("uid");

describe.skipIf(!available)("a process of another user", () => {
  let isolation: Isolation;
  let staging: Staging;
  const head = `const fs = require("node:fs");
const reason = (act) => { try { act(); return "succeeded"; } catch (error) { return error.code; } };
const say = (value) => fs.writeSync(4, JSON.stringify(value));\n`;
  beforeAll(async () => {
    isolation = await chooseIsolation("uid");
    staging = stageFiles([
      { name: "wait.js", content: `${head} say(process.pid); setInterval(() => {}, 1000);` },
      {
        name: "kill.js",
        content: `${head} const pid = Number(fs.readFileSync(0, "utf8"));
          say([process.ppid, pid].map((each) => reason(() => process.kill(each, 0))));`,
      },
    ]);
  });
  afterAll(() => staging.dispose());

  it("cannot signal the grader or another foreign process", async () => {
    const inside = { script: "wait.js", permissions: true };
    const limits = sandboxLimits;
    const waiting = startSandboxed({ isolation, folder: staging.folder, inside, limits });
    const [pid] = await once(waiting.replies, "data");
    const run = { isolation, files: staging.folder, program: "kill.js", input: Buffer.from(pid) };
    const { output } = await runInSandbox(run);
    waiting.kill("stop");
    await waiting.ended;
    expect(output.toString()).toBe('["EPERM","EPERM"]');
  });

  it("never shares its number with the one before", async () => {
    const users = new Set<string>();
    const { folder, dispose } = stageFiles([
      { name: "who.js", content: `${head} say([process.getuid(), process.getgid()]);` },
    ]);
    for (let i = 0; i < 3; i += 1) {
      const run = { isolation, files: folder, program: "who.js", input: Buffer.alloc(0) };
      users.add((await runInSandbox(run)).output.toString());
    }
    dispose();
    expect(users.size).toBe(3);
  });

  it("meets folders that only root can write", () => {
    if (isolation.kind !== "uid") throw new Error("expected another user");
    const jail = isolation.jails.of(staging.folder);
    for (const name of ["", "bin", "attending", "bin/node", "attending/wait.js"]) {
      const { uid, mode } = statSync(join(jail, name));
      expect({ name, uid, writable: mode & 0o022 }).toEqual({ name, uid: 0, writable: 0 });
    }
  });
});

describe.skipIf(process.platform !== "linux")("the launcher", () => {
  const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
  const launcher = join(folder, "launcher");
  beforeAll(() => {
    const filter = assemble(seccompFilter(hostArchitecture()));
    writeFileSync(launcher, filterLauncher(process.arch, filter), { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("becomes another program, with its arguments and environment, under the filter", () => {
    const script = `const { spawnSync } = require("node:child_process");
      console.log(JSON.stringify([process.argv.slice(1), process.env.WORD, spawnSync("/bin/true").error?.code]));`;
    const args = [process.execPath, "-e", script, "a", "b c"];
    const { stdout } = spawnSync(launcher, args, { encoding: "utf8", env: { WORD: "kept" } });
    expect(JSON.parse(stdout)).toEqual([["a", "b c"], "kept", "EPERM"]);
  });

  it("says that there is nothing to become", () => {
    expect(spawnSync(launcher, []).status).toBe(launcherFailure);
    expect(spawnSync(launcher, ["/nowhere"]).status).toBe(launcherFailure);
  });

  it("runs nothing without its filter", () => {
    // A filter of no instructions is one that the kernel refuses.
    const empty = join(folder, "empty");
    writeFileSync(empty, filterLauncher(process.arch, Buffer.alloc(0)), { mode: 0o755 });
    expect(spawnSync(empty, ["/bin/true"]).status).toBe(launcherFailure);
  });
});
