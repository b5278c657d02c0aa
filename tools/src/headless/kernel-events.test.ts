import { expect, it } from "vitest";
import { lineReader } from "./kernel-events";

it("gives whole lines, however the text is cut, and only at line feeds", () => {
  const lines: string[] = [];
  const read = lineReader((line) => lines.push(line));
  for (const chunk of ["a", "b\nc\u2028d", "\n", "\ne\nunfinished"]) read(chunk);
  expect(lines).toEqual(["ab", "c\u2028d", "", "e"]);
});
