import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { cpuPackage, gpuPackage } from "../../native/packages.mjs";
import { unpackWheel } from "../../native/wheel.mjs";
import { findPython } from "../../start/python.mjs";
import { makeProject } from "../start/project-folder";

const found = findPython();
const python = "python" in found ? found.python.executable : undefined;

async function writeWheel(file: string): Promise<Buffer> {
  const zip = new JSZip();
  zip.file("tensorflow/libtensorflow_cc.so.2", "library ".repeat(1000));
  zip.file("tensorflow/libtensorflow_framework.so.2", "framework");
  zip.file("tensorflow/include/tensorflow/c/c_api.h", "header");
  zip.file("tensorflow/include/tensorflow/cc/client.h", "not needed");
  zip.file("tensorflow/include/tsl/c/tsl_status.h", "status");
  zip.file("tensorflow/python/__init__.py", "not needed");
  const bytes = await zip.generateAsync({ type: "nodebuffer" });
  writeFileSync(file, bytes);
  return bytes;
}

describe.skipIf(python === undefined)("unpackWheel", () => {
  it("takes libraries and headers, and no more", async () => {
    const { root } = makeProject();
    const [wheel, deps] = [join(root, "tensorflow.whl"), join(root, "deps")];
    await writeWheel(wheel);
    unpackWheel(python ?? "", wheel, deps);
    expect(readdirSync(join(deps, "lib")).sort()).toEqual([
      "libtensorflow_cc.so.2",
      "libtensorflow_framework.so.2",
    ]);
    expect(readFileSync(join(deps, "include/tensorflow/c/c_api.h"), "utf8")).toBe("header");
    expect(existsSync(join(deps, "include/tsl/c/tsl_status.h"))).toBe(true);
    expect(existsSync(join(deps, "include/tensorflow/cc"))).toBe(false);
  });

  it("says that a wheel was cut", async () => {
    const { root } = makeProject();
    const wheel = join(root, "tensorflow.whl");
    const bytes = await writeWheel(wheel);
    writeFileSync(wheel, bytes.subarray(0, bytes.length / 2));
    expect(() => unpackWheel(python ?? "", wheel, join(root, "deps"))).toThrow(
      /^unpack_wheel\.py: expected TensorFlow's library \(about 620 MB\), got this\. The download was cut or changed on its way: run it again\.\n.*BadZipFile/s,
    );
  });
});

describe("the pinned packages", () => {
  it.each([cpuPackage, gpuPackage])("of $backend name no registry, and hashes", ({ manifests }) => {
    const lock = JSON.parse(readFileSync(join(manifests, "package-lock.json"), "utf8"));
    type Entry = { resolved?: string; integrity?: string; link?: boolean };
    const entries = Object.entries<Entry>(lock.packages);
    const installed = entries.filter(
      ([path, { link }]) => path.startsWith("node_modules/") && !link,
    );
    expect(installed.length).toBeGreaterThan(10);
    for (const [path, { resolved, integrity }] of installed) {
      expect(resolved, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });
});
