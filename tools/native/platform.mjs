/**
 * Why the binding cannot be built on this system, or undefined.
 *
 * @param {{ platform: string, arch: string, glibc: string | undefined }} system
 * @returns {string | undefined}
 */
export function platformProblem({ platform, arch, glibc } = thisSystem()) {
  if (platform === "linux" && arch === "x64" && glibc !== undefined) return undefined;
  const libc = platform === "linux" && glibc === undefined ? " without glibc" : "";
  return `npm run native: expected Linux on x64 with glibc, the one system it is proved on, got ${platform} ${arch}${libc}. The course works without it: wasm-ort computes there.`;
}

function thisSystem() {
  const { platform, arch } = process;
  return { platform, arch, glibc: platform === "linux" ? glibcVersion() : undefined };
}

/** @returns {string | undefined} none where the C library is another, such as Alpine's musl */
function glibcVersion() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  return report.header.glibcVersionRuntime;
}
