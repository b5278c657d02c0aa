import type { ExerciseCard } from "@attending/autograder/dist/exercises";
import { describe, expect, it } from "vitest";
import { joinLines } from "../headless/notebook-json";
import { assembleNotebook, type CourseFile } from "./assemble";
import { notebookBytes } from "./notebook";
import { readCourse } from "./read-course";

const card: ExerciseCard = {
  id: "07.1",
  notebook: "07-x",
  title: "Double",
  symbol: "double",
  from: "lib/src/double.ts",
  goal: "Double a number.",
  difficulty: 2,
  minutes: 5,
  buildsOn: [],
  supplies: [],
  contract: "",
  assertions: [
    { id: "a", kind: "closeness", points: 2, claim: "2x" },
    { id: "b", kind: "property", points: 1, claim: "even" },
    { id: "c", kind: "advice", points: 0, claim: "fast" },
  ],
};

function course(...lines: string[]): CourseFile {
  const file = "course/07-x.md";
  return {
    notebook: "07-x",
    file,
    blocks: readCourse(lines.join("\n"), file),
    exercises: new Map([["07.1", { card, mistakes: [{ says: "It triples." }] }]]),
    courseVersion: "1.2.3",
    lift: (block) => ({
      solution: `const ${block.symbol} = solved;`,
      stub: `const ${block.symbol} = todo;`,
      needs: block.symbol === "double" ? ["requireNumber"] : ["double", "Module"],
      needsWhenRun: [],
    }),
  };
}

const setup = ["```typescript", 'import { showPlot } from "@attending/lib";', "```"];
const exercise = (symbol: string) => [
  `\`\`\`typescript exercise="07.1" from="lib/src/double.ts#${symbol}"`,
  "```",
];
const sources = (file: CourseFile, version: "student" | "solution") =>
  assembleNotebook(file, version).cells.map(({ source }) => joinLines(source));

describe("assembleNotebook", () => {
  it("gives the solution to one and the stub to the other", () => {
    const file = course(...setup, ...exercise("double"));
    expect(sources(file, "student")[1]).toBe("const double = todo;");
    expect(sources(file, "solution")[1]).toBe("const double = solved;");
    const [, cell] = assembleNotebook(file, "student").cells;
    expect(cell).toMatchObject({ metadata: { attending: { exercise: "07.1" } }, outputs: [] });
  });

  it("imports in both what the solutions need and no earlier exercise declares", () => {
    const file = course(...setup, ...exercise("double"), ...exercise("Doubler"));
    const line = 'import { Module, requireNumber, showPlot } from "@attending/lib";';
    expect(sources(file, "student")[0]).toBe(line);
    expect(sources(file, "solution")[0]).toBe(line);
  });

  it("gives each version its own blocks", () => {
    const file = course(
      "<!-- cell student-only -->",
      "yours",
      "<!-- cell solution-only -->",
      "ours",
    );
    expect(sources(file, "student")).toEqual(["yours"]);
    expect(sources(file, "solution")).toEqual(["ours"]);
  });

  it("writes the card and the mistakes from the autograder's data", () => {
    const [text] = sources(
      course("<!-- card 07.1 -->", "Steps", "<!-- mistakes 07.1 -->"),
      "student",
    );
    expect(text).toContain("### Exercise 07.1 · Double");
    expect(text).toContain("you write `double` · difficulty ●●○ · about 5 minutes · 3 points");
    expect(text).toContain("> **Goal.** Double a number.");
    expect(text).toContain("Steps\n<details><summary>What usually goes wrong</summary>");
    expect(text).toContain("* It triples.");
  });

  it("keeps a cell's id when others come before it, and gives no id twice", () => {
    const ids = (...lines: string[]) =>
      assembleNotebook(course(...lines), "student").cells.map(({ id }) => id);
    const [id] = ids("# a");
    expect(ids("# b", "# a")[1]).toBe(id);
    expect(new Set(ids("# a", "# a", "# a")).size).toBe(3);
  });

  it("says which notebook it is, and writes the same bytes twice", () => {
    const file = course("# a", ...setup);
    const notebook = assembleNotebook(file, "student");
    expect(notebook.metadata).toMatchObject({
      attending: { notebook: "07-x", version: "1.2.3", edition: "student" },
      kernelspec: { name: "attending", language: "typescript" },
    });
    expect(notebookBytes(notebook)).toBe(notebookBytes(assembleNotebook(file, "student")));
    expect(notebookBytes(notebook).endsWith("}\n")).toBe(true);
  });

  it.each([
    [["<!-- card 07.9 -->"], "course/07-x.md:1: there is no exercise 07.9. Known are 07.1."],
    [["", "```typescript", "export {};", "```"], "course/07-x.md:2: line 1: a cell cannot export."],
    [
      ["```typescript", "f({ g });", "```"],
      "course/07-x.md:1: plain tslab finds `{ g: g }`, but not `{ g }`.",
    ],
    [
      ["```typescript", "1;", "```", ...exercise("double")],
      'course/07-x.md:1: the first code cell needs `import { … } from "@attending/lib";`.',
    ],
  ])("refuses %j", (lines, message) => {
    expect(() => assembleNotebook(course(...lines), "student")).toThrow(message);
  });
});
