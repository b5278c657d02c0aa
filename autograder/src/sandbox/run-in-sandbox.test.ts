import { rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isolationsHere, type TestedKind } from "./fixtures/isolations";
import { chooseIsolation, type Isolation } from "./isolation";
import { runInSandbox, type SandboxResult } from "./run-in-sandbox";
import { type Staging, stageFiles } from "./staging";

const head = `"use strict"; const fs = require("node:fs");
const say = (value) => fs.writeSync(4, JSON.stringify(value));
const reason = (act) => { try { act(); return "succeeded"; } catch (error) { return error.code ?? error.name; } };
`;

interface HostileScript {
  readonly does: string;
  readonly script: string;
  readonly expected: Expected;
  /** Where a kind of isolation ends it in another way. */
  readonly but?: Partial<Record<TestedKind, Expected>>;
}

type Expected = Partial<Omit<SandboxResult, "output">> & { readonly output?: string };

/** Where a script must not reach, on the host. */
const hostFile = "/tmp/attending-host-file";

const scripts: readonly HostileScript[] = [
  {
    does: "answers",
    script: 'say(fs.readFileSync(0, "utf8") + " back");',
    expected: { exitCode: 0, killed: undefined, output: '"sent back"', stderrTail: "" },
  },
  {
    does: "computes for ever",
    script: "for (;;);",
    expected: { killed: "cpu", signal: 24 },
    // The first process of a namespace does not hear the first signal.
    but: { container: { killed: "cpu", signal: 9 } },
  },
  {
    does: "computes for ever in microtasks",
    script: "const again = () => Promise.resolve().then(again); again();",
    expected: { killed: "cpu" },
  },
  {
    does: "catches the signal of its time limit",
    script:
      'process.on("SIGXCPU", () => {}); setInterval(() => { for (let i = 0; i < 1e8; i++); }, 0);',
    expected: { killed: "cpu" },
  },
  {
    does: "waits for ever",
    script: "setInterval(() => {}, 1000);",
    expected: { killed: "wall" },
  },
  {
    does: "awaits a promise that never settles",
    script: "(async () => { await new Promise(() => {}); say(1); })();",
    expected: { exitCode: 0, killed: undefined, output: "" },
  },
  { does: "exits", script: "process.exit(0); say(1);", expected: { exitCode: 0, output: "" } },
  {
    does: "aborts",
    script: "process.abort();",
    expected: { signal: 6, output: "" },
    but: { container: { killed: undefined, output: "" } },
  },
  {
    does: "fills the heap",
    script: "const all = []; for (;;) all.push(new Array(1e6).fill(all));",
    expected: { killed: "memory" },
  },
  {
    does: "asks for buffers until there are no more",
    script: `const all = []; let got = 0;
      say([reason(() => { for (;;) { all.push(new ArrayBuffer(2 ** 28)); got += 1; } }), got < 8]);`,
    expected: { output: '["RangeError",true]' },
  },
  {
    does: "floods the replies",
    script: "const much = Buffer.alloc(1 << 20); for (;;) fs.writeSync(4, much);",
    expected: { killed: "output" },
  },
  {
    does: "floods stderr",
    script: 'for (;;) fs.writeSync(2, "x".repeat(4096));',
    expected: { killed: "stderr" },
  },
  {
    does: "floods stdout, which nobody reads",
    script: 'for (let i = 0; i < 2000; i++) fs.writeSync(1, "x".repeat(65536)); say("done");',
    expected: { killed: undefined, output: '"done"' },
  },
  {
    does: "starts processes and threads",
    script: `const { spawnSync, fork } = require("node:child_process");
      say([reason(() => { const { error } = spawnSync("/bin/node", ["-v"]); if (error) throw error; }),
        reason(() => fork("/attending/x.js")),
        reason(() => new (require("node:worker_threads").Worker)("1", { eval: true }))]);`,
    expected: { output: '["ERR_ACCESS_DENIED","ERR_ACCESS_DENIED","ERR_ACCESS_DENIED"]' },
  },
  {
    does: "opens sockets",
    script: `const net = require("node:net"); const seen = [];
      const hear = (error) => { seen.push(error.code); if (seen.length === 2) say(seen); };
      net.createServer().on("error", hear).listen(0);
      net.connect(9, "127.0.0.1").on("error", hear);`,
    expected: { output: '["EPERM","EPERM"]' },
  },
  {
    does: "resolves names and fetches",
    script: `fetch("http://127.0.0.1:8080/").catch((error) => say(String(error.cause?.code ?? error.cause ?? error)));`,
    expected: { output: '"EPERM"' },
  },
  {
    does: "reads files",
    script: `say(["/etc/passwd", ${JSON.stringify(hostFile)}, "/proc/1/cmdline", "/bin/node"].map((path) => reason(() => fs.readFileSync(path))));`,
    expected: {
      output: '["ERR_ACCESS_DENIED","ERR_ACCESS_DENIED","ERR_ACCESS_DENIED","ERR_ACCESS_DENIED"]',
    },
  },
  {
    does: "writes files",
    script: `say(["/x", "/dev/shm/x", "/attending/x", ${JSON.stringify(hostFile)}].map((path) => reason(() => fs.writeFileSync(path, "x"))));`,
    expected: {
      output: '["ERR_ACCESS_DENIED","ERR_ACCESS_DENIED","ERR_ACCESS_DENIED","ERR_ACCESS_DENIED"]',
    },
  },
  {
    does: "kills everybody",
    script: 'reason(() => process.kill(-1, 9)); say("alive");',
    expected: { output: '"alive"' },
  },
  {
    does: "kills its parent",
    script: 'reason(() => process.kill(process.ppid, "SIGKILL")); say("alive");',
    expected: { output: '"alive"' },
  },
  {
    does: "looks at its environment",
    script:
      "say([process.pid < 10, process.getuid() > 60000, process.getgroups().length, Object.keys(process.env)]);",
    expected: { output: '[true,true,1,["LD_LIBRARY_PATH","PWD"]]' },
    but: {
      container: { output: '[true,true,1,["LD_LIBRARY_PATH"]]' },
      uid: { output: '[false,true,1,["LD_LIBRARY_PATH"]]' },
    },
  },
  { does: "does not parse", script: "}", expected: { exitCode: 1, output: "" } },
];

const kinds = isolationsHere("running hostile scripts");

describe.each(kinds)("runInSandbox, %s, with a script that", (kind) => {
  let isolation: Isolation;
  let staging: Staging;
  beforeAll(async () => {
    writeFileSync(hostFile, "secret");
    isolation = await chooseIsolation(kind);
    staging = stageFiles(
      scripts.map(({ script }, i) => ({ name: `${i}.js`, content: head + script })),
    );
  }, 120_000);
  afterAll(() => {
    staging.dispose();
    rmSync(hostFile);
  });

  it.each(scripts.map((script, i) => ({ ...script, i })))(
    "$does",
    async ({ expected: usual, but, i }) => {
      const expected = but?.[kind] ?? usual;
      // Small only where a limit is to stop it: elsewhere a slow machine must not.
      const wallMs = expected.killed === "wall" ? 1000 : 150_000;
      const cpuSeconds = expected.killed === "cpu" ? 1 : 60;
      const result = await runInSandbox({
        isolation,
        files: staging.folder,
        program: `${i}.js`,
        input: Buffer.from("sent"),
        limits: { cpuSeconds, wallMs },
      });
      const { output, ...rest } = expected;
      expect(result).toMatchObject(rest);
      if (output !== undefined) expect(result.output.toString()).toBe(output);
      expect(result.output.length).toBeLessThanOrEqual(16 * 1024 * 1024);
      expect(result.stderrTail.length).toBeLessThanOrEqual(8192);
    },
    160_000,
  );
});

describe("runInSandbox without isolation", () => {
  it("runs a script as a plain process", async () => {
    const { folder, dispose } = stageFiles([
      { name: "a.js", content: `${head} say(fs.readFileSync(0, "utf8"));` },
    ]);
    const result = await runInSandbox({
      isolation: await chooseIsolation("none"),
      files: folder,
      program: "a.js",
      input: Buffer.from("sent"),
    });
    dispose();
    expect(result).toMatchObject({ exitCode: 0, killed: undefined });
    expect(result.output.toString()).toBe('"sent"');
  });
});
