import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
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
    const visited: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      writeReportFolder(hostileResult(), folder);
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    const addressOf = (name: string) => pathToFileURL(join(folder, name)).href;

    /** A tab as a reader's browser has it; whatever its pages ask for is written down. */
    async function newTab(width: number, colorScheme: "light" | "dark"): Promise<Page> {
      const viewport = { width, height: 900 };
      const tab = await (await browser.newContext({ viewport, colorScheme })).newPage();
      tab.on("request", (request) => {
        if (!request.isNavigationRequest()) requests.push(request.url());
      });
      tab.on("framenavigated", (frame) => visited.push(frame.url()));
      tab.on("console", (message) => complaints.push(message.text()));
      tab.on("pageerror", (error) => complaints.push(error.message));
      tab.on("dialog", (dialog) => complaints.push(dialog.message()));
      return tab;
    }

    const pages = () => [
      "index.html",
      ...readdirSync(join(folder, "students")).map((name) => `students/${name}`),
    ];

    it("are one a student", () => {
      expect(pages()).toHaveLength(1 + allHostileTexts.length);
    });

    it("take nothing that a learner says for their own", async () => {
      const tab = await newTab(390, "light");
      for (const name of pages()) {
        await tab.goto(addressOf(name));
        await tab.evaluate(
          "for (const each of document.querySelectorAll('details')) each.open = true",
        );
        const [foreign, taken, wider] = await tab.evaluate<unknown[]>(
          `[${foreignThings}, window.taken, ${overflow}]`,
        );
        expect({ name, foreign, taken, wider }).toEqual({ name, foreign: [], wider: 0 });
        expect(await tab.textContent("main")).not.toMatch(/[^\P{C}\n\ufffd]/u);
      }
      await tab.context().close();
      expect(visited).toEqual(pages().map(addressOf));
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("show it letter by letter", async () => {
      const tab = await newTab(1280, "dark");
      await tab.goto(addressOf("index.html"));
      const text = (await tab.textContent("main")) ?? "";
      const plain = hostileTexts.filter((hostile) => !hostile.includes("`"));
      for (const hostile of plain) expect(text).toContain(hostile);
      await tab.hover("h1");
      expect(await tab.evaluate("window.taken")).toBeUndefined();
      mkdirSync(screenshots, { recursive: true });
      await tab.screenshot({ path: join(screenshots, "hostile-class.png") });
      await tab.context().close();
    });

    it("obey nothing that gets past the escaping", async () => {
      let asked = 0;
      const server = createServer((_, reply) => {
        asked += 1;
        reply.end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("no port");
      writeFileSync(join(folder, "past.html"), pastEscaping(`127.0.0.1:${address.port}`));
      const tab = await newTab(1280, "light");
      await tab.goto(addressOf("past.html"));
      const colours = await tab.evaluate(
        "[...document.querySelectorAll('h1')].map((each) => getComputedStyle(each).color)",
      );
      expect(colours).toHaveLength(2);
      expect(colours).not.toContain("rgb(1, 2, 3)");
      expect(await tab.evaluate("window.taken")).toBeUndefined();
      expect(complaints.join("\n")).toMatch(/Content Security Policy/);
      await tab.context().close();
      await new Promise((resolve) => server.close(resolve));
      expect(asked).toBe(0);
    });

    it.each(["light", "dark"] as const)(
      "have contrast in their own style, in %s",
      async (scheme) => {
        const tab = await newTab(1280, scheme);
        for (const name of pages().slice(0, 3)) {
          await tab.goto(addressOf(name));
          const ratios = await tab.evaluate<number[]>(
            `[...document.querySelectorAll(${JSON.stringify(inked)})].map(${contrast})`,
          );
          expect(ratios.length).toBeGreaterThan(10);
          expect({ name, least: Math.min(...ratios) > 4.5 }).toEqual({ name, least: true });
        }
        await tab.context().close();
      },
    );
  },
);

/** The class page as it would be if a learner's words were markup: with an address that is listened at. */
function pastEscaping(address: string): string {
  const style = "color: rgb(1, 2, 3)";
  const inside = `<style>h1 { ${style} }</style><h1 style="${style}">x</h1>`;
  const words = hostileTexts.slice(0, 4).join("");
  const markup = words.replaceAll(/(https:)?\/\/evil\.example/g, `http://${address}`);
  const written = readFileSync(join(folder, "index.html"), "utf8");
  return written.replace("</main>", `</main>${inside}${markup}`);
}

const inked =
  "h1, .quiet, a, .chip, .heat td, .heat th, .swatch, summary, .next h4, .sign, .worth, .advice, dt, th";

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
