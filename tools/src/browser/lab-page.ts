import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import type { CourseServer } from "./course-server";

const screenshots = join(__dirname, "..", "..", "..", ".attending", "screenshots");
const panel = ".jp-NotebookPanel:not(.lm-mod-hidden)";
const waitMs = 40_000;

/** What a cell put out: the kinds of its outputs and their text. */
export interface CellOutput {
  readonly mimeTypes: string[];
  readonly text: string;
}

/** One JupyterLab in a browser tab, by what a learner does there. */
export class LabPage {
  /** what the page itself complained about */
  readonly problems: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.problems.push(error.message));
  }

  static async open(browser: Browser, server: CourseServer, notebook: string): Promise<LabPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    const lab = new LabPage(page);
    await page.goto(`${server.address}/lab/tree/${notebook}?token=${server.token}`);
    await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
    await page.locator(`${panel} .jp-Notebook .jp-Cell`).first().waitFor();
    await lab.waitUntilIdle();
    return lab;
  }

  /** The indicator says idle before the kernel is connected; only the status bar names the kernel. */
  async waitUntilIdle(): Promise<void> {
    const bar = this.page.locator("#jp-main-statusbar");
    await bar
      .getByText(/TypeScript \(attending\)[^|]*\| Idle/)
      .first()
      .waitFor();
    await this.page
      .locator(`${panel} .jp-Notebook-ExecutionIndicator[data-status="idle"]`)
      .waitFor();
  }

  cell(index: number): Locator {
    return this.page.locator(`${panel} .jp-Notebook .jp-Cell[data-windowed-list-index="${index}"]`);
  }

  editor(index: number): Locator {
    return this.cell(index).locator(".cm-content").first();
  }

  async startCell(index: number): Promise<void> {
    await this.editor(index).click();
    await this.page.keyboard.press("Control+Enter");
  }

  /** Runs a cell and waits for its end. */
  async runCell(index: number): Promise<CellOutput> {
    const before = await this.prompt(index);
    await this.startCell(index);
    await this.waitForPrompt(index, before);
    await this.waitUntilIdle();
    return this.output(index);
  }

  /** Runs a cell and all above it; stops at the first that fails. */
  async runCellsTo(index: number): Promise<void> {
    await this.editor(index).click();
    await this.page.keyboard.press("Escape");
    await this.menu("Run", "Run All Above Selected Cell");
    await this.runCell(index);
  }

  /** Waits until the cell has a new execution count. */
  async waitForPrompt(index: number, before: string): Promise<void> {
    await this.until(async () => {
      const now = await this.prompt(index);
      return now !== before && /\[\d+\]/.test(now);
    }, `cell ${index} to end`);
  }

  async prompt(index: number): Promise<string> {
    return (await this.cell(index).locator(".jp-InputPrompt").textContent()) ?? "";
  }

  async output(index: number): Promise<CellOutput> {
    const outputs = await this.cell(index).locator(".jp-OutputArea-output").all();
    const mimeTypes = await Promise.all(outputs.map((one) => one.getAttribute("data-mime-type")));
    const texts = await Promise.all(outputs.map((one) => one.textContent()));
    return { mimeTypes: mimeTypes.map((type) => type ?? ""), text: texts.join("\n") };
  }

  /** Replaces a cell's source in one go, as pasting does. */
  async paste(index: number, source: string): Promise<void> {
    await this.editor(index).click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(source);
    await this.page.keyboard.press("Escape");
  }

  /** What Shift+Tab shows, with the cursor so many characters before the end of the cell. */
  async readHoverDocs(index: number, charactersBeforeEnd: number): Promise<string> {
    await this.editor(index).click();
    await this.page.keyboard.press("Control+End");
    for (let i = 0; i < charactersBeforeEnd; i++) await this.page.keyboard.press("ArrowLeft");
    await this.page.keyboard.press("Shift+Tab");
    const tooltip = this.page.locator(".jp-Tooltip");
    await tooltip.waitFor();
    // It is shown first and filled then.
    await this.until(async () => (await tooltip.textContent()) !== "", "the tooltip's text");
    return (await tooltip.textContent()) ?? "";
  }

  async menu(...path: readonly string[]): Promise<void> {
    const [top, ...items] = path;
    await this.page.locator(`.lm-MenuBar-itemLabel:text-is("${top}")`).click();
    for (const item of items) {
      await this.page.locator(`.lm-Menu .lm-Menu-itemLabel:text-is("${item}")`).click();
    }
  }

  /** Closes the tab once everything is saved; before that, JupyterLab would ask. */
  async saveAndClose(): Promise<void> {
    await this.menu("File", "Save Notebook");
    await this.page.locator(".lm-TabBar-tab.jp-mod-dirty").waitFor({ state: "detached" });
    await this.menu("File", "Close Tab");
  }

  async acceptDialog(): Promise<void> {
    await this.page.locator(".jp-Dialog button.jp-mod-accept").click();
  }

  async setTheme(name: "JupyterLab Light" | "JupyterLab Dark"): Promise<void> {
    await this.menu("Settings", "Theme", name);
    const light = String(name === "JupyterLab Light");
    await this.page.locator(`body[data-jp-theme-light="${light}"]`).waitFor({ state: "attached" });
  }

  /** For a person to look at: `.attending/screenshots/NAME.png`. */
  async screenshot(name: string, of?: Locator): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await (of === undefined ? this.page.screenshot({ path }) : of.screenshot({ path }));
  }

  async until(holds: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`JupyterLab: waited 40 seconds for ${what}.`);
      await this.page.waitForTimeout(100);
    }
  }
}
