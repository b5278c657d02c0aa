import { setTimeout as wait } from "node:timers/promises";
import { describeFailure, isInterruption } from "./error-outputs";
import type { FailureReport } from "./failed-cell";
import type { ScriptPositions } from "./line-numbers";
import { OutputStream } from "./output-stream";
import type { PrintedFailure } from "./printed-failures";
import { RunningCell, type RunningCells } from "./running-cells";
import type { Executor, Message, Server } from "./tslab-modules";

/**
 * How long a failure waits before it is answered, so that requests sent together with it have
 * arrived and are aborted with it. What a client sends after the answer is never lost.
 */
const arrivalMs = 100;

export interface ExecutionParts {
  cells: RunningCells;
  scripts: ScriptPositions;
  takeFailure(executor: Executor): PrintedFailure;
  cellStarted(): void;
  /** However it did end. */
  cellEnded(): void;
}

/** The name of a cell in tracebacks: its execution count, as the prompt beside it shows. */
export function cellName(executionCount: number): string {
  return `cell [${executionCount}]`;
}

/**
 * Runs the cell of an `execute_request` and answers it.
 *
 * @returns true if it failed and asked that nothing behind it runs
 */
export async function executeCell(
  server: Server,
  socket: unknown,
  request: Message,
  parts: ExecutionParts,
): Promise<boolean> {
  const { handler } = server;
  const code = String(request.content.code ?? "");
  const isSilent = request.content.silent === true;
  const isCounted = !isSilent && request.content.store_history !== false;
  handler.execCount += isCounted ? 1 : 0;
  const count = handler.execCount;
  const publish = (type: string, content: Record<string, unknown>): void =>
    send(server, server.iopub, request, type, content);
  if (!isSilent) {
    publish("execute_input", { code, execution_count: count });
  }
  const failure = await runAndDescribe(handler.executor, code, newCell(count, publish), parts);
  if (failure === undefined) {
    reply(server, socket, request, count, { status: "ok", user_expressions: {}, payload: [] });
    return false;
  }
  publish("error", { ...failure });
  const mustStop = request.content.stop_on_error !== false;
  if (mustStop) {
    await wait(arrivalMs);
  }
  reply(server, socket, request, count, { status: "error", ...failure });
  return mustStop;
}

/** Answers an `execute_request` that never ran, because one before it failed. */
export function abortCell(server: Server, socket: unknown, request: Message): void {
  send(server, socket, request, "execute_reply", { status: "aborted" });
}

/** Sends one message on a socket, as a child of another. */
export function send(
  server: Server,
  socket: unknown,
  parent: Message,
  type: string,
  content: Record<string, unknown>,
): void {
  const message = parent.createReply();
  message.header.msg_type = type;
  message.content = content;
  message.signAndSend(server.connInfo.key, socket);
}

function reply(
  server: Server,
  socket: unknown,
  request: Message,
  count: number,
  content: Record<string, unknown>,
): void {
  send(server, socket, request, "execute_reply", { ...content, execution_count: count });
}

function newCell(
  count: number,
  publish: (type: string, content: Record<string, unknown>) => void,
): RunningCell {
  const stream = (name: string): OutputStream =>
    new OutputStream((text) => publish("stream", { name, text }));
  return new RunningCell(cellName(count), {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    display: (data, update) => publish(update ? "update_display_data" : "display_data", data),
  });
}

async function runAndDescribe(
  executor: Executor,
  code: string,
  cell: RunningCell,
  parts: ExecutionParts,
): Promise<FailureReport | undefined> {
  try {
    const succeeded = await parts.cells.run(cell, () => {
      parts.cellStarted();
      return executor.execute(code);
    });
    if (succeeded) {
      return undefined;
    }
    const printed = parts.takeFailure(executor);
    if (isInterruption(printed)) {
      cell.cancel();
    }
    return describeFailure(printed, { code, name: cell.name, scripts: parts.scripts });
  } catch (error) {
    // tslab's converter itself can throw, on code that confuses it.
    return describeFailure([[error]], { code, name: cell.name, scripts: parts.scripts });
  } finally {
    cell.flush();
    parts.cellEnded();
  }
}
