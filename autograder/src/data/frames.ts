/** How data cross between processes: one encoder, one strict decoder. */
export { decodeFrame, FrameDecoder } from "./decode-frame";
export { encodeFrame } from "./encode-frame";
export { FrameError, type FrameLimits, frameLimits } from "./frame-format";
