import { execFile } from "node:child_process";
import { findProgram, ownWork } from "./find-program";
import { IsolationError } from "./isolation-error";

export interface ContainerEngine {
  readonly name: "docker" | "podman";
  readonly program: string;
}

export interface EngineRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What an engine's client needs to find its engine; nothing of it reaches a container. */
const passedOn = [
  ...["PATH", "HOME", "USER", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR"],
  ...["DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY"],
  ...["CONTAINER_HOST", "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "DBUS_SESSION_BUS_ADDRESS"],
];

export function engineEnvironment(): Record<string, string> {
  const entries = passedOn.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Runs the engine's client to its end. Never rejects. */
export function runEngine(
  { program }: ContainerEngine,
  args: readonly string[],
): Promise<EngineRun> {
  return new Promise((resolve) => {
    const options = { env: engineEnvironment(), maxBuffer: 16 * 1024 * 1024 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 255;
      resolve({ code, stdout, stderr: stderr === "" && error !== null ? error.message : stderr });
    });
  });
}

/**
 * The first of docker and podman that answers: a client without its engine is no use.
 *
 * @throws IsolationError that says of each what it answered
 */
export async function findEngine(): Promise<ContainerEngine> {
  const answers: string[] = [];
  for (const name of ["docker", "podman"] as const) {
    const program = findProgram(name);
    if (program === undefined) {
      answers.push(`${name}: not installed`);
      continue;
    }
    const engine = { name, program };
    // docker's client exits with 0 without an engine, unless it is asked for something of it.
    const info = name === "docker" ? ["info", "--format", "{{.ServerVersion}}"] : ["info"];
    const { code, stdout, stderr } = await runEngine(engine, info);
    if (code === 0 && stdout.trim() !== "") return engine;
    answers.push(`${name}: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  }
  throw new IsolationError(
    `isolation: expected a container engine that answers, got ${answers.join("; ")}. Start docker, or install podman: apt-get install podman. ${ownWork}.`,
  );
}
