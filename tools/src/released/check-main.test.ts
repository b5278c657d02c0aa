import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { checkOwnWork } from "./check-main";

const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
const script = join(folder, "child.cjs");
/** Each exercise does what its number stands for. */
writeFileSync(
  script,
  `const acts = {
     "99.1": async () => true,
     "99.2": async () => false,
     "99.3": async () => { for (;;); },
     "99.4": async () => process.exit(0),
     "99.5": () => new Promise((resolve) => setInterval(resolve.call, 1e6)),
     "99.6": async () => { throw new Error("the backend is ill"); },
   };
   (async () => {
     for (const id of process.argv.slice(2)) {
       process.send({ says: "begins", id });
       const isRight = await acts[id]();
       process.send({ says: "done", id, isRight });
     }
   })().catch((error) => process.send({ says: "fails", reason: error.message }))
     .finally(() => process.disconnect());`,
);
const exercises = [1, 2, 3, 4, 5, 6].map((number) => ({
  ...{ id: `99.${number}`, notebook: "99-x", symbol: "x", stub: "" },
  title: ["", "right", "wrong", "endless", "exits", "waits", "fails"][number] ?? "",
}));
const limits = { cpuSeconds: 0.5, wallSeconds: 2 };

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

async function check(...numbers: readonly string[]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const code = await checkOwnWork({ exercises, root: folder }, script, numbers, limits);
  return [code, log.mock.calls.join("")];
}

it("says whether all is right", async () => {
  expect(await check("99.1")).toEqual([0, ""]);
  expect(await check("99.1", "99.2")).toEqual([1, ""]);
});

it("asks of itself for what the release holds, or an earlier one has left in work/", async () => {
  const root = mkdtempSync(join(folder, "release-"));
  const numbered = (id: string, notebook: string) => ({
    id,
    notebook,
    symbol: "x",
    stub: "",
    title: "",
  });
  const course = {
    root,
    exercises: [numbered("99.1", "99-x"), numbered("99.2", "98-w"), numbered("99.4", "97-v")],
  };
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  mkdirSync(join(root, "notebooks"));
  writeFileSync(join(root, "notebooks", "99-x.ipynb"), "");
  expect(await checkOwnWork(course, script, [], limits)).toBe(0);
  mkdirSync(join(root, "work"));
  writeFileSync(join(root, "work", "98-w.ipynb"), "");
  expect(await checkOwnWork(course, script, [], limits)).toBe(1);
  expect(log).not.toHaveBeenCalled();
});

it.each([
  [
    "99.3",
    "\n99.3 endless: Out of time after 0.5 seconds\n  Your code used up its processor time.",
  ],
  ["99.5", "\n99.5 waits: Out of time after 2 seconds\n  Your code ran out of time."],
  ["99.4", "\n99.4 exits: Stopped by an error\n  Your code ended the process."],
])("ends what does not end by itself, and goes on behind it: %s", async (id, says) => {
  const [code, text] = await check("99.1", id, "99.1");
  expect(code).toBe(1);
  expect(text).toContain(says);
});

it("is told why nothing could be checked", async () => {
  await expect(check("99.6")).rejects.toThrow("the backend is ill");
});

it("refuses a number that there is not", async () => {
  await expect(check("02")).rejects.toThrow(
    'expected one of 99.1, 99.2, 99.3, 99.4, 99.5, 99.6, got "02".',
  );
});
