import { afterEach, describe, expect, it, vi } from "vitest";
import { showTokenAttributions } from "./show-token-attributions";
import { tokenHeatMapHtml, tokenHeatMapText } from "./token-heat-map";

const caption = { title: "Note", unit: "added to the logit" };
const row = {
  name: "IG",
  words: ["<CLS>", "denies", "cough"],
  scores: [0.001, -1, 0.5],
  limit: 1,
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe("tokenHeatMapHtml", () => {
  const html = tokenHeatMapHtml([row], caption);

  it("colours by share of the limit: full orange, half blue, white, by hand", () => {
    expect(html).toContain("background:rgb(230,159,0)");
    expect(html).toContain("background:rgb(171,218,244)");
    expect(html).toContain("background:rgb(255,255,255)");
  });

  it("says sign and size of each word, and the scale", () => {
    for (const text of ["−1.00", "+0.50", ">0.00<", "±1.00", "added to the"]) {
      expect(html).toContain(text);
    }
  });

  it("escapes whatever a note or a title holds", () => {
    const hostile = { ...row, name: "<b>", words: ["<script>", '"', "&"] };
    const text = tokenHeatMapHtml([hostile], {
      title: "<i>",
      unit: "<u>",
    });
    expect(text).not.toMatch(/<(script|b|i|u)>/);
    expect(text).toContain("&lt;script&gt;");
    expect(html).toContain("&lt;CLS&gt;");
  });
});

it("tokenHeatMapText has the same words and numbers", () => {
  expect(tokenHeatMapText([row], caption)).toBe(
    "Note (added to the logit)\nIG: <CLS> 0.00  denies −1.00  cough +0.50",
  );
});

describe("showTokenAttributions", () => {
  it("joins word pieces, and prints outside a notebook", () => {
    const print = vi.spyOn(console, "log").mockReturnValue();
    const note = { tokens: ["dys", "##pnea"], attributions: [0.25, 0.5] };
    showTokenAttributions([note], caption);
    expect(print).toHaveBeenCalledWith(
      "Note (added to the logit)\ndyspnea +0.75",
    );
  });

  it("says what does not fit", () => {
    const show = (attributions: number[]) => () =>
      showTokenAttributions([{ tokens: ["a", "b"], attributions }], caption);
    expect(show([1])).toThrow(/expected 2 finite attributions.*got 1\. Sum/);
    expect(show([1, Number.NaN])).toThrow(/got 2, not all finite/);
  });
});
