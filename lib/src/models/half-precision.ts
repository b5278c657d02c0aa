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
 * The bits of the half-precision numbers ("F16") nearest to some float32, of
 * two equally near the even one.
 *
 * Beyond 65,504 they are infinite, and nearer to 0 than 2⁻²⁵ they are 0.
 */
export function toFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, float16Bits);
}

function float16Bits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0x7e00;
  // From here on it would be rounded up to 65,536, which there is not.
  if (size >= 65_520) return sign | 0x7c00;
  const exponent = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const fraction = roundToEven((size / 2 ** exponent) * 1024);
  // Exponents are stored from 1. A number that has the smallest one, and no
  // leading 1, is 1024 less: just what a stored 0 means. A fraction that was
  // rounded up to the next power of two counts the exponent up by itself.
  return sign | ((exponent + 15) * 1024 + fraction - 1024);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 === 1);
  return isUp ? below + 1 : below;
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
