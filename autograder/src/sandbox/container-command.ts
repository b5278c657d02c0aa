import { engineEnvironment } from "./container-engine";
import { proberPath } from "./container-image";
import type { ContainerIsolation } from "./container-isolation";
import { graderLabel } from "./container-process";
import type { SandboxLimits } from "./limits";
import { libraryFolder } from "./runtime-files";
import {
  type Inside,
  insideFolder,
  nobody,
  nodeArguments,
  type SandboxCommand,
} from "./sandbox-command";

/** An engine carries three descriptors. Inside, replies go where they always go, and stdout nowhere. */
const repliesToStdout = 'exec "$@" 4>&1 >/dev/null';

/**
 * The command line of one container, for one process of foreign code: never two learners' in one,
 * and never two exercises', whose bundles must not meet.
 *
 * @param name of the container, by which it is ended
 */
export function containerCommand(
  isolation: ContainerIsolation,
  name: string,
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  const program =
    "binary" in inside
      ? [proberPath]
      : ["/bin/node", ...nodeArguments(insideFolder, inside, limits)];
  return {
    file: isolation.engine.program,
    args: [
      ...["run", "--rm", "--interactive", "--name", name, "--label", graderLabel()],
      ...wallArguments(isolation, folder),
      isolation.image,
      ...["/bin/sh", "-c", repliesToStdout, "sh"],
      // The engine puts variables of its own there, a proxy's password among them.
      ...["/bin/env", "-i", `LD_LIBRARY_PATH=${libraryFolder}`],
      ...limitArguments(limits),
      ...program,
    ],
    environment: engineEnvironment(),
  };
}

function wallArguments(isolation: ContainerIsolation, folder: string): string[] {
  const { engine, seccompProfile } = isolation;
  return [
    // Nothing is fetched, and nothing of what is said is kept.
    ...["--pull", "never", "--log-driver", "none"],
    ...["--network=none", "--ipc=none", "--hostname=sandbox"],
    "--read-only",
    ...(engine.name === "podman" ? ["--read-only-tmpfs=false", "--http-proxy=false"] : []),
    ...["--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    ...["--security-opt", `seccomp=${seccompProfile}`],
    ...["--user", `${nobody}:${nobody}`, "--workdir", "/"],
    ...["--pids-limit", "64", "--memory", "1536m", "--memory-swap", "1536m"],
    // podman's own default is more than an unprivileged caller may give.
    ...["--ulimit", "nofile=64:64", "--ulimit", "nproc=1024:1024", "--ulimit", "core=0:0"],
    // z: where SELinux labels files, these may be read.
    ...["--volume", `${folder}:${insideFolder}:ro,z`],
  ];
}

/** Set inside, as bubblewrap's are: an engine that starts under `--fsize=0` cannot write its own files. */
function limitArguments(limits: SandboxLimits): string[] {
  return [
    "/bin/prlimit",
    `--data=${limits.dataBytes}`,
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    ...["--fsize=0", "--msgqueue=0", "--"],
  ];
}
