import { createSocket } from "node:dgram";
import { type AddressInfo, connect, createServer } from "node:net";

const here = "127.0.0.1";

/** Somebody who listens to connections and datagrams at one port of this machine. */
export interface Listener {
  readonly port: number;
  /** What came, in words. */
  readonly words: () => readonly string[];
  readonly close: () => void;
}

export async function hearWords(): Promise<Listener> {
  const words: string[] = [];
  const server = createServer((socket) => {
    words.push("a connection");
    socket
      .on("error", () => undefined)
      .on("data", (data) => words.push(data.toString("latin1", 0, 80)));
  });
  await new Promise<void>((done) => server.listen(0, here, done));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket("udp4").on("message", (data) => {
    words.push(`a datagram: ${data.toString("latin1", 0, 80)}`);
  });
  await new Promise<void>((done) => datagrams.bind(port, here, done));
  return {
    port,
    words: () => words,
    close: () => {
      server.close();
      datagrams.close();
    },
  };
}

/** A port at which nobody listens now. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, here, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

export function isHeardAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, here);
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
