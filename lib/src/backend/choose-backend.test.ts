import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { DataError } from "../errors/data-error";
import { requireWasmBackend } from "../kernels/wasm-memory";
import { startBackend } from "./backend-candidates";
import { chooseBackend } from "./choose-backend";

const lines: string[] = [];
const print = (line: string) => lines.push(line);

afterEach(async () => {
  lines.length = 0;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await startBackend.wasm();
});

describe("chooseBackend", () => {
  it("takes the first that works and says why it is not another", async () => {
    const choice = await chooseBackend({ force: "", print });
    expect(lines).toEqual([`Backend: ${choice.name} (${choice.reason})`]);
    if (choice.name === "wasm-ort" || choice.name === "wasm-xnn") {
      expect(choice.reason).toMatch(/^node-gpu: .+; node: .+$/);
      expect(tf.getBackend()).toBe("wasm");
    }
  });

  it("goes on to XNNPACK, and says why, when onnxruntime will not do", async () => {
    const reason = "onnxruntime-node is 1.30.1, not 1.30.0";
    vi.spyOn(startBackend, "wasm-ort").mockRejectedValue(new Error(reason));
    vi.spyOn(startBackend, "node").mockRejectedValue(new Error("no"));
    vi.spyOn(startBackend, "node-gpu").mockRejectedValue(new Error("no"));
    const choice = await chooseBackend({ force: "", print });
    expect(lines).toEqual([
      `Backend: wasm-xnn (node-gpu: no; node: no; wasm-ort: ${reason})`,
    ]);
    expect(choice.name).toBe("wasm-xnn");
  });

  it("refuses the fast kernels on a tfjs that they were not made for", async () => {
    vi.spyOn(startBackend, "node").mockRejectedValue(new Error("no"));
    vi.spyOn(startBackend, "node-gpu").mockRejectedValue(new Error("no"));
    vi.spyOn(tf.version, "tfjs", "get").mockReturnValue("4.23.0");
    const reason = "@tensorflow/tfjs is 4.23.0, not 4.22.0";
    await expect(chooseBackend({ force: "", print })).rejects.toThrow(
      `got node-gpu: no; node: no; wasm-ort: ${reason}; wasm-xnn: ${reason}.`,
    );
    expect(tf.getKernel("AttendingLinear", "wasm")).toBeUndefined();
  });

  it("refuses the fast kernels where tfjs lacks a part that they use", async () => {
    await startBackend.wasm();
    const { tfjs } = requireWasmBackend().wasm;
    const { registerTensor } = tfjs;
    Reflect.deleteProperty(tfjs, "registerTensor");
    try {
      await expect(chooseBackend({ force: "wasm-xnn", print })).rejects.toThrow(
        "got wasm-xnn: tfjs's wasm module's tfjs has no registerTensor.",
      );
    } finally {
      Object.assign(tfjs, { registerTensor });
    }
  });

  it("keeps to one line when a reason has several", async () => {
    const error = new Error("no library\nRequire stack:\n- /somewhere");
    vi.spyOn(startBackend, "wasm-ort").mockRejectedValue(error);
    await expect(chooseBackend({ force: "wasm-ort", print })).rejects.toThrow(
      "chooseBackend: expected wasm-ort to work, got wasm-ort: no library. Unset ATTENDING_BACKEND to take what works.",
    );
  });

  it("does not fall back on what is too slow to train with", async () => {
    for (const name of ["node-gpu", "node", "wasm-ort", "wasm-xnn"] as const) {
      vi.spyOn(startBackend, name).mockRejectedValue(new Error("no"));
    }
    await expect(chooseBackend({ force: "", print })).rejects.toThrow(
      "chooseBackend: expected node-gpu or node or wasm-ort or wasm-xnn to work, got node-gpu: no; node: no; wasm-ort: no; wasm-xnn: no. Run npm ci again: it brings the wasm backend. ATTENDING_BACKEND=wasm takes the slow one.",
    );
  });

  it("takes away the fast kernels when stock wasm is asked for", async () => {
    await chooseBackend({ force: "wasm-xnn", print });
    expect(tf.getKernel("UnsortedSegmentSum", "wasm")).toBeDefined();
    await chooseBackend({ force: "wasm", print });
    expect(tf.getKernel("UnsortedSegmentSum", "wasm")).toBeUndefined();
  });

  it.each([...fastBackends, "wasm", "cpu"])(
    "takes %s when it is asked for",
    async (name) => {
      expect(await chooseBackend({ force: name, print })).toEqual({
        name,
        reason: "asked for",
      });
      expect(tf.getBackend()).toBe(name === "cpu" ? "cpu" : "wasm");
      expect(lines).toEqual([`Backend: ${name} (asked for)`]);
    },
  );

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
    vi.stubEnv("ATTENDING_BACKEND", "cpu");
    expect((await chooseBackend({ print })).name).toBe("cpu");
  });

  it("says what is wrong with a name, and with one that does not work", async () => {
    await expect(chooseBackend({ force: "gpu", print })).rejects.toThrow(
      'chooseBackend: expected one of node-gpu, node, wasm-ort, wasm-xnn, wasm, cpu, got "gpu". Correct ATTENDING_BACKEND, or unset it.',
    );
    const reason = new Error("not installed");
    vi.spyOn(startBackend, "node").mockRejectedValue(reason);
    const native = chooseBackend({ force: "node", print });
    await expect(native).rejects.toThrow(DataError);
    await expect(native).rejects.toThrow(
      "chooseBackend: expected node to work, got node: not installed. Unset ATTENDING_BACKEND to take what works.",
    );
    expect(lines).toEqual([]);
  });
});
