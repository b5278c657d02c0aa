import { describe, expect, it } from "vitest";
import { requireRate } from "./require-rate";

describe("requireRate", () => {
  it.each([0, 0.15, 0.99])("accepts %d", (value) => {
    expect(() => requireRate("Dropout", "rate", value)).not.toThrow();
  });

  it.each([1, -0.1, 15, NaN])("refuses %d", (value) => {
    expect(() => requireRate("Dropout", "rate", value)).toThrow(
      `Dropout: expected rate from 0 up to, but not including, 1, got ${value}. Give rate as a fraction: 0.1 drops one value in ten.`,
    );
  });
});
