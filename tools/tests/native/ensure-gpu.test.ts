import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureGpu } from "../../native/ensure-gpu.mjs";
import { FakeMachine } from "./fake-machine";

afterEach(() => vi.unstubAllEnvs());

describe.skipIf(process.platform === "win32")("ensureGpu", () => {
  let machine: FakeMachine;
  const ensure = () => ensureGpu(machine.paths, machine.say);
  const messageOf = (got: string) =>
    `--gpu: expected @tensorflow/tfjs-node-gpu 4.22.0 to multiply two matrices on a GPU, got ${got}. It needs Linux, an NVIDIA GPU`;

  beforeEach(() => {
    machine = new FakeMachine();
  });

  it("installs, runs the script of this one package, proves it, and does so once", () => {
    machine.insertGpu();
    ensure();
    expect(machine.said).toEqual([
      "installing @tensorflow/tfjs-node-gpu 4.22.0 (its own script downloads some 400 MB from outside the npm registry)",
      "@tensorflow/tfjs-node-gpu 4.22.0 computes on the GPU",
    ]);
    const [ci, script, ...more] = machine.takeLog();
    expect(ci).toMatch(/^npm ci --prefix \S+\/node-gpu --ignore-scripts /);
    expect(script).toBe("npm run install");
    expect(more).toEqual([]);
    ensure();
    expect(machine.takeLog()).toEqual([]);
    expect(machine.said[2]).toBe("@tensorflow/tfjs-node-gpu 4.22.0 computes on the GPU");
    expect(machine.native).toEqual(["node-gpu"]);
  });

  it("says that the package's own download failed, and leaves nothing behind", () => {
    machine.failAt(["npm run install", "getaddrinfo ENOTFOUND"]);
    expect(ensure).toThrow(messageOf("exit code 1 of its own script, whose words stand above"));
    expect(machine.native).toEqual([]);
  });

  it("says that the library does not load, and leaves nothing behind", () => {
    machine.failAt(["proof", "libcudart.so.11.0: no such file"]);
    expect(ensure).toThrow(messageOf("Error: libcudart.so.11.0: no such file"));
    expect(machine.native).toEqual([]);
  });

  it("does not take one that computes on the processor", () => {
    expect(ensure).toThrow(messageOf("a library that loads and finds no GPU"));
    expect(machine.native).toEqual([]);
  });
});
