/**
 * Float32 from the bits of IEEE 754 half-precision numbers ("F16").
 *
 * 1 bit of sign, 5 of exponent, 10 of fraction. Each of the 65,536 numbers has
 * an exact float32, subnormal ones too; infinities and NaN stay what they are.
 */
export function fromFloat16(bits: Uint16Array): Float32Array {
  const numbers = float16Numbers();
  return Float32Array.from(bits, (number) => numbers[number] ?? Number.NaN);
}

/**
 * Float32 from the bits of "brain floats" ("BF16"), which are the upper halves
 * of float32 numbers.
 */
export function fromBfloat16(bits: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(bits, (half) => half << 16).buffer);
}

let table: Float32Array | undefined;

/** Every half-precision number, by its bits. */
function float16Numbers(): Float32Array {
  table ??= Float32Array.from({ length: 2 ** 16 }, (_, bits) => {
    const sign = bits >>> 15 === 1 ? -1 : 1;
    const exponent = (bits >>> 10) & 31;
    const fraction = (bits & 1023) / 1024;
    if (exponent === 0) return sign * 2 ** -14 * fraction;
    if (exponent < 31) return sign * 2 ** (exponent - 15) * (1 + fraction);
    return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  });
  return table;
}
