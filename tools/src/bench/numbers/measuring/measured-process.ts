import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { type Answers, parseAnswer } from "./answers";
import type { Question } from "./questions";

/** How a process is started. */
export interface Command {
  /** For messages. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const numLastLines = 6;

/**
 * A process that answers questions, a line of JSON each way; between two questions it waits for
 * its input and computes nothing. It ends when its input does.
 */
export class MeasuredProcess {
  readonly #name: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string, unknown>;
  readonly #ended: Promise<string>;
  #lastWords: string[] = [];

  constructor({ name, file, args, env }: Command) {
    this.#name = name;
    this.#child = spawn(file, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(`could not start: ${error.message}`));
      this.#child.once("close", (code, signal) =>
        resolve(`ended with ${signal ?? `code ${code}`}`),
      );
    });
    // A question to a process that has ended: the answer that does not come tells it.
    this.#child.stdin.on("error", () => undefined);
    createInterface({ input: this.#child.stderr }).on("line", (line) => {
      this.#lastWords = [...this.#lastWords, line].slice(-numLastLines);
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * The answer to a question.
   *
   * @throws Error with the process's words when it answers with an error or ends instead
   */
  async ask<Kind extends Question["ask"]>(
    question: Question & { readonly ask: Kind },
  ): Promise<Answers[Kind]> {
    this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    return this.hear<Kind>(question.ask);
  }

  /** The next answer of a kind, without a question: what it says when it is ready. */
  async hear<Kind extends keyof Answers>(kind: Kind): Promise<Answers[Kind]> {
    for (;;) {
      const next = await this.#lines.next();
      if (next.done === true) break;
      const answer = parseAnswer(next.value, kind);
      if (answer !== undefined) return answer;
    }
    const ending = await this.#ended;
    const words = this.#lastWords.length > 0 ? `\n  ${this.#lastWords.join("\n  ")}` : "";
    throw new Error(`${this.#name} ${ending}.${words}`);
  }

  /** Ends the process and waits until it is gone, with its memory. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}
