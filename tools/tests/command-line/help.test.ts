import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

const root = join(__dirname, "..", "..", "..");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

/** They are other people's commands, or take no options. */
const withoutHelp = new Set(["build", "format", "lint", "test"]);
const commands = Object.keys(scripts).filter((name) => !withoutHelp.has(name));

it.each(commands)("npm run %s -- --help says what it does, and does nothing", (name) => {
  const { stdout, stderr, status } = spawnSync("npm", ["run", "--silent", name, "--", "--help"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stdout).toMatch(name === "start" ? /^npm start\b/ : new RegExp(`^npm run ${name}\\b`));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
