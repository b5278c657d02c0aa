import { createServer } from "node:net";
import { StartError } from "./start-error.mjs";

const ATTEMPTS = 50;

/**
 * The first free port at or after the wanted one.
 *
 * @param {number} wanted
 * @param {(port: number) => Promise<boolean>} isFree
 * @returns {Promise<number>}
 * @throws {StartError} when fifty in a row are taken
 */
export async function findFreePort(wanted, isFree = portIsFree) {
  const last = Math.min(wanted + ATTEMPTS - 1, 65535);
  for (let port = wanted; port <= last; port++) if (await isFree(port)) return port;
  throw new StartError(
    `--port: expected a free port from ${wanted} to ${last}, got none. Choose another with --port N.`,
  );
}

/** @param {number} port @returns {Promise<boolean>} */
function portIsFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
