import { type ChildProcess, spawn } from "node:child_process";
import { Readable, Writable } from "node:stream";
import type { Isolation } from "./isolation";
import type { KillReason, SandboxLimits } from "./limits";
import { descriptor, type Inside, nobody, sandboxCommand } from "./sandbox-command";

export interface SandboxedProcess {
  readonly pid: number | undefined;
  readonly input: Writable;
  readonly replies: Readable;
  readonly kill: (reason: KillReason | "stop") => void;
  readonly ended: Promise<Ending>;
}

/** How a process ended, as the supervisor saw it. */
export interface Ending {
  readonly killed: KillReason | undefined;
  readonly exitCode: number | null;
  readonly signal: number | undefined;
  /** Written by foreign code: for the instructor alone. */
  readonly stderrTail: string;
  readonly ms: number;
}

const stderrTailBytes = 8192;
const signalCpuTime = 24;
const signalKill = 9;

/**
 * Starts a process in the isolation. Everything that runs foreign code goes through here.
 *
 * Watches the wall clock (if `wallMs` is given) and stderr; the caller watches the replies.
 */
export function startSandboxed(options: {
  readonly isolation: Isolation;
  readonly folder: string;
  readonly inside: Inside;
  readonly limits: SandboxLimits;
  readonly wallMs?: number;
}): SandboxedProcess {
  const { isolation, folder, inside, limits } = options;
  const { file, args } = sandboxCommand(isolation, folder, inside, limits);
  const isRoot = process.getuid?.() === 0;
  const started = performance.now();
  const child = spawn(file, args, {
    cwd: "/",
    env: isolation.kind === "none" ? {} : { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "pipe", "pipe", "pipe", "binary" in inside ? "pipe" : "ignore"],
    // Without a namespace of processes, a group is what can be killed as one.
    detached: isolation.kind === "none",
    // bubblewrap that root starts is no sandbox: the host's root stays behind the namespace.
    ...(isRoot && isolation.kind === "bwrap" ? { uid: nobody, gid: nobody } : {}),
  });
  if (isolation.kind === "bwrap") feed(child, descriptor.filter, isolation.seccomp);
  if ("binary" in inside) feed(child, descriptor.extra, inside.binary);
  return watch(child, limits, started, options.wallMs);
}

function watch(
  child: ChildProcess,
  limits: SandboxLimits,
  started: number,
  wallMs: number | undefined,
): SandboxedProcess {
  let killed: KillReason | "stop" | undefined;
  const kill = (reason: KillReason | "stop"): void => {
    killed ??= reason;
    killAll(child);
  };
  const stderr = watchStderr(child, limits.stderrBytes, () => kill("stderr"));
  const timer = wallMs === undefined ? undefined : setTimeout(() => kill("wall"), wallMs);
  const replies = readableOf(child, descriptor.replies);
  const ended = new Promise<Ending>((resolve) => {
    child.on("error", (error) => stderr.add(`${error.message}\n`));
    child.on("exit", () => setTimeout(() => closeStreams(child), 2000).unref());
    child.on("close", (code, signalName) => {
      clearTimeout(timer);
      const signal = signalOf(code, signalName);
      const ms = Math.round(performance.now() - started);
      const reason = killed ?? reasonOf(signal, stderr.tail(), ms >= limits.cpuSeconds * 1000);
      resolve({
        killed: reason === "stop" ? undefined : reason,
        exitCode: code,
        signal,
        stderrTail: stderr.tail(),
        ms,
      });
    });
  });
  return { pid: child.pid, input: writableOf(child, 0), replies, kill, ended };
}

function killAll(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // No group of its own: bubblewrap's namespace dies with it.
  }
}

/** After the end of the process nothing may hold the pipes open, not even a grandchild. */
function closeStreams(child: ChildProcess): void {
  for (const stream of child.stdio) stream?.destroy();
}

function watchStderr(
  child: ChildProcess,
  maxBytes: number,
  onFlood: () => void,
): { add: (text: string) => void; tail: () => string } {
  let seen = 0;
  let tail = Buffer.alloc(0);
  const add = (chunk: Buffer): void => {
    seen += chunk.length;
    tail = Buffer.concat([tail, chunk]).subarray(-stderrTailBytes);
    if (seen > maxBytes) onFlood();
  };
  readableOf(child, 2).on("data", add);
  return { add: (text) => add(Buffer.from(text)), tail: () => tail.toString("utf8") };
}

/** bubblewrap says a signal as 128 more. */
function signalOf(code: number | null, name: NodeJS.Signals | null): number | undefined {
  if (name === "SIGXCPU") return signalCpuTime;
  if (name !== null) return name === "SIGKILL" ? signalKill : 6;
  return code !== null && code > 128 && code < 128 + 65 ? code - 128 : undefined;
}

function reasonOf(
  signal: number | undefined,
  stderr: string,
  isPastCpuTime: boolean,
): KillReason | undefined {
  // The first signal of the limit can be caught; the kernel's second one, a second later, cannot.
  if (signal === signalCpuTime || (signal === signalKill && isPastCpuTime)) return "cpu";
  if (signal !== undefined && /out of memory|allocation failed/i.test(stderr)) return "memory";
  return undefined;
}

function feed(child: ChildProcess, number: number, bytes: Buffer): void {
  writableOf(child, number).end(bytes);
}

function writableOf(child: ChildProcess, number: number): Writable {
  const stream = child.stdio[number];
  if (!(stream instanceof Writable)) return new Writable({ write: (_c, _e, done) => done() });
  // A process that ended does not read: that is seen at its end, not here.
  stream.on("error", () => {});
  return stream;
}

function readableOf(child: ChildProcess, number: number): Readable {
  const stream = child.stdio[number];
  if (!(stream instanceof Readable)) return Readable.from([]);
  stream.on("error", () => {});
  return stream;
}
