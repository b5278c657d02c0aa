import { StringDecoder } from "node:string_decoder";

const flushAfterMs = 40;
const maximumLength = 1 << 16;

// The kernel's own, not the ones that stop with a cell.
const { setTimeout, clearTimeout } = globalThis;

/**
 * Gathers what a cell writes within a moment into one message.
 *
 * A loop that prints fills ZeroMQ's queue of a thousand messages within milliseconds; what comes
 * then, the end of the cell included, would be dropped.
 */
export class OutputStream {
  readonly #decoder = new StringDecoder("utf8");
  #text = "";
  #timer: NodeJS.Timeout | undefined;
  #lastFlush = 0;

  constructor(private readonly publish: (text: string) => void) {}

  write(data: string | Uint8Array): void {
    this.#text += typeof data === "string" ? data : this.#decoder.write(Buffer.from(data));
    // A loop that never yields gives no timer a chance: it is shown by the clock.
    if (this.#text.length > maximumLength || Date.now() - this.#lastFlush > flushAfterMs) {
      this.flush();
    } else {
      this.#timer ??= setTimeout(() => this.flush(), flushAfterMs);
    }
  }

  /** Sends what is waiting; nothing if nothing is. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastFlush = Date.now();
    const text = this.#text;
    this.#text = "";
    if (text !== "") {
      this.publish(text);
    }
  }
}
