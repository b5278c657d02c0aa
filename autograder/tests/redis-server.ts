import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import IORedis from "ioredis";

/** Whether a Redis can be started here. Says so where not. */
export function hasRedis(what: string): boolean {
  const found = spawnSync("redis-server", ["--version"]).status === 0;
  if (!found) console.log(`skipped: ${what} needs redis-server, which is not installed`);
  return found;
}

/** A Redis of a test's own, on a free port of this machine, with its data in a folder of its own. */
export class TestRedis {
  private readonly folder = mkdtempSync(join(tmpdir(), "attending-redis-"));
  private server: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly password: string,
  ) {}

  static async start(password = ""): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), password);
    await redis.start();
    return redis;
  }

  get url(): string {
    const user = this.password === "" ? "" : `:${this.password}@`;
    return `redis://${user}127.0.0.1:${this.port}`;
  }

  /** Every write is on disk before it is answered, so that a kill loses nothing that was said. */
  async start(): Promise<void> {
    const settings = ["--port", `${this.port}`, "--bind", "127.0.0.1", "--dir", this.folder];
    const durable = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""];
    const secret = this.password === "" ? [] : ["--requirepass", this.password];
    this.server = spawn("redis-server", [...settings, ...durable, ...secret], { stdio: "ignore" });
    const client = new IORedis(this.url, { maxRetriesPerRequest: null });
    client.on("error", () => {});
    await client.ping();
    client.disconnect();
  }

  async kill(): Promise<void> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no port"));
      });
    });
  });
}
