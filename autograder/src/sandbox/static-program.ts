const headerBytes = 64 + 56;
const loadAddress = 0x400000;

/** Where the body of a static program stands in memory. */
export const bodyAddress = loadAddress + headerBytes;

/** `e_machine` of the ELF header, by Node's name of the processor. */
const machines: Readonly<Record<string, number>> = { x64: 62, arm64: 183 };

/**
 * A program of one segment that may be read, written and run, at a fixed address; it starts at the
 * body's first byte.
 *
 * @see https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html
 */
export function staticProgram(processor: string, body: Buffer): Buffer {
  const machine = machines[processor];
  if (machine === undefined) throw new Error(`program: no machine code for ${processor}`);
  const header = Buffer.alloc(headerBytes);
  header.write("\x7fELF\x02\x01\x01", 0, "latin1");
  header.writeUInt16LE(2, 16); // an executable
  header.writeUInt16LE(machine, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(bodyAddress), 24); // where it starts
  header.writeBigUInt64LE(64n, 32); // where the segment's header is
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(1, 64); // to be loaded
  header.writeUInt32LE(7, 68); // read, write, run
  header.writeBigUInt64LE(BigInt(loadAddress), 80);
  header.writeBigUInt64LE(BigInt(loadAddress), 88);
  header.writeBigUInt64LE(BigInt(headerBytes + body.length), 96);
  header.writeBigUInt64LE(BigInt(headerBytes + body.length), 104);
  header.writeBigUInt64LE(0x1000n, 112);
  return Buffer.concat([header, body]);
}

/** An instruction's word or operand. */
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}
