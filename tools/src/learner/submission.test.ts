import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSubmission } from "./submission";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "submission-"));
  mkdirSync(path.join(root, "work"));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(root, "work", name), text);

describe("makeSubmission", () => {
  it("packs all notebooks, and only them, unchanged and in order", async () => {
    write("02-b.ipynb", '{"cells": []}\n');
    write("01-a.ipynb", "not even JSON");
    write("notes.txt", "private");
    const made = await makeSubmission(root);
    expect(made).toMatchObject({
      file: "work/submission.zip",
      notebooks: ["01-a.ipynb", "02-b.ipynb"],
    });
    const bytes = readFileSync(path.join(root, made.file));
    expect(bytes.length).toBe(made.bytes);
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.keys(zip.files)).toEqual(["01-a.ipynb", "02-b.ipynb"]);
    expect(await zip.file("01-a.ipynb")?.async("string")).toBe("not even JSON");
  });

  it("gives the same bytes twice", async () => {
    write("01-a.ipynb", "{}");
    const read = async () => readFileSync(path.join(root, (await makeSubmission(root)).file));
    expect((await read()).equals(await read())).toBe(true);
  });

  it("refuses when there is nothing to hand in", async () => {
    write("notes.txt", "private");
    await expect(makeSubmission(root)).rejects.toThrow(
      "submit: expected notebooks in work/, got none. Run npm start: it copies the course's notebooks there.",
    );
  });
});
