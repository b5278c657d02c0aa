import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { eventsDescriptor, type KernelEvent, lineReader, type RunRequest } from "./kernel-events";

/** How a child process came to its end. */
export interface KernelExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface KernelHostOptions {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  onEvent: (event: KernelEvent) => void;
}

// The compiled file, also when this module itself runs from source.
const childFile = join(__dirname, "../../dist/headless/kernel-process.js");

/** One child process that runs the cells of one notebook. */
export class KernelHost {
  readonly #child: ChildProcess;
  /** Settles once the process is gone and all that it sent has been read. */
  readonly exited: Promise<KernelExit>;

  constructor(request: RunRequest, { cwd, env, onEvent }: KernelHostOptions) {
    if (!existsSync(childFile)) {
      throw new Error("executeNotebook: expected built tools, got none. Run `npm run build`.");
    }
    this.#child = spawn(process.execPath, [childFile], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      // Its own process group: what cells start can be ended with it.
      detached: process.platform !== "win32",
    });
    const read = lineReader((line) => onEvent(JSON.parse(line) as KernelEvent));
    this.#readText(this.#child.stdio[eventsDescriptor] as Readable, read);
    // Native code and threads write past the redirected streams.
    for (const name of ["stdout", "stderr"] as const) {
      const stream = this.#child[name];
      if (stream) this.#readText(stream, (text) => onEvent({ type: "stream", name, text }));
    }
    this.exited = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      // "exit" comes first: what the cells started must go, or its pipes stay open.
      this.#child.on("exit", () => this.kill());
      this.#child.on("close", (code, signal) => resolve({ code, signal }));
    });
    // A child that dies at once leaves a closed pipe; its exit says more.
    this.#child.stdin?.on("error", () => undefined);
    this.#child.stdin?.end(JSON.stringify(request));
  }

  /** Asks the running cell to stop. */
  interrupt(): void {
    this.#child.kill("SIGINT");
  }

  /** Ends the process and everything that it started. */
  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#child.kill("SIGKILL");
      else process.kill(-pid, "SIGKILL");
    } catch {
      // Nothing of the group is left.
    }
  }

  #readText(stream: Readable, onText: (text: string) => void): void {
    stream.setEncoding("utf8").on("data", onText);
  }
}
