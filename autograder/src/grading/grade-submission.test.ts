import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ControlRuns } from "./control-runs";
import { gradeSubmission } from "./grade-submission";
import type { GradingRoom } from "./grading-room";

it("keeps what nobody foresaw to one submission", async () => {
  const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
  const path = join(folder, "a.ipynb");
  writeFileSync(path, "{}");
  const room = {
    isolation: { kind: "none" },
    texts: [],
    prose: [],
    compile: () => Promise.reject(new TypeError("surprise")),
    onStage: () => {},
  } as unknown as GradingRoom;
  const result = await gradeSubmission(room, new ControlRuns(room), {
    path,
    student: "a",
    studentFrom: "folder",
  });
  rmSync(folder, { recursive: true });
  expect(result).toMatchObject({
    gradable: false,
    problem: { kind: "grader-fault", message: "surprise" },
  });
});
