import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { displayedBy } from "./fixtures/fake-kernel";
import { renderPlot } from "./render-plot";
import { showPlot } from "./show-plot";

const data = [{ type: "bar" as const, x: ["a"], y: [1] }];

afterEach(() => {
  vi.restoreAllMocks();
});

describe("showPlot", () => {
  it("shows one picture with its size, so that it is sharp and not huge", async () => {
    const written = await displayedBy(() =>
      showPlot(data, { title: "One bar", width: 307, height: 211 }),
    );
    expect(written).toHaveLength(1);
    const shown = written[0]?.content.data ?? {};
    const metadata = written[0]?.content.metadata;
    expect(metadata).toEqual({ "image/png": { width: 307, height: 211 } });
    expect(Object.keys(shown)).toEqual(["image/png", "text/plain"]);
    expect(shown["image/png"]).toMatch(/^iVBORw0KGgo/);
    expect(shown["text/plain"]).toBe("[plot: One bar]");
  });

  it("saves the picture outside a notebook, and says where", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plots-"));
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const layout = { title: "Labels: how many?<br>(2,000 notes)" };
    await showPlot(data, layout);
    const file = join("plots", "labels-how-many-2-000-notes.png");
    expect(print.mock.calls).toEqual([[`Plot saved: ${file}`]]);
    const { png } = await renderPlot(data, layout);
    expect(readFileSync(join(folder, file)).equals(png)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
