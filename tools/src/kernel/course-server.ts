import { abortCell, type ExecutionParts, executeCell, send } from "./cell-execution";
import { toCursor, toStringIndex } from "./cursor-positions";
import { ExecutionQueue } from "./execution-queue";
import { describeQuickInfo, findQuickInfo } from "./hover-docs";
import { describeLanguage } from "./language-info";
import type { Message, MessageClass, Server, ServerClass } from "./tslab-modules";

export interface ServerParts extends ExecutionParts {
  messageClass: MessageClass;
  typescriptVersion: string;
}

type Content = Record<string, unknown>;

/** Requests that are answered at once, with the type of the answer. */
const answers: Record<
  string,
  { type: string; content: (server: Server, request: Message, parts: ServerParts) => Content }
> = {
  kernel_info_request: {
    type: "kernel_info_reply",
    content: (server, _request, parts) =>
      describeLanguage(server.handler.handleKernel(), parts.typescriptVersion),
  },
  inspect_request: { type: "inspect_reply", content: inspectCode },
  complete_request: { type: "complete_reply", content: completeCode },
  comm_info_request: { type: "comm_info_reply", content: () => ({ status: "ok", comms: {} }) },
  history_request: { type: "history_reply", content: () => ({ status: "ok", history: [] }) },
  interrupt_request: { type: "interrupt_reply", content: interrupt },
  shutdown_request: {
    type: "shutdown_reply",
    content: (_server, request) => ({ status: "ok", restart: request.content.restart === true }),
  },
};

/**
 * tslab's server, with each request framed by "busy" and "idle", and the answers that JupyterLab
 * waits for. tslab leaves some out, and then the front end shows "Unknown" for ever.
 */
export function defineCourseServer(base: ServerClass, parts: ServerParts): ServerClass {
  return class CourseServer extends base {
    readonly #queue = new ExecutionQueue();

    /** Without a limit: what is above it a publisher drops without a word, be it the end of a cell. */
    override async bindSocket(socket: { sendHighWaterMark?: number }, port: number): Promise<void> {
      if (socket.sendHighWaterMark !== undefined) socket.sendHighWaterMark = 0;
      await super.bindSocket(socket, port);
    }

    override async handleShellMessage(socket: unknown, ...frames: Buffer[]): Promise<void> {
      const request = readRequest(this, parts, frames);
      const type = request?.header.msg_type;
      if (request === undefined || type === "is_complete_request") {
        return request && super.handleShellMessage(socket, ...frames);
      }
      if (type === "execute_request") {
        this.#queue.add({
          run: () => framed(this, request, () => executeCell(this, socket, request, parts)),
          abort: () => void framed(this, request, async () => abortCell(this, socket, request)),
        });
        return;
      }
      await framed(this, request, async () => answerRequest(this, socket, request, parts));
      if (type === "shutdown_request") {
        this.close();
        // A timer that a cell left behind must not keep the process; the answer must get out.
        setTimeout(() => process.exit(0), 200);
      }
    }
  };
}

/** A message that does not carry the connection's signature is nobody's. */
function readRequest(server: Server, parts: ServerParts, frames: Buffer[]): Message | undefined {
  try {
    return parts.messageClass.fromRaw(server.connInfo.key, frames);
  } catch {
    return undefined;
  }
}

/** Publishes "busy", does the work, publishes "idle". */
async function framed<Result>(
  server: Server,
  request: Message,
  work: () => Promise<Result>,
): Promise<Result> {
  server.publishStatus("busy", request);
  try {
    return await work();
  } finally {
    server.publishStatus("idle", request);
  }
}

function answerRequest(
  server: Server,
  socket: unknown,
  request: Message,
  parts: ServerParts,
): void {
  const answer = answers[request.header.msg_type];
  if (answer !== undefined) {
    send(server, socket, request, answer.type, answer.content(server, request, parts));
  }
}

function inspectCode(server: Server, request: Message): Content {
  const code = String(request.content.code ?? "");
  const index = toStringIndex(code, Number(request.content.cursor_pos));
  const info = attempt(() => findQuickInfo(server.handler.executor, code, index));
  if (info === undefined) {
    return { status: "ok", found: false, data: {}, metadata: {} };
  }
  const text = describeQuickInfo(info);
  const data = { "text/plain": text, "text/markdown": text };
  return { status: "ok", found: true, data, metadata: {} };
}

function completeCode(server: Server, request: Message): Content {
  const code = String(request.content.code ?? "");
  const cursor = Number(request.content.cursor_pos);
  const index = toStringIndex(code, cursor);
  const info = attempt(() => server.handler.executor.complete(code, index));
  return {
    status: "ok",
    matches: info?.candidates ?? [],
    cursor_start: info ? toCursor(code, info.start) : cursor,
    cursor_end: info ? toCursor(code, info.end) : cursor,
    metadata: {},
  };
}

/** The compiler asserts on some half-written code; then there is simply nothing to show. */
function attempt<Result>(ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function interrupt(): Content {
  process.emit("SIGINT", "SIGINT");
  return { status: "ok" };
}
