import { describe, expect, it } from "vitest";
import { parseWorkerOptions } from "./worker-options";

describe("parseWorkerOptions", () => {
  it("reads every option", () => {
    const args = "--queue redis://h:7 --jobs 3 --isolation none --lease 5".split(" ");
    expect(parseWorkerOptions(args)).toEqual({
      queue: "redis://h:7",
      jobs: 3,
      isolation: "none",
      leaseSeconds: 5,
    });
  });

  it("knows when help is asked for", () => {
    expect(parseWorkerOptions(["-h"])).toBeNull();
  });

  it.each([
    [[], "worker: expected --queue redis://host:port, got none."],
    [
      ["--queue", "q", "--lease", "0"],
      'worker: --lease expects a whole number from 1 to 3600, got "0"',
    ],
    [["--queue", "q", "--isolation", "some"], "worker: --isolation expects one of"],
    [["--queue", "q", "more"], "worker: Unexpected argument 'more'"],
  ])("refuses %j", (args, message) => {
    expect(() => parseWorkerOptions(args)).toThrow(message);
  });
});
