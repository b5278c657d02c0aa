import { expect, it } from "vitest";
import { megabytes, ratioText, spreadText, threeDigits, timeText } from "./figures";

it.each([
  [0.012345, "0.0123"],
  [1.2345, "1.23"],
  [99.96, "100.0"],
  [123.45, "123"],
  [8754.2, "8754"],
  [-1.5, "-1.50"],
  [0, "0"],
])("gives %d three digits: %s", (value, text) => expect(threeDigits(value)).toBe(text));

it("writes a spread, a time and a ratio", () => {
  const spread = { median: 1234, min: 987.6, max: 2000 };
  expect(spreadText(spread)).toBe("1234 (988–2000)");
  expect(timeText(spread, "ms")).toBe("1234 ms (988–2000)");
  expect(timeText(spread, "s")).toBe("1.23 s (0.988–2.00)");
  expect(ratioText({ median: 0.904, min: 0.9, max: 1 })).toBe("0.90 (0.90–1.00)");
  expect(megabytes(-3 * 2 ** 20)).toBe("-3.0 MB");
});
