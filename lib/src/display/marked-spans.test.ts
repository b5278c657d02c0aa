import { describe, expect, it } from "vitest";
import { markedSpansHtml, markedSpansText } from "./marked-spans";

const sentences = [
  {
    name: "boundary, sentence 7",
    words: ["denies", "<b>", "chest", "pain", "."],
    readings: [
      { label: "gold", spans: [{ start: 1, end: 4, type: "DIAG" }] },
      {
        label: "predicted",
        spans: [
          { start: 4, end: 5, type: "A&B" },
          { start: 2, end: 4, type: "DIAG" },
        ],
      },
    ],
  },
];

describe("markedSpansText", () => {
  it("puts marks into brackets, each with its type", () => {
    expect(markedSpansText(sentences, "Errors").split("\n")).toEqual([
      "Errors",
      "boundary, sentence 7",
      "  gold       denies [<b> chest pain DIAG] .",
      "  predicted  denies <b> [chest pain DIAG] [. A&B]",
    ]);
  });
});

describe("markedSpansHtml", () => {
  const html = markedSpansHtml(sentences, "Errors <1>");

  it("escapes every text", () => {
    expect(html).toContain("Errors &lt;1&gt;");
    expect(html).toContain("&lt;b&gt; chest pain <b");
    expect(html).toContain(">A&amp;B</b>");
    expect(html).not.toContain("<b> chest");
  });

  it("gives each reader a frame and a colour of its own", () => {
    expect(html.match(/2px solid/g)).toHaveLength(1);
    expect(html.match(/2px dashed/g)).toHaveLength(2);
  });
});
