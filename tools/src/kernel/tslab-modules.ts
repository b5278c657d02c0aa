import { createRequire } from "node:module";
import path from "node:path";
import type * as ts from "typescript";

/*
 * The parts of tslab 1.0.22 that the course kernel touches, as shapes of our own:
 * tslab declares many of them private, and does not export its message class.
 */

/** The compiler inside tslab, not the one that built this file. */
export type TypeScript = typeof ts;

/** One Jupyter message, already checked against its signature. */
export interface Message {
  header: { msg_type: string; msg_id: string };
  content: Record<string, unknown>;
  createReply(): Message;
  signAndSend(key: string, socket: unknown): void;
}

export interface MessageClass {
  readonly prototype: Message;
  fromRaw(key: string, frames: readonly Buffer[]): Message;
}

export interface CompletionInfo {
  start: number;
  end: number;
  candidates: string[];
}

export interface Executor {
  execute(source: string): Promise<boolean>;
  inspect(source: string, position: number): ts.QuickInfo | undefined;
  complete(source: string, position: number): CompletionInfo;
  interrupt(): void;
  close(): void;
}

export interface ExecutorConsole {
  log(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

export interface ConvertResult {
  output?: string;
  diagnostics: readonly unknown[];
  sideOutputs?: readonly { path: string; data: string }[];
}

export interface Converter {
  convert(previousDeclarations: string, source: string): ConvertResult;
  close(): void;
}

export interface ConverterSet {
  node: Converter;
  close(): void;
}

export interface Handler {
  execCount: number;
  executor: Executor;
  handleKernel(): Record<string, unknown> & { language_info: Record<string, unknown> };
  close(): void;
}

export interface Server {
  handler: Handler;
  connInfo: { key: string };
  iopub: unknown;
  publishStatus(status: "busy" | "idle", parent: Message): void;
  bindSocket(socket: { sendHighWaterMark?: number }, port: number): Promise<void>;
  handleShellMessage(socket: unknown, ...frames: Buffer[]): Promise<void>;
  close(): void;
}

export type ServerClass = new (handler: Handler, connectionFile: string) => Server;

/** What `display` of tslab calls: one bundle of MIME types, new or in place of an older one. */
export type WriteDisplayData = (data: Record<string, unknown>, update: boolean) => void;

export interface TslabModules {
  converter: { createConverter(options: { isJS: boolean; isBrowser: boolean }): Converter };
  executor: {
    createExecutor(rootDir: string, converters: ConverterSet, console: ExecutorConsole): Executor;
  };
  jupyter: { ZmqServer: ServerClass; lastWriteDisplayData: WriteDisplayData | null };
  main: { startKernel(options: { configPath: string; enableFindLocal: boolean }): void };
}

const load = createRequire(__filename);

/** Absolute path of the compiler that tslab will load. */
export function findTypeScript(): string {
  return load.resolve("@tslab/typescript-for-tslab", {
    paths: [load.resolve("tslab/package.json")],
  });
}

/** tslab's compiler. Loading it does not load tslab. */
export function loadTypeScript(): TypeScript {
  return load(findTypeScript()) as TypeScript;
}

/** The version of tslab that is installed, as its package says. */
export function readTslabVersion(): string {
  return (load("tslab/package.json") as { version: string }).version;
}

/** tslab's own modules. Whatever changes its compiler must have run before the first call. */
export function loadTslab(): TslabModules {
  return {
    converter: load("tslab/dist/converter.js"),
    executor: load("tslab/dist/executor.js"),
    jupyter: load("tslab/dist/jupyter.js"),
    main: load("tslab/dist/main.js"),
  };
}

/** Makes the next `loadTslab` load anew, with whatever compiler is there by then. */
export function forgetTslab(): void {
  const folder = path.dirname(load.resolve("tslab/dist/main.js"));
  for (const file of Object.keys(load.cache)) {
    if (path.dirname(file) === folder) {
      delete load.cache[file];
    }
  }
}
