import { expect, it } from "vitest";
import { containerCommand } from "./container-command";
import type { ContainerIsolation } from "./container-isolation";
import { sandboxLimits } from "./limits";

const isolation = (name: "docker" | "podman"): ContainerIsolation => ({
  kind: "container",
  engine: { name, program: `/usr/bin/${name}` },
  image: "attending-sandbox:abc",
  seccompProfile: "/stage/seccomp.json",
});

const limits = { ...sandboxLimits, cpuSeconds: 7 };
const script = { script: "start.js", permissions: true };
const common = [
  ...["run", "--rm", "--interactive", "--name", "attending-1", "--label"],
  expect.stringMatching(/^attending\.grader=.+:\d+$/),
  ...["--pull", "never", "--log-driver", "none"],
  ...["--network=none", "--ipc=none", "--hostname=sandbox", "--read-only"],
];
const walls = [
  ...["--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
  ...["--security-opt", "seccomp=/stage/seccomp.json", "--user", "65534:65534", "--workdir", "/"],
  ...["--pids-limit", "64", "--memory", "1536m", "--memory-swap", "1536m"],
  ...["--ulimit", "nofile=64:64", "--ulimit", "nproc=1024:1024", "--ulimit", "core=0:0"],
  ...["--volume", "/stage/02.1:/attending:ro,z", "attending-sandbox:abc"],
  ...["/bin/sh", "-c", 'exec "$@" 4>&1 >/dev/null', "sh"],
  ...["/bin/env", "-i", "LD_LIBRARY_PATH=/libraries"],
  ...["/bin/prlimit", "--data=1610612736", "--cpu=7:8", "--fsize=0", "--msgqueue=0", "--"],
];

it.each([
  ["docker", []],
  // It would mount writable folders, and pass its caller's proxy on.
  ["podman", ["--read-only-tmpfs=false", "--http-proxy=false"]],
] as const)("starts one container of %s behind every wall", (name, own) => {
  const { file, args } = containerCommand(
    isolation(name),
    "attending-1",
    "/stage/02.1",
    script,
    limits,
  );
  expect(file).toBe(`/usr/bin/${name}`);
  const node = ["/bin/node", expect.stringMatching(/permission$/), "--allow-fs-read=/attending/*"];
  const program = [...node, "--max-old-space-size=768", "--no-warnings", "/attending/start.js"];
  expect(args).toEqual([...common, ...own, ...walls, ...program]);
});

it("runs the program of system calls from the image", () => {
  const binary = { binary: Buffer.alloc(0) };
  const { args } = containerCommand(isolation("docker"), "attending-1", "/stage", binary, limits);
  expect(args.at(-1)).toBe("/bin/prober");
});

it("gives an engine's client what finds the engine, and no secret of the grader", () => {
  process.env.ATTENDING_TEST_SECRET = "secret";
  const { environment } = containerCommand(isolation("docker"), "a", "/stage", script, limits);
  delete process.env.ATTENDING_TEST_SECRET;
  expect(Object.keys(environment)).toContain("PATH");
  expect(Object.values(environment)).not.toContain("secret");
});
