import { describe, expect, it } from "vitest";
import { fromBfloat16, fromFloat16, toFloat16 } from "./half-precision";

describe("fromFloat16", () => {
  it.each([
    ["zero", 0x0000, 0],
    ["minus zero", 0x8000, -0],
    ["one", 0x3c00, 1],
    ["minus two", 0xc000, -2],
    ["a third", 0x3555, 0.333251953125],
    ["the largest", 0x7bff, 65504],
    ["the smallest normal", 0x0400, 2 ** -14],
    ["the largest subnormal", 0x03ff, 2 ** -14 - 2 ** -24],
    ["the smallest", 0x0001, 2 ** -24],
    ["minus the smallest", 0x8001, -(2 ** -24)],
    ["infinity", 0x7c00, Infinity],
    ["minus infinity", 0xfc00, -Infinity],
    ["a quiet NaN", 0x7e00, NaN],
    ["a signalling NaN", 0x7c01, NaN],
    ["a negative NaN", 0xffff, NaN],
  ])("reads %s", (_, bits, number) => {
    expect([...fromFloat16(Uint16Array.of(bits))]).toEqual([number]);
  });

  it("has each number above the one before, from 0 to infinity", () => {
    const bits = Uint16Array.from({ length: 0x7c01 }, (_, i) => i);
    const numbers = fromFloat16(bits);
    const rises = (number: number, i: number) =>
      i === 0 ? number === 0 : number > (numbers[i - 1] ?? NaN);
    expect(numbers.every(rises)).toBe(true);
    expect(numbers.at(-1)).toBe(Infinity);
    const negative = fromFloat16(bits.map((positive) => positive | 0x8000));
    expect(negative).toEqual(numbers.map((number) => -number));
  });
});

describe("fromBfloat16", () => {
  it.each([
    ["zero", 0x0000, 0],
    ["minus zero", 0x8000, -0],
    ["one", 0x3f80, 1],
    ["minus two", 0xc000, -2],
    ["pi", 0x4049, 3.140625],
    ["the largest", 0x7f7f, (2 - 2 ** -7) * 2 ** 127],
    ["the smallest normal", 0x0080, 2 ** -126],
    ["the largest subnormal", 0x007f, 2 ** -126 - 2 ** -133],
    ["the smallest", 0x0001, 2 ** -133],
    ["infinity", 0x7f80, Infinity],
    ["minus infinity", 0xff80, -Infinity],
    ["NaN", 0x7fc0, NaN],
    ["a negative NaN", 0xff81, NaN],
  ])("reads %s", (_, bits, number) => {
    expect([...fromBfloat16(Uint16Array.of(bits))]).toEqual([number]);
  });
});

describe("toFloat16", () => {
  it("gives back the bits of every half-precision number", () => {
    const bits = Uint16Array.from({ length: 2 ** 16 }, (_, i) => i);
    const isNumber = (each: number) => (each & 0x7fff) <= 0x7c00;
    const numbers = bits.filter(isNumber);
    expect(toFloat16(fromFloat16(numbers))).toEqual(numbers);
  });

  it.each([
    ["a third down", 1 / 3, 0x3555],
    ["halfway to the even one below", 1 + 2 ** -11, 0x3c00],
    ["halfway to the even one above", 1 + 3 * 2 ** -11, 0x3c02],
    ["up to the next power of two", 2 - 2 ** -12, 0x4000],
    ["up from subnormal to normal", 2 ** -14 - 2 ** -26, 0x0400],
    ["half the smallest to 0", 2 ** -25, 0x0000],
    ["more than half the smallest up", 3 * 2 ** -26, 0x0001],
    ["the largest that is not infinite", 65_519, 0x7bff],
    ["from 65,520 on to infinity", -65_520, 0xfc00],
    ["infinity", Infinity, 0x7c00],
    ["NaN", NaN, 0x7e00],
  ])("rounds %s", (_, number, bits) => {
    expect([...toFloat16(Float32Array.of(number))]).toEqual([bits]);
  });
});
