import type { Data } from "./data";
import { decodeHeader, type Header } from "./decode-header";
import { FrameError, type FrameLimits, frameLimits, lengthBytes } from "./frame-format";
import { GrowingBuffer } from "./growing-buffer";

/**
 * Frames out of a stream of bytes that an enemy may write.
 *
 * Nothing is kept beyond the limits: a length that is too large is refused before its bytes arrive.
 * After a {@link FrameError} the stream is worth nothing more: the decoder throws it again each time.
 */
export class FrameDecoder {
  private readonly held = new GrowingBuffer();
  private header: Header | undefined;
  private refusal: FrameError | undefined;

  constructor(private readonly limits: FrameLimits = frameLimits) {}

  /** Bytes that came and belong to no frame taken so far. */
  get pendingBytes(): number {
    return this.held.length;
  }

  push(chunk: Uint8Array): void {
    this.held.append(chunk);
  }

  /** The next whole frame, or undefined while bytes are missing. */
  take(): Data | undefined {
    if (this.refusal !== undefined) throw this.refusal;
    try {
      return this.next();
    } catch (error) {
      this.refusal = error instanceof FrameError ? error : new FrameError("frame: not readable");
      throw this.refusal;
    }
  }

  private next(): Data | undefined {
    this.header ??= this.nextHeader();
    if (this.header === undefined || this.held.length < this.header.end) return undefined;
    const { end, fill } = this.header;
    this.header = undefined;
    return fill(this.held.take(end));
  }

  private nextHeader(): Header | undefined {
    if (this.held.length < lengthBytes) return undefined;
    const bytes = this.held.view();
    const headerBytes = bytes.readUInt32LE(0);
    const { maxBytes, maxHeaderBytes } = this.limits;
    if (headerBytes > maxHeaderBytes) {
      throw new FrameError(
        `frame: expected a header of at most ${maxHeaderBytes} bytes, got ${headerBytes}`,
      );
    }
    const end = lengthBytes + headerBytes;
    if (bytes.length < end) return undefined;
    return decodeHeader(bytes.subarray(lengthBytes, end), this.limits, maxBytes - end);
  }
}

/**
 * The one frame that some bytes are.
 *
 * @throws FrameError also where anything follows it: who was asked once and answers twice is not
 * believed at all
 */
export function decodeFrame(bytes: Buffer, limits: FrameLimits = frameLimits): Data {
  const decoder = new FrameDecoder(limits);
  decoder.push(bytes);
  const data = decoder.take();
  if (data === undefined) {
    const got = bytes.length === 0 ? "nothing" : `${bytes.length} bytes that end too early`;
    throw new FrameError(`frame: expected one frame, got ${got}`);
  }
  if (decoder.pendingBytes > 0) {
    throw new FrameError(`frame: expected one frame, got ${decoder.pendingBytes} bytes more`);
  }
  return data;
}
