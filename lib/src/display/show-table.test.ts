import { afterEach, describe, expect, it, vi } from "vitest";
import { displayedBy } from "./fixtures/fake-kernel";
import { showTable } from "./show-table";
import type { TableSource } from "./table-cells";

afterEach(() => {
  vi.restoreAllMocks();
});

async function shownBy(
  ...call: Parameters<typeof showTable>
): Promise<{ html: string; text: string }> {
  const [display] = await displayedBy(() => showTable(...call));
  const data = display?.content.data ?? {};
  return { html: data["text/html"] ?? "", text: data["text/plain"] ?? "" };
}

describe("showTable", () => {
  it("escapes every text", async () => {
    const { html } = await shownBy(
      [{ "<b>": `<img src=x onerror="1">`, other: "Q&A 'x'" }],
      { caption: "</table><script>" },
    );
    expect(html).not.toMatch(/<(b|img|script)/);
    expect(html).toContain("&lt;b&gt;");
    expect(html).toContain("&lt;img src=x onerror=&quot;1&quot;&gt;");
    expect(html).toContain("Q&amp;A &#39;x&#39;");
    expect(html).toContain("&lt;/table&gt;&lt;script&gt;");
  });

  it("puts numbers to the right, and sets text and ground colours", async () => {
    const { html } = await shownBy([{ label: "x", notes: 7 }]);
    expect(html).toMatch(/<td style="text-align:left[^>]*>x</);
    expect(html).toMatch(/<td style="text-align:right[^>]*>7</);
    expect(html).toMatch(/<th style="text-align:right[^>]*>notes</);
    for (const [row] of html.matchAll(/<(tr|table) [^>]*>/g)) {
      expect(row).toMatch(/[";]color:#\w+/);
      expect(row).toMatch(/background:#\w+/);
    }
    expect(html).not.toMatch(/<style|class=/);
  });

  it("counts the rows that it does not show", async () => {
    const rows = Array.from({ length: 1007 }, (_, row) => ({ row }));
    const { html, text } = await shownBy(rows, { maxRows: 6 });
    expect(html.match(/<td style="text-align:right/g)).toHaveLength(6);
    expect(html).toContain("… 1,001 more rows");
    expect(text.split("\n").at(-1)).toBe("… 1,001 more rows");
    const one = await shownBy(rows.slice(0, 7), { maxRows: 6 });
    expect(one.text).toContain("… 1 more row");
    expect(one.text).not.toContain("rows");
  });

  it("has a form in plain text, with aligned columns", async () => {
    const { text } = await shownBy(
      [
        { label: "diabetes", notes: 996 },
        { label: "flu", notes: 1023 },
      ],
      { caption: "Labels" },
    );
    expect(text).toBe(
      "Labels\nlabel     notes\ndiabetes    996\nflu       1,023",
    );
  });

  it("prints the plain text outside a notebook", () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    showTable([{ a: 1 }]);
    expect(print.mock.calls).toEqual([["a\n1"]]);
  });

  it("says what it takes", () => {
    const wrong = "text" as unknown as TableSource;
    expect(() => showTable(wrong)).toThrow(
      "showTable: expected a DataFrame or an array of objects, got string. Give it rows, e.g. [{ label, count }].",
    );
  });
});
