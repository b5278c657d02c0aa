import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");
const startLimitMs = 240_000;

/** A JupyterLab of its own, made by the very command that a learner runs. */
export interface CourseServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly token: string;
  /** process ids of the kernels that this server started and that still run */
  kernelProcesses(): number[];
  /** asks `npm start` to end, as Ctrl+C does, and waits for it */
  stop(): Promise<void>;
  /** the server dies without a word, as when a machine runs out of memory */
  kill(): void;
}

/**
 * Starts JupyterLab on a work folder of its own, so that the learner's copies and layout are not
 * touched.
 *
 * @param name of the folder below `.attending/browser/`; emptied first
 * @param notebooks files to put into its work folder, by name
 * @throws Error when it does not answer in four minutes, with what it printed
 */
export async function startCourseServer(
  name: string,
  notebooks: Readonly<Record<string, string>> = {},
): Promise<CourseServer> {
  const folder = join(root, ".attending", "browser", name);
  rmSync(folder, { recursive: true, force: true });
  const work = join(folder, "work");
  mkdirSync(work, { recursive: true });
  for (const [file, content] of Object.entries(notebooks)) writeFileSync(join(work, file), content);
  const state = join(folder, "state");
  keepAllCells(state);
  const child = spawn(
    process.execPath,
    [join(root, "tools", "start", "main.mjs"), "--no-open", "--port", "9100"],
    {
      cwd: root,
      env: { ...process.env, ATTENDING_WORK: work, ATTENDING_STATE: state },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [address = "", token = ""] = await readAddress(child);
  const runtime = join(state, "jupyter", "runtime");
  return {
    address,
    token,
    kernelProcesses: () => findProcesses((line) => line.includes(join(runtime, "kernel-"))),
    stop: () => stopChild(child),
    kill: () => {
      const servers = findProcesses((line) => line.includes(`--ServerApp.root_dir=${work}`));
      for (const pid of servers) process.kill(pid, "SIGKILL");
    },
  };
}

/** JupyterLab leaves cells that are out of sight out of the page; a test wants to find them all. */
function keepAllCells(state: string): void {
  const settings = join(state, "jupyter", "lab", "user-settings", "@jupyterlab/notebook-extension");
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, "tracker.jupyterlab-settings"), '{ "windowingMode": "none" }');
}

function readAddress(child: ChildProcess): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const give = (reason: string) => reject(new Error(`npm start: ${reason}\n${printed}`));
    const timer = setTimeout(() => give("no address in four minutes"), startLimitMs);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /ready: (http:\/\/[\d.]+:\d+)\/\S*\?token=(\w+)/.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found.slice(1));
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      give(`exit code ${code}`);
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
}

function findProcesses(matches: (line: string) => boolean): number[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter(matches)
    .map((line) => Number.parseInt(line, 10));
}
