import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { findPeerPython } from "./peer-python";

const root = mkdtempSync(join(tmpdir(), "attending-peers-"));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text = ""): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const python = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";

it("says how to get a peer where there is none", () => {
  expect(findPeerPython(root, {})).toEqual({
    missing:
      "No PyTorch to compare with: npm run bench -- --numbers --peers installs one in .attending/peers; or name a Python that has torch, captum and transformers in ATTENDING_PEER_PYTHON.",
  });
});

it("takes the one that --peers installed, with the pinned versions only", () => {
  const file = write(`.attending/peers/${python}`);
  write("tools/bench/peers/requirements.txt", "torch==2.15.0\n");
  expect(findPeerPython(root, {})).toHaveProperty("missing");
  write(".attending/peers/attending.stamp", "torch==2.15.0\n");
  expect(findPeerPython(root, {})).toEqual({ python: file });
  write("tools/bench/peers/requirements.txt", "torch==2.15.1\n");
  expect(findPeerPython(root, {})).toEqual({
    missing: expect.stringMatching(/^The PyTorch in \.attending\/peers is of other versions/),
  });
});

it("prefers the one that is named, which must be there", () => {
  const file = write("elsewhere/python");
  expect(findPeerPython(root, { ATTENDING_PEER_PYTHON: file })).toEqual({ python: file });
  expect(() => findPeerPython(root, { ATTENDING_PEER_PYTHON: "/nowhere/python" })).toThrow(
    'ATTENDING_PEER_PYTHON: expected the path of a Python, got "/nowhere/python", which is not there.',
  );
});
