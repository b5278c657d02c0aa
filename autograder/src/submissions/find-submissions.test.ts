import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findSubmissions } from "./find-submissions";

const root = mkdtempSync(join(tmpdir(), "attending-find-"));
afterAll(() => rmSync(root, { recursive: true }));

for (const file of [
  "ann/02-self-attention.ipynb",
  "ann/.ipynb_checkpoints/02-self-attention-checkpoint.ipynb",
  "bob/late/03.ipynb",
  "ann.zip",
  "ann/submission.zip",
  "cat.zip",
  "flat.ipynb",
  "readme.txt",
]) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), "{}");
}

it("finds notebooks, and zips that nobody unpacked, to any depth and says whose they are", () => {
  expect(findSubmissions([root])).toEqual([
    { path: join(root, "ann/02-self-attention.ipynb"), student: "ann", studentFrom: "folder" },
    { path: join(root, "bob/late/03.ipynb"), student: "bob", studentFrom: "folder" },
    { path: join(root, "cat.zip"), student: "cat", studentFrom: "file name" },
    { path: join(root, "flat.ipynb"), student: "flat", studentFrom: "file name" },
  ]);
});

it("takes a file that is named as it is, whatever its ending", () => {
  const path = join(root, "readme.txt");
  expect(findSubmissions([path])).toEqual([{ path, student: "readme", studentFrom: "file name" }]);
});

it("names a path that does not exist", () => {
  expect(() => findSubmissions([join(root, "none")])).toThrow("found nothing there");
});
