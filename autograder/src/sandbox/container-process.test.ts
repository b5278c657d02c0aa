import { chmodSync, existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { ContainerEngine } from "./container-engine";
import type { ContainerIsolation } from "./container-isolation";
import { removeAbandonedContainers } from "./container-process";
import { runInSandbox } from "./run-in-sandbox";
import { type Staging, stageFiles } from "./staging";

/**
 * An engine that writes down what it is asked, and lets `run` do something. Its containers outlive their
 * client, as real ones do: they end when `kill` has been asked for.
 */
const fakeEngine = (run: string, listed = "") => `#!/bin/bash
here=$(dirname "$0")
echo "$@" >> "$here/log"
case "$1" in
  run) ${run} ;;
  kill) touch "$here/killed" ;;
  ps) printf '%s' '${listed}' ;;
esac
`;
const untilKilled =
  'trap "" TERM; for i in $(seq 1000); do [ -e "$here/killed" ] && exit 137; sleep 0.05; done';

let staging: Staging | undefined;
const engineThat = (script: string): ContainerEngine => {
  staging = stageFiles([{ name: "engine", content: script }]);
  const program = join(staging.folder, "engine");
  chmodSync(program, 0o755);
  chmodSync(staging.folder, 0o777);
  return { name: "docker", program };
};
const isolationOf = (engine: ContainerEngine): ContainerIsolation => {
  return { kind: "container", engine, image: "image", seccompProfile: "/seccomp.json" };
};
const log = () => readFileSync(join(staging?.folder ?? "", "log"), "utf8");
const start = (run: string, limits = {}) =>
  runInSandbox({
    isolation: isolationOf(engineThat(fakeEngine(run))),
    ...{ files: "/stage", program: "a.js", input: Buffer.from("sent"), limits },
  });

beforeEach(() => staging?.dispose());
afterAll(() => staging?.dispose());

describe("a container", () => {
  it("answers on the client's standard output", async () => {
    const result = await start('cat; echo " back"');
    expect(result).toMatchObject({ exitCode: 0, killed: undefined });
    expect(result.output.toString()).toBe("sent back\n");
  });

  it("is ended by name, since its client's end is not its own", async () => {
    const result = await start(untilKilled, { wallMs: 300 });
    expect(result.killed).toBe("wall");
    expect(existsSync(join(staging?.folder ?? "", "killed"))).toBe(true);
    const name = /--name (\S+)/.exec(log())?.[1];
    expect(log()).toContain(`kill ${name}`);
  });

  it("is ended when it floods the replies", async () => {
    const flood = `head -c 100000 /dev/zero; ${untilKilled}`;
    const result = await start(flood, { replyBytes: 1000 });
    expect(result.killed).toBe("output");
    expect(result.output.length).toBeLessThanOrEqual(1000);
  });

  it("that was killed by nobody here ran out of memory", async () => {
    expect(await start("exit 137", { cpuSeconds: 1000 })).toMatchObject({ killed: "memory" });
  });
});

it("removes what graders left behind that were killed, and nothing of a live one", async () => {
  const ended = 2 ** 22 - 1;
  const listed = [
    `abandoned ${hostname()}:${ended}`,
    `alive ${hostname()}:${process.pid}`,
    `elsewhere another-host:${ended}`,
    "unlabelled ",
  ].join("\n");
  await removeAbandonedContainers(engineThat(fakeEngine("true", `${listed}\n`)));
  const removed = log()
    .split("\n")
    .filter((line) => line.startsWith("rm"));
  expect(removed).toEqual(["rm --force abandoned"]);
});
