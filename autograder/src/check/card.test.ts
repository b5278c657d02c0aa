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

const withExample = {
  ...result,
  feedback: {
    assertions: [],
    notes: [],
    counterexample: { inputs: "x = [[1]]", expected: "2", observed: "<img src=x>" },
  },
};

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

  it("shows the smallest inputs that go wrong, escaped", () => {
    const html = renderCard(withExample);
    expect(html).toContain("On small inputs");
    expect(html).toContain("x = [[1]]");
    expect(html).toContain("&lt;img src=x&gt;");
    expect(html).not.toMatch(/<script|<img/);
  });

  it("calls what has the same cause a consequence", () => {
    const three = { ...result, assertions: [claim("one", false), claim("two", false)] };
    const cards = [three, { ...three, mistake: null }].map(renderCard);
    expect(cards.map((html) => html.match(/follows from the above/g)?.length ?? 0)).toEqual([1, 0]);
  });

  it("says of a hidden claim whether it holds, and no more", () => {
    const hidden = {
      ...claim("two", false),
      hidden: true,
      message: "",
      expected: "",
      observed: "",
    };
    const html = renderCard({ ...result, assertions: [hidden] });
    expect(html).toContain("claim two");
    expect(html).not.toMatch(/expected|got/);
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

  it("shows the smallest inputs that go wrong", () => {
    expect(renderCardText(withExample)).toContain(
      ["  On small inputs: x = [[1]]", "    expected 2", "    got      <img src=x>"].join("\n"),
    );
  });
});
