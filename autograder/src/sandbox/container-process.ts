import { type ChildProcess, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { type ContainerEngine, engineEnvironment, runEngine } from "./container-engine";
import { isAlive } from "./staging";

const labelName = "attending.grader";
const retryMs = 250;

/** Containers of this process, by name: the client's end is not always the container's. */
const running = new Map<string, ContainerEngine>();

process.once("exit", () => {
  for (const [name, { program }] of running) {
    spawnSync(program, ["rm", "--force", name], { env: engineEnvironment(), stdio: "ignore" });
  }
});

/** Whose container it is, so that a later run can tell one that nobody waits for. */
export function graderLabel(): string {
  return `${labelName}=${hostname()}:${process.pid}`;
}

export function newContainerName(): string {
  return `attending-${process.pid}-${randomBytes(6).toString("hex")}`;
}

/** Remembers a container until its client has ended, and then makes sure that it is gone. */
export function rememberContainer(
  engine: ContainerEngine,
  name: string,
  client: ChildProcess,
): void {
  running.set(name, engine);
  client.once("close", () => {
    running.delete(name);
    if (client.exitCode === null) void runEngine(engine, ["rm", "--force", name]);
  });
}

/** Ends a container, also one that the engine is still starting. Its client ends with it. */
export async function killContainer(
  engine: ContainerEngine,
  name: string,
  client: ChildProcess,
): Promise<void> {
  const hasEnded = () => client.exitCode !== null || client.signalCode !== null;
  for (let attempt = 0; attempt < 40 && !hasEnded(); attempt += 1) {
    await runEngine(engine, ["kill", name]);
    if (!hasEnded()) await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  client.kill("SIGKILL");
}

/** The number of the container's process on this machine; undefined where the engine is on another. */
export async function containerPid(
  engine: ContainerEngine,
  name: string,
): Promise<number | undefined> {
  const { stdout } = await runEngine(engine, ["inspect", "--format", "{{.State.Pid}}", name]);
  const pid = Number(stdout.trim());
  return process.platform === "linux" && Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Ends what graders left behind that were killed themselves. */
export async function removeAbandonedContainers(engine: ContainerEngine): Promise<void> {
  const format = `{{.Names}} {{index .Labels "${labelName}"}}`;
  const dockerFormat = `{{.Names}} {{.Label "${labelName}"}}`;
  const listed = await runEngine(engine, [
    ...["ps", "--all", "--filter", `label=${labelName}`],
    ...["--format", engine.name === "docker" ? dockerFormat : format],
  ]);
  for (const line of listed.stdout.split("\n")) {
    const [name = "", label = ""] = line.trim().split(" ");
    const pid = abandonedPid(label);
    if (name === "" || pid === undefined || isAlive(pid)) continue;
    await runEngine(engine, ["rm", "--force", name]);
  }
}

/** The grader's number in a label, if it was on this machine. */
function abandonedPid(label: string): number | undefined {
  const at = label.lastIndexOf(":");
  const pid = Number(label.slice(at + 1));
  return label.slice(0, at) === hostname() && Number.isInteger(pid) && pid > 0 ? pid : undefined;
}
