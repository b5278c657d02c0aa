import { type ChildProcess, spawn } from "node:child_process";
import { Readable, Writable } from "node:stream";
import { bwrapCommand } from "./bwrap-command";
import { containerCommand } from "./container-command";
import {
  containerPid,
  killContainer,
  newContainerName,
  rememberContainer,
} from "./container-process";
import type { Isolation } from "./isolation";
import type { KillReason, SandboxLimits } from "./limits";
import { processorSeconds } from "./processor-time";
import {
  descriptor,
  type Inside,
  nobody,
  plainCommand,
  type SandboxCommand,
} from "./sandbox-command";
import { uidCommand } from "./uid-command";

export interface SandboxedProcess {
  readonly input: Writable;
  readonly replies: Readable;
  readonly kill: (reason: KillReason | "stop") => void;
  /** Processor time so far; 0 where it cannot be seen. */
  readonly processorSeconds: () => number;
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
  const container = isolation.kind === "container" ? newContainerName() : "";
  const { file, args, environment } = commandOf(isolation, container, folder, inside, limits);
  const isRoot = process.getuid?.() === 0;
  const started = performance.now();
  const child = spawn(file, args, {
    cwd: "/",
    env: environment,
    stdio: descriptorsOf(isolation, inside),
    // Without a namespace of processes, a group is what can be killed as one.
    detached: isolation.kind === "none" || isolation.kind === "uid",
    // bubblewrap that root starts is no sandbox: the host's root stays behind the namespace.
    ...(isRoot && isolation.kind === "bwrap" ? { uid: nobody, gid: nobody } : {}),
  });
  if (isolation.kind === "bwrap") {
    feed(child, descriptor.filter, isolation.seccomp);
    if ("binary" in inside) feed(child, descriptor.extra, inside.binary);
  }
  return watch({
    child,
    limits,
    started,
    wallMs: options.wallMs,
    ...handleOf(isolation, container, child),
  });
}

function commandOf(
  isolation: Isolation,
  container: string,
  folder: string,
  inside: Inside,
  limits: SandboxLimits,
): SandboxCommand {
  switch (isolation.kind) {
    case "bwrap":
      return bwrapCommand(isolation, folder, inside, limits);
    case "container":
      return containerCommand(isolation, container, folder, inside, limits);
    case "uid":
      return uidCommand(isolation, folder, inside, limits);
    case "none":
      return plainCommand(folder, inside, limits);
  }
}

/** An engine carries no descriptors beyond the first three: there, replies come on 1. */
function descriptorsOf({ kind }: Isolation, inside: Inside): ("pipe" | "ignore")[] {
  if (kind === "container") return ["pipe", "pipe", "pipe"];
  const filter = kind === "bwrap" ? "pipe" : "ignore";
  const extra = kind === "bwrap" && "binary" in inside ? "pipe" : "ignore";
  return ["pipe", "ignore", "pipe", filter, "pipe", extra];
}

/** How a process is ended and measured, and where it replies. */
interface Handle {
  readonly replies: Readable;
  readonly end: () => void;
  readonly processorSeconds: () => number;
  /** Whether a limit on memory ends the whole process, without a word of its own. */
  readonly endedByMemory: boolean;
}

function handleOf(isolation: Isolation, container: string, child: ChildProcess): Handle {
  if (isolation.kind !== "container") {
    const { pid } = child;
    return {
      replies: readableOf(child, descriptor.replies),
      end: () => killAll(child),
      processorSeconds: () => (pid === undefined ? 0 : processorSeconds(pid)),
      endedByMemory: false,
    };
  }
  const { engine } = isolation;
  rememberContainer(engine, container, child);
  let _asked: Promise<void> | undefined;
  let pid: number | undefined;
  return {
    replies: readableOf(child, 1),
    end: () => void killContainer(engine, container, child),
    processorSeconds: () => {
      _asked ??= containerPid(engine, container).then((number) => {
        pid = number;
        // Not there yet: asked again.
        if (number === undefined) _asked = undefined;
      });
      return pid === undefined ? 0 : processorSeconds(pid);
    },
    endedByMemory: true,
  };
}

function watch(
  watched: {
    readonly child: ChildProcess;
    readonly limits: SandboxLimits;
    readonly started: number;
    readonly wallMs: number | undefined;
  } & Handle,
): SandboxedProcess {
  const { child, limits, started, wallMs, replies, endedByMemory } = watched;
  let killed: KillReason | "stop" | undefined;
  const kill = (reason: KillReason | "stop"): void => {
    if (killed === undefined) watched.end();
    killed ??= reason;
  };
  const stderr = watchStderr(child, limits.stderrBytes, () => kill("stderr"));
  const timer = wallMs === undefined ? undefined : setTimeout(() => kill("wall"), wallMs);
  const ended = new Promise<Ending>((resolve) => {
    child.on("error", (error) => stderr.add(`${error.message}\n`));
    child.on("exit", () => setTimeout(() => closeStreams(child), 2000).unref());
    child.on("close", (code, signalName) => {
      clearTimeout(timer);
      const signal = signalOf(code, signalName);
      const ms = Math.round(performance.now() - started);
      const isPastCpuTime = ms >= limits.cpuSeconds * 1000;
      const reason = killed ?? reasonOf(signal, stderr.tail(), isPastCpuTime, endedByMemory);
      resolve({
        killed: reason === "stop" ? undefined : reason,
        exitCode: code,
        signal,
        stderrTail: stderr.tail(),
        ms,
      });
    });
  });
  const { processorSeconds } = watched;
  return { input: writableOf(child, 0), replies, kill, processorSeconds, ended };
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

/** bubblewrap and container engines say a signal as 128 more. */
function signalOf(code: number | null, name: NodeJS.Signals | null): number | undefined {
  if (name === "SIGXCPU") return signalCpuTime;
  if (name !== null) return name === "SIGKILL" ? signalKill : 6;
  return code !== null && code > 128 && code < 128 + 65 ? code - 128 : undefined;
}

function reasonOf(
  signal: number | undefined,
  stderr: string,
  isPastCpuTime: boolean,
  endedByMemory: boolean,
): KillReason | undefined {
  // The first signal of the limit can be caught; the kernel's second one, a second later, cannot.
  if (signal === signalCpuTime || (signal === signalKill && isPastCpuTime)) return "cpu";
  if (signal !== undefined && /out of memory|allocation failed/i.test(stderr)) return "memory";
  if (signal === signalKill && endedByMemory) return "memory";
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
