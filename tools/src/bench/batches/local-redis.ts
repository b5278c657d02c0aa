import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Redis of the benchmark's own, on this machine alone; null where none is installed. */
export async function startLocalRedis(): Promise<{ url: string; stop: () => void } | null> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "attending-redis-"));
  const port = await freePort();
  const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder];
  const server = spawn("redis-server", [...settings, "--appendonly", "yes"], { stdio: "ignore" });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => {
      server.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      server.kill();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
