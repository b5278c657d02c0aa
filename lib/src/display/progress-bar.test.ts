import { describe, expect, it } from "vitest";
import { displayedBy } from "./fixtures/fake-kernel";
import { ProgressBar } from "./progress-bar";

/** A clock that only moves when told to. */
function stoppedClock(): { nowMs: () => number; advance(ms: number): void } {
  let now = 1000;
  return {
    nowMs: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

/** A terminal that remembers what was written. */
function fakeTerminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe("ProgressBar in a notebook", () => {
  it("replaces one output, at most ten times a second", async () => {
    const clock = stoppedClock();
    const written = await displayedBy(() => {
      const bar = new ProgressBar({ total: 100, label: "train" }, clock);
      for (let step = 1; step <= 50; step++) {
        clock.advance(10);
        bar.update(step);
      }
      bar.finish();
    });
    // First drawing, five in half a second, and the last.
    expect(written).toHaveLength(7);
    expect(written.map(({ update }) => update)).toEqual([
      false,
      ...Array(6).fill(true),
    ]);
    const ids = written.map(({ content }) => content.transient.display_id);
    expect(new Set(ids).size).toBe(1);
  });

  it("shows done, elapsed, left and note, escaped", async () => {
    const clock = stoppedClock();
    const written = await displayedBy(() => {
      const bar = new ProgressBar({ total: 8, label: "<fit>" }, clock);
      clock.advance(30_000);
      bar.update(2, "loss < 0.5");
    });
    const data = written.at(-1)?.content.data ?? {};
    expect(data["text/plain"]).toBe(
      "<fit>: 2 of 8 · 30.0 s · 1:30 min left · loss < 0.5",
    );
    expect(data["text/html"]).toContain('<progress value="2" max="8"');
    expect(data["text/html"]).toContain("&lt;fit&gt;");
    expect(data["text/html"]).toContain("loss &lt; 0.5");
    expect(data["text/html"]).toMatch(/color:#\w+;background:#\w+/);
  });

  it("ends with the last state, and stays so", async () => {
    const clock = stoppedClock();
    const written = await displayedBy(() => {
      const bar = new ProgressBar({ total: 3 }, clock);
      bar.update(3, "loss 0.1");
      clock.advance(3_723_000);
      bar.finish();
      bar.update(1);
      bar.finish("again");
    });
    expect(written.at(-1)?.content.data["text/plain"]).toBe(
      "3 of 3 · 1:02:03 h · loss 0.1",
    );
  });
});

describe("ProgressBar outside a notebook", () => {
  it("rewrites one line of a terminal", () => {
    const clock = stoppedClock();
    const terminal = fakeTerminal(true);
    const bar = new ProgressBar(
      { total: 2, label: "run" },
      { ...clock, terminal },
    );
    clock.advance(500);
    bar.update(1);
    bar.update(2);
    bar.finish("done");
    expect(terminal.written).toEqual([
      "\r\x1b[Krun: 0 of 2 · 0.0 s",
      "\r\x1b[Krun: 1 of 2 · 0.5 s · 0.5 s left",
      "\r\x1b[Krun: 2 of 2 · 0.5 s · done\n",
    ]);
  });

  it("writes only the final line into a log", () => {
    const clock = stoppedClock();
    const terminal = fakeTerminal(false);
    const bar = new ProgressBar({ total: 2 }, { ...clock, terminal });
    clock.advance(65_000);
    bar.update(1);
    bar.finish();
    expect(terminal.written).toEqual(["1 of 2 · 1:05 min\n"]);
  });
});
