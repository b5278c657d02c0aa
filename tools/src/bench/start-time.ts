import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Row } from "./grading-times";
import { spreadOf } from "./statistics";

const urlPattern = /(http:\/\/[\w.:]+)\/\S*[?&]token=(\w+)/;

/** A second `npm start`, until a kernel of the course answers. */
export async function timeStart(root: string, runs: number): Promise<Row> {
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) seconds.push(await startOnce(root));
  return {
    what: "npm start (again) to a ready kernel",
    seconds: spreadOf(seconds),
    target: "< 10 s",
    stages: {},
  };
}

async function startOnce(root: string): Promise<number> {
  const started = performance.now();
  const server = spawn(process.execPath, [join(root, "tools", "start", "main.mjs"), "--no-open"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const { origin, token } = await addressOf(server);
    const headers = { Authorization: `token ${token}`, "Content-Type": "application/json" };
    const body = JSON.stringify({ name: "attending" });
    const made = await fetch(`${origin}/api/kernels`, { method: "POST", headers, body });
    const { id } = (await made.json()) as { id: string };
    waitForKernel(root, id);
    return (performance.now() - started) / 1000;
  } finally {
    if (server.exitCode === null) {
      server.kill("SIGINT");
      await once(server, "exit");
    }
  }
}

async function addressOf(server: ChildProcess): Promise<{ origin: string; token: string }> {
  let said = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const [, origin, token] = urlPattern.exec(said) ?? [];
      if (origin !== undefined && token !== undefined) resolve({ origin, token });
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.on("exit", (code) => reject(new Error(`bench: npm start ended with code ${code}`)));
  });
}

/** Asks the kernel for its name as Jupyter's own client does, and waits for the answer. */
const askKernel = `
import sys
from jupyter_client import BlockingKernelClient
client = BlockingKernelClient(connection_file=sys.argv[1])
client.load_connection_file()
client.start_channels()
client.kernel_info(reply=True, timeout=60)
`;

function waitForKernel(root: string, id: string): void {
  const python = join(root, ".venv", "bin", "python");
  const file = join(root, ".attending", "jupyter", "runtime", `kernel-${id}.json`);
  const { status, stderr } = spawnSync(python, ["-c", askKernel, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(`bench: the kernel did not answer. ${stderr}`);
}
