import { describe, expect, it } from "vitest";
import { OrderedSends, sendInOrder } from "./ordered-sends";
import type { Message, MessageClass } from "./tslab-modules";

/** Sends so many messages at once, then one that waits, and refuses others meanwhile, as zeromq does. */
class BusySocket {
  readonly sent: string[] = [];
  readonly refused: string[] = [];
  #now = 0;
  #isBusy = false;

  constructor(private readonly atOnce: number) {}

  send(frames: readonly (string | Buffer)[]): Promise<void> {
    const text = frames.join();
    if (this.#isBusy) {
      this.refused.push(text);
      throw Object.assign(new Error("Socket is busy writing"), { code: "EBUSY" });
    }
    this.#now += 1;
    if (this.#now <= this.atOnce) {
      this.sent.push(text);
      return Promise.resolve();
    }
    this.#isBusy = true;
    return new Promise((resolve) =>
      setImmediate(() => {
        this.#isBusy = false;
        this.#now = 0;
        this.sent.push(text);
        resolve();
      }),
    );
  }
}

const numbers = Array.from({ length: 17 }, (_, i) => String(i));

describe("OrderedSends", () => {
  it("loses none of many messages, and keeps their order", async () => {
    const socket = new BusySocket(5);
    const sends = new OrderedSends(socket);
    await Promise.all(numbers.map((text) => sends.send([text])));
    expect(socket.sent).toEqual(numbers);
    expect(socket.refused).toEqual(["6"]);
  });

  it("sends at once as long as the socket does", () => {
    const socket = new BusySocket(17);
    const sends = new OrderedSends(socket);
    for (const text of numbers) void sends.send([text]);
    expect(socket.sent).toEqual(numbers);
  });

  it("passes other errors on, and goes on after them", async () => {
    const sent: string[] = [];
    const broken = {
      send: (frames: readonly (string | Buffer)[]) => {
        if (frames[0] === "bad") throw new Error("closed");
        sent.push(frames.join());
        return Promise.resolve();
      },
    };
    const sends = new OrderedSends(broken);
    expect(() => sends.send(["bad"])).toThrow("closed");
    await sends.send(["good"]);
    expect(sent).toEqual(["good"]);
  });
});

it("puts every message of a class through it, socket by socket", async () => {
  class FakeMessage {
    constructor(private readonly text: string) {}
    signAndSend(_key: string, socket: unknown): void {
      void (socket as BusySocket).send([this.text]);
    }
  }
  sendInOrder(FakeMessage as unknown as MessageClass);
  const [one, other] = [new BusySocket(3), new BusySocket(100)];
  for (const text of numbers) {
    const message = new FakeMessage(text) as unknown as Message;
    message.signAndSend("key", one);
    message.signAndSend("key", other);
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(one.sent).toEqual(numbers);
  expect(other.sent).toEqual(numbers);
});
