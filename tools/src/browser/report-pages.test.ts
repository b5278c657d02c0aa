import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  allHostileTexts,
  hostileResult,
  hostileTexts,
} from "../../../autograder/src/report/fixtures/hostile";
import { writeReportFolder } from "../../../autograder/src/report/write-folder";
import { chromiumProblem, launchBrowser } from "./browser-test";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "attending-reports-"));
const screenshots = join(__dirname, "..", "..", "..", ".attending", "screenshots");
const problem = chromiumProblem();

/** Elements that our own templates write. */
const ownElements =
  "html head meta title style body main footer section article header p h1 h2 h3 h4 div span strong " +
  "code ul li dl dt dd table caption colgroup thead tbody tfoot tr th td abbr a br wbr details summary svg rect";

/** Asked within the page: what stands there that no template of ours wrote. */
const foreignThings = `(() => {
  const own = new Set(${JSON.stringify(ownElements.split(" "))});
  const said = [];
  for (const element of document.querySelectorAll("*")) {
    if (!own.has(element.localName)) said.push("<" + element.localName + ">");
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^src|^srcdoc$|^action$|^xlink/.test(name)) said.push(name + "=" + value);
      if (name === "href" && !/^students\\/[a-z0-9-]+\\.html$/.test(value)) said.push(value);
    }
  }
  for (const name of ["style", "title", "main", "meta[http-equiv]"]) {
    if (document.querySelectorAll(name).length !== 1) said.push("not one " + name);
  }
  return said;
})()`;

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

describe.skipIf(problem !== undefined)(
  `report pages in a browser${problem ? `: ${problem}` : ""}`,
  () => {
    let browser: Browser;
    const requests: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      writeReportFolder(hostileResult(), folder);
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    /** The page as a reader's browser shows it; whatever it asks for is written down. */
    async function open(name: string, width: number, colorScheme: "light" | "dark"): Promise<Page> {
      const viewport = { width, height: 900 };
      const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
      const address = pathToFileURL(join(folder, name)).href;
      page.on("request", (request) => {
        if (request.url() !== address) requests.push(request.url());
      });
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => complaints.push(dialog.message()));
      await page.goto(address);
      return page;
    }

    const pages = () => [
      "index.html",
      ...readdirSync(join(folder, "students")).map((name) => `students/${name}`),
    ];

    it("are one a student", () => {
      expect(pages()).toHaveLength(1 + allHostileTexts.length);
    });

    it("take nothing that a learner says for their own", async () => {
      for (const name of pages()) {
        const page = await open(name, 390, "light");
        for (const details of await page.locator("details").all()) {
          await details.evaluate("(element) => { element.open = true; }");
        }
        expect({ name, foreign: await page.evaluate(foreignThings) }).toEqual({
          name,
          foreign: [],
        });
        expect(await page.evaluate("window.taken")).toBeUndefined();
        expect({ name, overflow: await page.evaluate(overflow) }).toEqual({ name, overflow: 0 });
        const text = (await page.textContent("main")) ?? "";
        expect(text).not.toMatch(/[^\P{C}\n\ufffd]/u);
        await page.context().close();
      }
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("show it letter by letter", async () => {
      const page = await open("index.html", 1280, "dark");
      const text = (await page.textContent("main")) ?? "";
      const plain = hostileTexts.filter((hostile) => !hostile.includes("`"));
      for (const hostile of plain) expect(text).toContain(hostile);
      await page.hover("h1");
      expect(await page.evaluate("window.taken")).toBeUndefined();
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, "hostile-class.png") });
      await page.context().close();
    });

    it.each(["light", "dark"] as const)(
      "have their own style, and contrast, in %s",
      async (scheme) => {
        const page = await open("index.html", 1280, scheme);
        const ratio = await page.evaluate<number[]>(`[...document.querySelectorAll(
        "h1, .quiet, a, .chip, .heat td, .heat th, .swatch, summary"
      )].map(${contrast})`);
        expect(ratio.length).toBeGreaterThan(50);
        expect(Math.min(...ratio)).toBeGreaterThan(4.5);
        await page.context().close();
      },
    );
  },
);

/** Within the page: the contrast of an element's ink with the first background that is not clear. */
const contrast = `(element) => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((c) => {
      const share = c / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = element;
  const isClear = (node) => numbers(getComputedStyle(node).backgroundColor)[3] === 0;
  while (behind.parentElement && isClear(behind)) behind = behind.parentElement;
  const [low, high] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
    .map(luminance)
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}`;
