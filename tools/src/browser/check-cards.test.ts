import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { browserTestProblem, launchBrowser } from "./browser-test";
import { type CourseServer, startCourseServer } from "./course-server";
import { LabPage } from "./lab-page";

const setUpMs = 300_000;
vi.setConfig({ testTimeout: 180_000 });

const root = join(__dirname, "..", "..", "..");
const notebook = "02-self-attention.ipynb";
const declaration = "function scaledDotProductAttention(";
const checkCall = 'check("02.1"';

/** The sources of a notebook's cells. */
function sourcesOf(folder: "notebooks" | "solutions"): string[] {
  const file = join(root, folder, notebook);
  if (!existsSync(file)) return [];
  const cells: { source: string | string[] }[] = JSON.parse(readFileSync(file, "utf8")).cells;
  return cells.map(({ source }) => (Array.isArray(source) ? source.join("") : source));
}

const studentCells = sourcesOf("notebooks");
const problem =
  browserTestProblem() ?? (studentCells.length === 0 ? `no notebooks/${notebook}` : undefined);
const exercise = studentCells.findIndex((source) => source.includes(declaration));
const check = studentCells.findIndex((source) => source.includes(checkCall));
const right = sourcesOf("solutions").find((source) => source.includes(declaration)) ?? "";
const wrong = right.replace(/\s*\.div\(Math\.sqrt\(dHead\)\)/, "");

/** What a page must show letter by letter, and never take for its own. */
const hostileTexts = [
  '<img src="nowhere" onerror="window.taken = 1">',
  "<script>window.taken = 2</script>",
  '<svg onload="window.taken = 3"></svg>',
  '"><i onmouseenter=window.taken=4 style="position:fixed;inset:0">',
  "</div></div><style>body { display: none }</style>",
  "<iframe srcdoc='<script>parent.taken = 5</script>'></iframe>",
  "&lt;u&gt; &#60;u&#62; &#x3c;u&#x3e;",
  "<code>code</code>",
];
/** Colours and directions: to be shown as marks that move nothing. */
const invisible = ["\u001b[31m red \u009b31m", "\u202e 01 / 01 \u2066", "\u200f\u2028\u0007"];
const spelled = JSON.stringify([...hostileTexts, ...invisible].join(" ")).replace(
  /[^ -~]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
const hostile = `function scaledDotProductAttention(): never {\n  throw new Error(${spelled});\n}`;

describe.skipIf(problem !== undefined)(
  `notebook 02 in a browser${problem ? `: ${problem}` : ""}`,
  () => {
    let server: CourseServer;
    let browser: Browser;
    let lab: LabPage;

    beforeAll(async () => {
      server = await startCourseServer("check-cards");
      browser = await launchBrowser();
      lab = await LabPage.open(browser, server, notebook);
    }, setUpMs);

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    }, setUpMs);

    async function cardFor(answer: string | undefined): Promise<string> {
      if (answer !== undefined) await lab.paste(exercise, answer);
      await lab.runCell(exercise);
      const { mimeTypes, text } = await lab.runCell(check);
      expect(mimeTypes, text).toContain("text/html");
      return text;
    }

    it("runs the cells above the exercise, with their pictures", async () => {
      await lab.runCellsTo(exercise);
      const pictures = lab.page.locator('.jp-OutputArea-output[data-mime-type="image/png"]');
      expect(await pictures.count()).toBeGreaterThanOrEqual(3);
      const failed = lab.page.locator('.jp-OutputArea-output[data-mime-type$="stderr"]');
      expect(await failed.allTextContents()).toEqual([]);
      await lab.screenshot("notebook-02");
      await lab.screenshot("plot", pictures.first());
    });

    it("says of the untouched stub that it was not attempted", async () => {
      expect(await cardFor(undefined)).toContain("Not attempted");
      await lab.screenshot("card-not-attempted", lab.cell(check));
    });

    it("names the mistake in a wrong answer", async () => {
      expect(wrong).not.toBe(right);
      const card = await cardFor(wrong);
      expect(card).toContain("First thing to fix");
      expect(card).toMatch(/√dHead|scal|divi/i);
      await lab.screenshot("card-wrong-light", lab.cell(check));
      await lab.screenshot("exercise-light");
    });

    it("can be read in the dark theme too", async () => {
      await lab.setTheme("JupyterLab Dark");
      await lab.screenshot("card-wrong-dark", lab.cell(check));
      const colours = await lab.page.evaluate<string[]>(`(() => {
        const card = document.querySelector('.jp-Cell[data-windowed-list-index="${check}"] .jp-RenderedHTMLCommon div');
        const style = getComputedStyle(card);
        return [style.color, style.backgroundColor];
      })()`);
      const [ink = 0, page = 0] = colours.map(brightness);
      expect(ink - page).toBeGreaterThan(120);
    });

    it("shows what an answer says letter by letter", async () => {
      const card = await cardFor(hostile);
      for (const text of hostileTexts) expect(card).toContain(text);
      expect(card.match(/\ufffd/g)?.length).toBeGreaterThanOrEqual(6);
      expect(card).not.toMatch(/[^\P{C}\n\ufffd]/u);
      const output = lab.cell(check).locator(".jp-RenderedHTMLCommon");
      const foreign = output.locator("img, script, svg, i, u, style, iframe");
      expect(await foreign.count()).toBe(0);
      await output.hover();
      expect(await lab.page.evaluate("window.taken")).toBeUndefined();
      await lab.screenshot("card-hostile", lab.cell(check));
    });

    it("says that a check still runs, where a loop never ends, and can be interrupted", async () => {
      const endless = right.replace(
        "return tf.tidy(",
        "for (let i = 0; i >= 0; ) {}\n  return tf.tidy(",
      );
      expect(endless).not.toBe(right);
      await lab.paste(exercise, endless);
      await lab.runCell(exercise);
      await lab.startCell(check);
      const says = async () => /check 02\.1 still runs/.test((await lab.output(check)).text);
      await lab.until(says, "a word after ten seconds");
      await lab.page.keyboard.press("Escape");
      for (const key of ["i", "i"]) await lab.page.keyboard.press(key);
      await lab.waitUntilIdle();
    });

    it("gives full marks to the right answer", async () => {
      expect(await cardFor(right)).toContain("All right");
      await lab.screenshot("card-right-dark", lab.cell(check));
      await lab.setTheme("JupyterLab Light");
      await lab.screenshot("card-right-light", lab.cell(check));
    });

    it("left nothing broken on the page, and no kernel behind", async () => {
      await lab.saveAndClose();
      await lab.until(async () => server.kernelProcesses().length === 0, "the kernel to end");
      expect(lab.problems).toEqual([]);
    });
  },
);

/** Mean of the three channels of `rgb(r, g, b)`. */
function brightness(colour: string): number {
  const channels = (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return channels.reduce((sum, channel) => sum + channel, 0) / 3;
}
