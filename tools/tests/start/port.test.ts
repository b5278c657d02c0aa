import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { findFreePort } from "../../start/port.mjs";

describe("findFreePort", () => {
  it("takes the next one where the wanted one is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const taken = typeof address === "object" && address !== null ? address.port : 0;
    expect(await findFreePort(taken)).toBeGreaterThan(taken);
  });

  it("passes over every taken one", async () => {
    expect(await findFreePort(8888, async (port) => port >= 8891)).toBe(8891);
  });

  it("gives up after fifty, and never leaves the range", async () => {
    await expect(findFreePort(8888, async () => false)).rejects.toThrow(
      "--port: expected a free port from 8888 to 8937, got none.",
    );
    await expect(findFreePort(65530, async () => false)).rejects.toThrow("from 65530 to 65535");
  });
});
