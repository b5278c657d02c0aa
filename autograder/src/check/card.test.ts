import { describe, expect, it } from "vitest";
import { anAssertion, anExercise } from "../report/fixtures/results";
import { renderCard, renderCardText } from "./card";

const claim = (id: string, passed: boolean) =>
  anAssertion({
    ...{ id, claim: `claim ${id}`, points: passed ? 2 : 0, maxPoints: 2, passed },
    message: passed ? "" : `message ${id} <script>alert(1)</script>`,
    expected: passed ? "" : "0.5",
    observed: passed ? "" : '"><img src=x onerror=alert(1)>',
  });

const result = anExercise({
  ...{ id: "02.1", title: "Scaled dot-product attention", points: 2, maxPoints: 4 },
  status: "partial",
  mistake: { id: "no-scaling", says: "The scores are not divided by √dHead." },
  assertions: [claim("one", true), claim("two", false)],
});

describe("renderCard", () => {
  it("shows the mark, the named mistake and every claim", () => {
    const html = renderCard(result);
    expect(html).toContain("2 / 4 points");
    expect(html).toContain("Partly right");
    expect(html).toContain("The scores are not divided by √dHead.");
    expect(html.match(/✓/g)).toHaveLength(1);
    expect(html.match(/✗/g)).toHaveLength(1);
  });

  it("escapes whatever came from a learner's code", () => {
    const html = renderCard(result);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
  });

  it("shows no character that moves, colours or turns the others", () => {
    const words = "\u001b[31m \u009b \u202e01/01 \u2066\u0000";
    const assertion = { ...claim("two", false), message: words, observed: words };
    const hostile = { ...result, notes: [words], assertions: [assertion] };
    expect(renderCard(hostile)).not.toMatch(/[^\P{C}\ufffd]/u);
    expect(renderCardText(hostile)).not.toMatch(/[^\P{C}\n\ufffd]/u);
  });

  it("shows a name between backticks as code, and escapes it", () => {
    const says = "Draw from `random<T>`.";
    expect(renderCard({ ...result, mistake: { id: "x", says } })).toMatch(
      /Draw from <code [^>]*>random&lt;T&gt;<\/code>\./,
    );
  });

  it("says nothing but its state of an untouched exercise", () => {
    const html = renderCard({ ...result, points: 0, status: "not-attempted", mistake: null });
    expect(html).toContain("Not attempted");
    expect(html).not.toContain("✗");
  });
});

describe("renderCardText", () => {
  it("names the first thing to fix", () => {
    expect(renderCardText(result).split("\n")).toEqual([
      "02.1 Scaled dot-product attention: Partly right, 2/4 points",
      "  Likely mistake: The scores are not divided by √dHead.",
      "  First thing to fix: message two <script>alert(1)</script>",
      "  ✓ claim one",
      "  ✗ claim two",
    ]);
  });
});
