import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureNative } from "../../native/ensure-native.mjs";
import { platformProblem } from "../../native/platform.mjs";
import { FakeMachine, type Fault } from "./fake-machine";

afterEach(() => vi.unstubAllEnvs());

const failures: [step: Fault[0], words: string, message: RegExp][] = [
  ["pip", "No module named pip", /^pip: .* No module named pip\. .*python3-pip\.$/],
  ["npm ci", "", /^npm ci: expected @tensorflow\/tfjs-node 4\.22\.0, got exit code 1\./],
  ["pip download", "NewConnectionError: Failed", /^pip download: .* could not be reached: run/],
  ["pip download", "THESE PACKAGES DO NOT MATCH THE HASHES", /changed on its way: run it again\./],
  ["pip download", "OSError: No space left on device", /got this\. Make room on the disk/],
  ["unpack", "BadZipFile: not a zip file", /^unpack_wheel\.py: .*The download was cut or changed/],
  [
    "g++",
    "fatal error: optional: none",
    /^g\+\+: .*g\+\+ 8 or newer.*\nfatal error: optional: none$/,
  ],
  ["proof", "computes a product wrongly", /^npm run native: .*got Error: computes a product wro/],
];

describe.skipIf(platformProblem() !== undefined)("ensureNative", () => {
  let machine: FakeMachine;
  const ensure = () => ensureNative(machine.paths, machine.say);
  const inPlace = (...names: string[]) => machine.inProject(".attending/native/node", ...names);

  beforeEach(() => {
    machine = new FakeMachine();
  });

  it("builds once, puts the whole in place, and the next time does nothing", () => {
    ensure();
    expect(machine.said).toEqual([
      "installing @tensorflow/tfjs-node 4.22.0",
      "downloading TensorFlow's library (about 210 MB, from PyPI)",
      "unpacking it (about 620 MB)",
      "compiling the binding",
      "@tensorflow/tfjs-node 4.22.0 computes with TensorFlow 2.15.1",
      "notebooks take it from now on (Backend: node); ATTENDING_BACKEND names another",
    ]);
    const scope = inPlace("node_modules", "@tensorflow");
    const binding = join(scope, "tfjs-node", "lib", "napi-v8", "tfjs_binding.node");
    expect(readFileSync(binding, "utf8")).toBe("compiled");
    expect(existsSync(join(scope, "tfjs-node", "deps", "lib"))).toBe(true);
    // What stood in for tfjs would hide the project's own copy.
    expect(existsSync(join(scope, "tfjs"))).toBe(false);
    expect(machine.native).toEqual(["node"]);

    const log = machine.takeLog();
    const commandAt = (start: string) => log.find((line) => line.startsWith(start));
    expect(commandAt("npm ci")).toMatch(/--prefix \S+\.new-\d+\/node --ignore-scripts /);
    expect(commandAt("python3 -m pip down")).toMatch(/--no-deps .*--require-hashes .*wheel\.txt$/);
    expect(log.filter((line) => line.startsWith("npm"))).toHaveLength(1);

    machine.said.length = 0;
    ensure();
    expect(machine.said).toEqual([
      "@tensorflow/tfjs-node 4.22.0 computes with TensorFlow 2.15.1: nothing to do",
    ]);
    expect(machine.takeLog()).toEqual([]);
  });

  it.each(failures)("leaves nothing behind when %s says: %s", (step, words, message) => {
    machine.failAt([step, words]);
    expect(ensure).toThrow(message);
    expect(machine.native).toEqual([]);
  });

  it("keeps what was there when a new one cannot be built, and replaces it when it can", () => {
    ensure();
    const pinned = readFileSync(inPlace("wheel.txt"), "utf8");
    writeFileSync(inPlace("wheel.txt"), "tensorflow-cpu==2.15.0");
    machine.failAt(["g++", "error"]);
    expect(ensure).toThrow(/^g\+\+: /);
    expect(readFileSync(inPlace("wheel.txt"), "utf8")).toBe("tensorflow-cpu==2.15.0");
    expect(machine.native).toEqual(["node"]);
    machine.mend();
    machine.said.length = 0;
    ensure();
    expect(machine.said[0]).toBe("@tensorflow/tfjs-node is of other versions: building it anew");
    expect(readFileSync(inPlace("wheel.txt"), "utf8")).toBe(pinned);
    expect(machine.native).toEqual(["node"]);
  });

  it("says why it builds anew what is there", () => {
    ensure();
    machine.failAt(["proof", "libtensorflow_cc.so.2: file too short"]);
    machine.said.length = 0;
    expect(ensure).toThrow("libtensorflow_cc.so.2: file too short. What was built is removed");
    expect(machine.said[0]).toBe(
      "@tensorflow/tfjs-node does not work (Error: libtensorflow_cc.so.2: file too short): building it anew",
    );
  });

  it("asks for a compiler before it downloads anything", () => {
    machine.remove("g++");
    expect(ensure).toThrow(
      /^g\+\+: expected GNU's C\+\+ compiler, got none\. Install it: sudo apt-get install g\+\+\.$/,
    );
    expect(machine.takeLog()).toEqual([]);
    expect(machine.native).toEqual([]);
  });

  it("asks for Python", () => {
    machine.remove("python3");
    expect(ensure).toThrow(/^Python: expected Python 3\.10 or newer, got python3: not there;/);
  });
});
