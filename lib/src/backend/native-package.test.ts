import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { loadNativePackage, type NativeBackend } from "./native-package";

/** A folder in which these files are. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "attending-native-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const packageFolder = "node/node_modules/@tensorflow/tfjs-node";
const tfjsBeside = { "node/node_modules/@tensorflow/tfjs/index.js": "" };

it.each<NativeBackend>(["node", "node-gpu"])(
  "says that the package of %s is not there",
  (backend) => {
    expect(() => loadNativePackage(backend, folderWith({}))).toThrow(
      /^not installed$/,
    );
  },
);

it("does not take danfojs-node's stand-in for the native package", () => {
  // Below the project, where the stand-in is found.
  expect(require.resolve("@tensorflow/tfjs-node/package.json")).toBeTruthy();
  const folder = join(__dirname, "nothing-here");
  expect(() => loadNativePackage("node", folder)).toThrow(/^not installed$/);
});

it("does not load one that would bring its own tfjs", () => {
  const folder = folderWith({
    ...tfjsBeside,
    [`${packageFolder}/package.json`]: '{"name":"@tensorflow/tfjs-node"}',
    [`${packageFolder}/index.js`]: 'throw new Error("loaded")',
  });
  expect(() => loadNativePackage("node", folder)).toThrow(
    /^@tensorflow\/tfjs-node would load a second copy of @tensorflow\/tfjs$/,
  );
});
