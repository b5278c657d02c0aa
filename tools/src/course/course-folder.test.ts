import { exercises } from "@attending/autograder/dist/exercises";
import { describe, expect, it, vi } from "vitest";
import { joinLines } from "../headless/notebook-json";
import { assembleBoth, courseNotebooks, projectFolder } from "./course-folder";

vi.mock("@attending/autograder/dist/exercises", async (importOriginal) => {
  const original = await importOriginal<{ exercises: typeof exercises }>();
  return { ...original, exercises: original.exercises.map((exercise) => ({ ...exercise })) };
});

const replaceCard = (id: string, change: object) => {
  const exercise = exercises.find(({ card }) => card.id === id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const { card } = exercise;
  Object.assign(exercise, { card: { ...card, ...change } });
  return () => Object.assign(exercise, { card });
};

describe("assembleBoth", () => {
  it("assembles every course file, each exercise with its card, its mistakes and its check", () => {
    for (const notebook of courseNotebooks(projectFolder)) {
      const { student, solution } = assembleBoth(projectFolder, notebook);
      const text = student.cells.map(({ source }) => joinLines(source)).join("\n");
      for (const { card, mistakes } of exercises) {
        if (card.notebook !== notebook) continue;
        expect(text).toContain(`### Exercise ${card.id} · ${card.title}`);
        expect(text).toContain(`TODO ${card.id}: `);
        expect(text).toContain(`await check("${card.id}", {`);
        for (const { says } of mistakes) expect(text).toContain(`* ${says}`);
      }
      const solved = solution.cells.map(({ source }) => joinLines(source)).join("\n");
      expect(solved).not.toContain("write what is missing here");
      expect(solved.match(/\*\*An answer to /g)?.length).toBe(
        text.match(/\*\*Your answer to /g)?.length,
      );
    }
  });

  it.each([
    ["02.1", { supplies: [] }, "the grader does not supply requireAttentionShapes to 02.1."],
    ["02.1", { from: "lib/src/x.ts" }, "exercise 02.1 grades lib/src/x.ts#scaledDotProduct"],
    ["02.1", { notebook: "03-transformer-block" }, "02.1 belongs to 03-transformer-block."],
    ["02.1", { id: "02.9" }, "the autograder has no exercise 02.1."],
  ])("refuses a card of %s with %j", (id, change, message) => {
    const restore = replaceCard(id, change);
    try {
      expect(() => assembleBoth(projectFolder, "02-self-attention")).toThrow(message);
    } finally {
      restore();
    }
  });
});
