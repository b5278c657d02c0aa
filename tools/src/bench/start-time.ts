import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
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
    await untilIdle(`${origin}/api/kernels/${id}`, headers);
    return (performance.now() - started) / 1000;
  } finally {
    server.kill("SIGINT");
    await once(server, "exit");
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

async function untilIdle(address: string, headers: Record<string, string>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(address, { headers });
    const { execution_state: state } = (await answer.json()) as { execution_state: string };
    if (state === "idle") return;
    await sleep(50);
  }
  throw new Error("bench: the kernel was not ready after 30 s");
}
