import { beforeAll, describe, expect, it } from "vitest";
import { hasBwrap } from "./fixtures/bwrap-presence";
import { type BwrapIsolation, chooseIsolation } from "./isolation";
import { assemble, openFilter } from "./seccomp-filter";
import { selfTest } from "./self-test";

describe.skipIf(!hasBwrap("the hostile self-test"))("selfTest", () => {
  let whole: BwrapIsolation;
  beforeAll(async () => {
    const isolation = await chooseIsolation("auto");
    if (isolation.kind !== "bwrap") throw new Error("expected bwrap");
    whole = isolation;
  });

  it("lets the whole isolation pass", async () => {
    await expect(selfTest(whole)).resolves.toBeUndefined();
  });

  const holes: readonly [string, () => BwrapIsolation, string][] = [
    [
      "no filter",
      () => ({ ...whole, seccomp: assemble(openFilter) }),
      "the system call ptrace reached the kernel",
    ],
    [
      "no filter of processes",
      () => ({ ...whole, seccomp: assemble(openFilter) }),
      "start a process",
    ],
    ["a writable root", () => ({ ...whole, readOnly: false }), "a file could be made in /"],
    [
      "the host's files",
      () => ({ ...whole, binds: [...whole.binds, { source: "/etc", target: "/etc" }] }),
      "the host's /etc/passwd could be seen",
    ],
    [
      "no sandbox at all",
      () => ({ ...whole, bwrap: "/nowhere/bwrap" }),
      "expected a sandbox that starts, got: spawn /nowhere/bwrap ENOENT",
    ],
  ];
  it.each(holes)("refuses with %s", async (_, broken, reason) => {
    await expect(selfTest(broken())).rejects.toThrow(reason);
  });
});

describe("chooseIsolation", () => {
  it("refuses what is not built yet", async () => {
    await expect(chooseIsolation("container")).rejects.toThrow(
      "which is not built yet. Use bwrap.",
    );
  });

  it("takes no isolation only when asked", async () => {
    expect(await chooseIsolation("none")).toEqual({ kind: "none" });
  });
});
