import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { browserTestProblem, launchBrowser } from "./browser-test";
import { type CourseServer, startCourseServer } from "./course-server";
import { LabPage } from "./lab-page";
import { smallNotebook } from "./small-notebook";

const setUpMs = 300_000;
vi.setConfig({ testTimeout: 180_000 });
const problem = browserTestProblem();

const cells = {
  declare: 0,
  call: 1,
  typeError: 2,
  thrown: 3,
  loop: 4,
  loopAfterAwait: 5,
  alive: 6,
};
const sources = [
  "/**\n * The sum of both.\n *\n * @param a the first\n * @param b the second\n */\nfunction add(a: number, b: number): number {\n  return a + b;\n}",
  "add(1, 2)",
  'const wrong: number = "three";',
  'function fail(): never {\n  throw new Error("on purpose");\n}\nfail();',
  "while (true) {}",
  "await new Promise((resolve) => setTimeout(resolve, 50));\nwhile (true) {}",
  '"still " + "here"',
];

describe.skipIf(problem !== undefined)(
  `the course kernel in a browser${problem ? `: ${problem}` : ""}`,
  () => {
    let server: CourseServer;
    let browser: Browser;
    let lab: LabPage;

    beforeAll(async () => {
      server = await startCourseServer("kernel", { "small.ipynb": smallNotebook(sources) });
      browser = await launchBrowser();
      lab = await LabPage.open(browser, server, "small.ipynb");
    }, setUpMs);

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    }, setUpMs);

    it("starts one kernel, with the table of contents open beside the notebook", async () => {
      expect(server.kernelProcesses()).toHaveLength(1);
      expect(await lab.page.locator("#table-of-contents").isVisible()).toBe(true);
    });

    it("highlights TypeScript", async () => {
      await lab.runCell(cells.declare);
      await lab.until(
        async () =>
          (await lab.editor(cells.declare).getAttribute("data-language")) === "typescript",
        "the editor to know TypeScript",
      );
    });

    it("shows a function's documentation on Shift+Tab, inside its parentheses too", async () => {
      const text = await lab.readHoverDocs(cells.call, 1);
      expect(text).toContain("function add(a: number, b: number): number");
      expect(text).toContain("The sum of both.");
      expect(text).toContain("the first");
      await lab.screenshot("hover-docs");
      await lab.page.keyboard.press("Escape");
    });

    it("runs a cell", async () => {
      expect((await lab.runCell(cells.call)).text.trim()).toBe("3");
    });

    it("shows a type error at its place in the cell", async () => {
      const { text } = await lab.runCell(cells.typeError);
      expect(text).toContain("Type 'string' is not assignable to type 'number'.");
      expect(text).toContain('const wrong: number = "three";');
    });

    it("shows a thrown error with the lines of the cell, and none of the kernel's own", async () => {
      const { text } = await lab.runCell(cells.thrown);
      expect(text).toContain("Error: on purpose");
      expect(text).not.toMatch(/node_modules|node:internal|evalmachine/);
      await lab.screenshot("errors");
    });

    it.each([
      ["a loop", cells.loop],
      ["a loop after an await", cells.loopAfterAwait],
    ])("interrupts %s and goes on", async (_, index) => {
      const before = await lab.prompt(index);
      await lab.startCell(index);
      await lab.page.waitForTimeout(1500);
      expect(await lab.prompt(index)).toContain("*");
      await lab.menu("Kernel", "Interrupt Kernel");
      await lab.waitForPrompt(index, before);
      expect((await lab.output(index)).text).toContain("Interrupted");
      expect((await lab.runCell(cells.alive)).text).toContain("still here");
    });

    it("forgets everything on a restart", async () => {
      const [old] = server.kernelProcesses();
      await lab.menu("Kernel", "Restart Kernel…");
      await lab.acceptDialog();
      await lab.until(
        async () => server.kernelProcesses().some((pid) => pid !== old),
        "a new kernel",
      );
      await lab.waitUntilIdle();
      expect((await lab.runCell(cells.call)).text).toContain("Cannot find name 'add'.");
      expect(server.kernelProcesses()).toHaveLength(1);
    });

    it("ends the kernel when its tab is closed", async () => {
      await lab.saveAndClose();
      await lab.until(async () => server.kernelProcesses().length === 0, "the kernel to end");
    });

    it("leaves no kernel behind when the server dies", async () => {
      const again = await LabPage.open(browser, server, "small.ipynb");
      expect(server.kernelProcesses()).toHaveLength(1);
      expect([...lab.problems, ...again.problems]).toEqual([]);
      server.kill();
      await again.until(async () => server.kernelProcesses().length === 0, "the orphan to end");
      expect([...lab.problems, ...again.problems]).toEqual([]);
    });
  },
);
