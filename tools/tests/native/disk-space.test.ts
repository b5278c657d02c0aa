import { dirname } from "node:path";
import { expect, it } from "vitest";
import { diskProblem } from "../../native/disk-space.mjs";

it("asks for the room that is needed, of the folder that will hold it", () => {
  const folder = `${__dirname}/not/made/yet`;
  const asked: string[] = [];
  const free = (mb: number) => (of: string) => {
    asked.push(of);
    return mb;
  };
  expect(diskProblem(folder, 1200, free(1200))).toBeUndefined();
  expect(diskProblem(folder, 1200, free(1199.9))).toBe(
    `disk: expected 1200 MB free for ${folder}, got 1199 MB. Make room and run the command again.`,
  );
  expect(asked).toEqual([__dirname, __dirname]);
});

it("asks the system", () => {
  expect(diskProblem(dirname(__dirname), 0)).toBeUndefined();
  expect(diskProblem(dirname(__dirname), 1e12)).toMatch(/^disk: expected 1000000000000 MB free/);
});
