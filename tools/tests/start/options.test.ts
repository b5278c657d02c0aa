import { describe, expect, it } from "vitest";
import { parseOptions } from "../../start/options.mjs";
import { StartError } from "../../start/start-error.mjs";

function errorOf(args: string[]): StartError {
  try {
    parseOptions(args);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error("no error");
}

describe("parseOptions", () => {
  it("opens JupyterLab on port 8888 when nothing is asked", () => {
    expect(parseOptions([])).toEqual({
      check: false,
      open: true,
      port: 8888,
      gpu: false,
      reset: [],
      help: false,
    });
  });

  it("reads every flag", () => {
    const args = ["--check", "--no-open", "--port", "9001", "--gpu", "--reset", "2", "--help"];
    expect(parseOptions(args)).toEqual({
      check: true,
      open: false,
      port: 9001,
      gpu: true,
      reset: ["02"],
      help: true,
    });
  });

  it("takes a value after an equals sign too", () => {
    expect(parseOptions(["--port=9001"]).port).toBe(9001);
  });

  it.each(["2", "02", "02-self-attention", "02-self-attention.ipynb"])(
    "resets 02 by %s",
    (name) => {
      expect(parseOptions(["--reset", name]).reset).toEqual(["02"]);
    },
  );

  it.each([
    [["--bogus"], "npm start: expected one of the flags below, got --bogus."],
    [["here"], "npm start: expected one of the flags below, got here."],
    [["--port"], "--port: expected a number from 1 to 65535, got nothing."],
    [["--port", "65536"], "--port: expected a number from 1 to 65535, got 65536."],
    [["--port", "1e3"], "--port: expected a number from 1 to 65535, got 1e3."],
    [["--reset", "../02"], "--reset: expected a notebook's number such as 02, got ../02."],
  ])("refuses %j with the usage and exit code 2", (args, firstLine) => {
    const error = errorOf(args);
    expect(error.exitCode).toBe(2);
    expect(error.message.split("\n")[0]).toBe(firstLine);
    expect(error.message).toContain("npm start -- --no-open");
  });
});
