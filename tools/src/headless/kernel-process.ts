import { readFileSync, writeSync } from "node:fs";
import { describeFailure } from "../kernel/error-outputs";
import { keepSourceMaps, nameCellScripts, ScriptPositions } from "../kernel/line-numbers";
import { useWrittenPlaces } from "../kernel/stack-frames";
import { useStrictTypes } from "../kernel/strict-types";
import { type Executor, loadTslab, type TslabModules } from "../kernel/tslab-modules";
import { eventsDescriptor, type Failure, type KernelEvent, type RunRequest } from "./kernel-events";
import { dieWithParent } from "./orphan-guard";

/*
 * The child: one notebook's cells in tslab's own converter and executor, without Jupyter.
 * It reads one request from standard input, sends events, and ends.
 */

/** Sends an event at once: what a cell wrote is not lost when the cell ends the process. */
function send(event: KernelEvent): void {
  const bytes = Buffer.from(`${JSON.stringify(event)}\n`);
  for (let sent = 0; sent < bytes.length; ) {
    sent += writeSync(eventsDescriptor, bytes, sent);
  }
}

async function runCells({ cells, keepGoing, strict }: RunRequest): Promise<void> {
  const scripts = new ScriptPositions();
  let executionCount = 0;
  const cellName = (): string => `cell [${executionCount}]`;
  keepSourceMaps(scripts);
  if (strict) useStrictTypes();
  const tslab = loadTslab();
  nameCellScripts(tslab, scripts, cellName);
  useWrittenPlaces(scripts);
  let printed: unknown[][] = [];
  const executor = createExecutor(tslab, (...values) => printed.push(values));
  redirectOutputs(tslab);

  for (const { index, source, mayFail } of cells) {
    executionCount++;
    printed = [];
    send({ type: "start", index, executionCount });
    const succeeded = await execute(executor, source);
    const place = { code: source, name: cellName(), scripts };
    const failure: Failure | undefined = succeeded ? undefined : describeFailure(printed, place);
    // A cell that declares a module succeeds whatever the compiler says about it.
    if (succeeded) for (const values of printed) console.error(...values);
    send({ type: "end", index, failure });
    if (!succeeded && !keepGoing && !mayFail) break;
  }
  executor.close();
}

async function execute(executor: Executor, source: string): Promise<boolean> {
  const interrupt = (): void => executor.interrupt();
  process.on("SIGINT", interrupt);
  try {
    return await executor.execute(source);
  } finally {
    process.off("SIGINT", interrupt);
  }
}

function createExecutor(tslab: TslabModules, onError: (...values: unknown[]) => void): Executor {
  const converter = tslab.converter.createConverter({ isJS: false, isBrowser: false });
  const converters = { node: converter, close: () => converter.close() };
  return tslab.executor.createExecutor(process.cwd(), converters, {
    log: (...values) => console.log(...values),
    error: onError,
  });
}

/** Whatever cells print or display becomes an event, in the order in which they do it. */
function redirectOutputs(tslab: TslabModules): void {
  process.stdout.write = streamWriter("stdout");
  process.stderr.write = streamWriter("stderr");
  tslab.jupyter.lastWriteDisplayData = (content, update) => {
    const { data, metadata, transient } = content as {
      data: Record<string, unknown>;
      metadata?: Record<string, unknown>;
      transient?: { display_id?: string };
    };
    const displayId = transient?.display_id;
    send({ type: "display", data, metadata: metadata ?? {}, displayId, update: update === true });
  };
  process.on("uncaughtException", (error) => console.error("UncaughtException:", error));
  process.on("unhandledRejection", (error) => console.error("UnhandledPromiseRejection:", error));
}

function streamWriter(name: "stdout" | "stderr"): typeof process.stdout.write {
  return (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const [encoding] = rest;
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    send({ type: "stream", name, text });
    const callback = typeof encoding === "function" ? encoding : rest[1];
    if (typeof callback === "function") process.nextTick(callback);
    return true;
  };
}

dieWithParent();
// Without a listener the signal would end the process between two cells.
process.on("SIGINT", () => undefined);
runCells(JSON.parse(readFileSync(0, "utf8")) as RunRequest).then(
  // Timers and sockets that the cells left open would keep the process alive.
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof Error ? error.stack : error;
    send({ type: "stream", name: "stderr", text: `headless kernel: ${String(text)}\n` });
    process.exit(70);
  },
);
