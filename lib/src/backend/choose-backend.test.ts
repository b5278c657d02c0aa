import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { startBackend } from "./backend-candidates";
import { chooseBackend } from "./choose-backend";

const lines: string[] = [];
const print = (line: string) => lines.push(line);

afterEach(async () => {
  lines.length = 0;
  await startBackend.wasm();
});

describe("chooseBackend", () => {
  it("takes the first that works and says why it is not another", async () => {
    const choice = await chooseBackend({ force: "", print });
    expect(lines).toEqual([`Backend: ${choice.name} (${choice.reason})`]);
    if (choice.name === "wasm") {
      expect(choice.reason).toMatch(/^node-gpu: .+; node: .+$/);
      expect(tf.getBackend()).toBe("wasm");
    }
  });

  it("does not take danfojs-node's stand-in for the native package", async () => {
    await expect(startBackend.node()).rejects.toThrow("not installed");
  });

  it.each(["wasm", "cpu"])("takes %s when it is asked for", async (name) => {
    expect(await chooseBackend({ force: name, print })).toEqual({
      name,
      reason: "asked for",
    });
    expect(tf.getBackend()).toBe(name);
    expect(lines).toEqual([`Backend: ${name} (asked for)`]);
  });

  it("lets the process outlive a rejection that nobody handles", () => {
    const program = `
      process.on("unhandledRejection", () => console.log("handled"));
      process.on("uncaughtException", () => console.log("caught"));
      require(${JSON.stringify(join(__dirname, "../../dist"))})
        .chooseBackend({ force: "wasm", print: () => {} })
        .then(() => {
          Promise.reject(new Error("forgotten"));
          setTimeout(() => { throw new Error("late"); }, 1);
          setTimeout(() => console.log("alive"), 20);
        });`;
    const run = spawnSync(process.execPath, ["-e", program], {
      encoding: "utf8",
    });
    expect(run.stdout).toBe("handled\ncaught\nalive\n");
    expect(run.status).toBe(0);
  });

  it("reads the environment", async () => {
    process.env.ATTENDING_BACKEND = "cpu";
    try {
      expect((await chooseBackend({ print })).name).toBe("cpu");
    } finally {
      delete process.env.ATTENDING_BACKEND;
    }
  });

  it("says what is wrong with a name, and with one that does not work", async () => {
    await expect(chooseBackend({ force: "gpu", print })).rejects.toThrow(
      'chooseBackend: expected one of node-gpu, node, wasm, cpu, got "gpu". Correct ATTENDING_BACKEND, or unset it.',
    );
    const native = chooseBackend({ force: "node", print });
    await expect(native).rejects.toThrow(DataError);
    await expect(native).rejects.toThrow(
      "chooseBackend: expected node to work, got node: not installed. Unset ATTENDING_BACKEND to take what works.",
    );
    expect(lines).toEqual([]);
  });
});
