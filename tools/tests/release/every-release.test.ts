import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  courseNotebooks,
  projectFolder,
  releaseLeaks,
  releasePlan,
  writeRelease,
} from "./released-course";

vi.setConfig({ testTimeout: 120_000 });

const course = courseNotebooks(projectFolder);
const all = { what: "all", notebooks: course, given: [] as string[] };
const oneByOne = course.map((what, i) => ({ what, notebooks: [what], given: course.slice(0, i) }));
const last = course.map((what) => ({
  what,
  notebooks: [what],
  given: course.filter((other) => other !== what),
}));

/** What would be found in a release, whose stored checks are left empty. */
async function leaksOf(options: { notebooks: readonly string[]; given: readonly string[] }) {
  const folder = mkdtempSync(join(tmpdir(), "attending-every-release-"));
  try {
    const plan = releasePlan(projectFolder, { ...options, folder });
    const empty = plan.checked.map(({ card }) => [card.id, Buffer.from("{}")] as const);
    await writeRelease(plan, folder, new Map(empty));
    return releaseLeaks(plan, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("no release is refused for an answer that another one happens to contain", () => {
  it("all notebooks at once", async () => expect(await leaksOf(all)).toEqual([]));

  it.each(oneByOne)("$what, the earlier ones given", async (release) => {
    expect(await leaksOf(release)).toEqual([]);
  });

  it.each(last)("$what, all others given", async (release) => {
    expect(await leaksOf(release)).toEqual([]);
  });
});
