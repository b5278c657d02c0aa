import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BwrapIsolation } from "./bwrap-isolation";
import type { ContainerIsolation } from "./container-isolation";
import { filterLauncher } from "./filter-launcher";
import { hasBwrap } from "./fixtures/bwrap-presence";
import { isolationsHere } from "./fixtures/isolations";
import { chooseIsolation } from "./isolation";
import { assemble, openFilter } from "./seccomp-filter";
import { selfTest } from "./self-test";
import { type Staging, stageFiles } from "./staging";
import type { UidIsolation } from "./uid-isolation";

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

const kinds = isolationsHere("the hostile self-test");

describe.each(kinds.filter((kind) => kind === "container"))("selfTest of a %s", () => {
  let whole: ContainerIsolation;
  let open: Staging;
  beforeAll(async () => {
    const isolation = await chooseIsolation("container");
    if (isolation.kind !== "container") throw new Error("expected a container");
    whole = isolation;
    open = stageFiles([{ name: "open.json", content: '{"defaultAction":"SCMP_ACT_ALLOW"}' }]);
  }, 120_000);
  afterAll(() => open.dispose());

  /** An engine that puts other arguments in the place of some: "was~is". */
  const without = (...changes: readonly string[]): ContainerIsolation => {
    const { folder } = stageFiles([{ name: "engine", content: changingEngine(changes) }]);
    const program = join(folder, "engine");
    chmodSync(program, 0o755);
    return { ...whole, engine: { ...whole.engine, program } };
  };
  const changingEngine = (changes: readonly string[]) => `#!/bin/bash
args=()
for arg in "$@"; do
  case "$arg" in
${changes
  .map((change) => change.split("~"))
  .map(([was, is]) => `    "${was}") arg="${is}" ;;`)
  .join("\n")}
  esac
  args+=("$arg")
done
exec ${whole.engine.program} "\${args[@]}"
`;

  it("lets the whole isolation pass", async () => {
    await expect(selfTest(whole)).resolves.toBeUndefined();
  }, 60_000);

  const holes: readonly [string, () => ContainerIsolation, string][] = [
    [
      "no filter",
      () => ({ ...whole, seccompProfile: join(open.folder, "open.json") }),
      "the system call ptrace reached the kernel",
    ],
    [
      "the host's network",
      () => without("--network=none~--network=host"),
      "the host's /sys could be seen",
    ],
    ["the host's processes", () => without("--rm~--pid=host"), "it sees other processes"],
    ["root inside", () => without("65534:65534~0:0"), "it runs as root"],
    [
      "a root that is not read-only",
      () => without("65534:65534~0:0", "--read-only~--init=false"),
      "a file could be made in /",
    ],
    [
      "the host's files",
      () => without("--rm~--volume=/etc:/etc:ro"),
      "the host's /etc could be seen",
    ],
    [
      "an image that is not there",
      () => ({ ...whole, image: "attending-sandbox:none" }),
      "expected a sandbox that starts, got: Error",
    ],
  ];
  it.each(holes)(
    "refuses with %s",
    async (_, broken, reason) => {
      await expect(selfTest(broken())).rejects.toThrow(reason);
    },
    60_000,
  );
});

describe.skipIf(!kinds.includes("uid"))("selfTest of another user", () => {
  let whole: UidIsolation;
  beforeAll(async () => {
    const isolation = await chooseIsolation("uid");
    if (isolation.kind !== "uid") throw new Error("expected another user");
    whole = isolation;
  });

  it("lets the whole isolation pass", async () => {
    await expect(selfTest(whole)).resolves.toBeUndefined();
  });

  /** A jail to which something was done. */
  const spoilt = (spoil: (jail: string) => void): UidIsolation => ({
    ...whole,
    jails: {
      of: (folder) => {
        const jail = whole.jails.of(folder);
        spoil(jail);
        return jail;
      },
    },
  });
  /** A launcher of the same make whose filter lets everything pass. */
  const openLauncher = filterLauncher(process.arch, assemble(openFilter));
  const replace = (file: string, content: Buffer) => {
    rmSync(file);
    writeFileSync(file, content, { mode: 0o755 });
  };
  const holes: readonly [string, () => UidIsolation, string][] = [
    [
      "no filter",
      () => spoilt((jail) => replace(join(jail, "bin/launcher"), openLauncher)),
      "the system call socket reached the kernel",
    ],
    [
      "no filter, by which a port",
      () => spoilt((jail) => replace(join(jail, "bin/launcher"), openLauncher)),
      "a port could be opened",
    ],
    [
      "a writable root",
      () => spoilt((jail) => chmodSync(jail, 0o777)),
      "/written opened for writing; a folder could be made",
    ],
    [
      "the host's files",
      () =>
        spoilt((jail) => {
          mkdirSync(join(jail, "etc"), { recursive: true });
          writeFileSync(join(jail, "etc/passwd"), "root");
        }),
      "the host's /etc/passwd could be seen",
    ],
    [
      "a launcher that does not start",
      () => spoilt((jail) => replace(join(jail, "bin/launcher"), Buffer.from("#!/nothing\n"))),
      "expected a sandbox that starts",
    ],
  ];
  it.each(holes)("refuses with %s", async (_, broken, reason) => {
    await expect(selfTest(broken())).rejects.toThrow(reason);
  });
});

describe("chooseIsolation", () => {
  it("takes no isolation only when asked", async () => {
    expect(await chooseIsolation("none")).toEqual({ kind: "none" });
  });
});
