import { expect, it } from "vitest";
import { renderCsv } from "./csv";

const cell = (text: string) => renderCsv([[text]]).replace(/\r\n$/, "");

it("quotes as RFC 4180 has it", () => {
  expect(renderCsv([["a,b", 'say "x"', "", null, 2.5], ["plain"]])).toBe(
    '"a,b","say ""x""",,,2.5\r\nplain\r\n',
  );
});

it.each([
  ["=1+2", "'=1+2"],
  ["+49 89", "'+49 89"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1+2", '" \'=1+2"'],
  ["\r=1+2", '" \'=1+2"'],
  ["  -3", '" \'-3"'],
  ["＝1+2", "'＝1+2"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["anna;=1+2", `"anna;'=1+2"`],
  ['"=1+2', `"""'=1+2"`],
  ["a-b", "a-b"],
  ["mail@here", "mail@here"],
])("takes from %j the power of a formula", (text, wanted) => {
  expect(cell(text)).toBe(wanted);
});

it("leaves our own numbers alone, also below zero", () => {
  expect(renderCsv([[-1.5, 0.1 + 0.2]])).toBe("-1.5,0.3\r\n");
});

it("keeps a cell on one line, without what hides or turns it, and names as they are written", () => {
  expect(cell("a\nb\u0000\u202ec")).toBe("a b\ufffd\ufffdc");
  expect(cell("می\u200cخواهم")).toBe("می\u200cخواهم");
});
