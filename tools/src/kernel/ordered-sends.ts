import type { MessageClass } from "./tslab-modules";

type Frames = readonly (string | Buffer)[];

/** A socket as zeromq has it. */
export interface SendingSocket {
  /** One at a time. @throws Error with the code EBUSY while an earlier one is not done */
  send(frames: Frames): Promise<void>;
}

/**
 * A socket that takes any number of messages, and sends them in their order.
 *
 * zeromq sends at once, until it has done so some five hundred times without the event loop turning:
 * then a message waits for that, and the next one is refused. A cell that trains for long shows more
 * than that, and the message that was lost could be the one by which JupyterLab knows that a cell
 * has ended.
 */
export class OrderedSends implements SendingSocket {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(private readonly socket: SendingSocket) {}

  send(frames: Frames): Promise<void> {
    if (this.#waiting === 0) {
      try {
        this.#last = this.socket.send(frames);
        return this.#last;
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    }
    this.#waiting += 1;
    this.#last = this.#last
      .catch(() => {})
      .then(() => this.#sendWhenFree(frames))
      .finally(() => {
        this.#waiting -= 1;
      });
    return this.#last;
  }

  /** That a send is done is told a little before the socket takes the next. */
  async #sendWhenFree(frames: Frames): Promise<void> {
    for (;;) {
      try {
        return await this.socket.send(frames);
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EBUSY";
}

/** Makes every message of tslab go through {@link OrderedSends}, one for each socket. */
export function sendInOrder({ prototype }: MessageClass): void {
  const ordered = new WeakMap<object, OrderedSends>();
  const { signAndSend } = prototype;
  prototype.signAndSend = function signAndSendInOrder(key, socket) {
    const sends = ordered.get(socket as SendingSocket) ?? new OrderedSends(socket as SendingSocket);
    ordered.set(socket as SendingSocket, sends);
    signAndSend.call(this, key, sends);
  };
}
