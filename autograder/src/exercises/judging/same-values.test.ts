import { expect, it } from "vitest";
import { sameValues } from "./same-values";
import { float32 } from "./tolerances";

const how = { what: "the counts", tolerance: float32, cause: "Count again." };
const expected = { kinds: [{ kind: "type", count: 2 }], share: 0.5, gold: null };

it("takes what agrees, and what there is besides", () => {
  expect(sameValues({ ...expected, share: 0.5 + 1e-7, more: 1 }, expected, how).passed).toBe(true);
});

it.each([
  [
    { ...expected, kinds: [{ kind: "type", count: 3 }] },
    /^The counts at kinds\.0\.count: .* Count/,
  ],
  [{ ...expected, kinds: [{ kind: "typo", count: 2 }] }, /^The counts at kinds\.0\.kind: /],
  [{ ...expected, kinds: [] }, /^The counts at kinds: /],
  [{ ...expected, gold: 0 }, /^The counts at gold: /],
  [{ ...expected, share: { unreadable: "NaN" } }, /^The counts at share: /],
  [{ kinds: expected.kinds, gold: null }, /^The counts: `share` did not come back/],
  [null, /^Expected an object with the key `kinds`, got null/],
])("names the first difference of %j", (observed, message) => {
  expect(sameValues(observed, expected, how)).toMatchObject({ passed: false });
  expect(sameValues(observed, expected, how)).toHaveProperty(
    "message",
    expect.stringMatching(message),
  );
});
