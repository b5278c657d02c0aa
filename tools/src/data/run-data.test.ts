import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DataCommandError } from "./data-command-error";
import { getFile } from "./get-file";
import { runData } from "./run-data";

/** Larger than what one read gives. */
const bytes = Buffer.from(Array.from({ length: 300_007 }, (_, i) => (i * 7919) % 251));
const sha256 = (of: Buffer) => createHash("sha256").update(of).digest("hex");

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let answers: Answer[] = [];
let requests: IncomingMessage[] = [];
let address = "";
const server = createServer((request, response) => {
  const answer = answers[requests.length] ?? answers.at(-1);
  requests.push(request);
  answer?.(response, request);
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const whole: Answer = (response) => response.end(bytes);
const cutAfter =
  (count: number): Answer =>
  (response) => {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, count), () => response.destroy());
  };
const fromTheMiddle: Answer = (response, { headers }) => {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
  response.writeHead(206, { "content-range": range }).end(bytes.subarray(start));
};
const hungUp: Answer = (response) => response.destroy();
const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code).end("no such thing");

let folder = "";
const base = mkdtempSync(path.join(tmpdir(), "attending-data-"));
afterAll(() => rmSync(base, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(base, "files-"));
  requests = [];
});

function get(...given: Answer[]) {
  answers = given;
  const file = {
    path: "test.tsv",
    url: `${address}/test.tsv`,
    bytes: bytes.length,
    sha256: sha256(bytes),
  };
  return getFile(folder, file, { retries: 2, pauseMs: 1, silenceMs: 300 });
}

const got = () => readFileSync(path.join(folder, "test.tsv"));

describe("getFile", () => {
  it("fetches a file, and not again", async () => {
    expect(await get(whole)).toBe("fetched");
    expect(got().equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(["test.tsv"]);
    expect(await get(whole)).toBe("there");
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers["accept-encoding"]).toBe("identity");
  });

  it("fetches a file anew that somebody has changed", async () => {
    writeFileSync(path.join(folder, "test.tsv"), "other");
    expect(await get(whole)).toBe("fetched");
    expect(got().equals(bytes)).toBe(true);
  });

  it("follows a publisher that sends it elsewhere", async () => {
    const elsewhere: Answer = (response) =>
      response.writeHead(302, { location: `${address}/moved` }).end();
    expect(await get(elsewhere, whole)).toBe("fetched");
    expect(requests[1]?.url).toBe("/moved");
    expect(got().equals(bytes)).toBe(true);
  });

  it("goes on where the connection was cut", async () => {
    expect(await get(cutAfter(100_000), fromTheMiddle)).toBe("fetched");
    expect(requests[1]?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(got().equals(bytes)).toBe(true);
  });

  it("begins anew where a publisher has no middles", async () => {
    expect(await get(cutAfter(100_000), whole)).toBe("fetched");
    expect(got().equals(bytes)).toBe(true);
  });

  it("begins anew where a publisher gives another middle", async () => {
    const wrong: Answer = (response) =>
      response.writeHead(206, { "content-range": "bytes 7-9/10" }).end(bytes);
    expect(await get(cutAfter(100_000), wrong)).toBe("fetched");
    expect(got().equals(bytes)).toBe(true);
  });

  it("gives up after some tries, and a later call goes on", async () => {
    await expect(get(cutAfter(100_000), hungUp)).rejects.toThrow(
      /^data: expected test\.tsv from 127\.0\.0\.1:\d+, got no whole file \(.+\)\. Are you connected\? The same command goes on where this one stopped\.$/,
    );
    expect(requests).toHaveLength(3);
    expect(existsSync(path.join(folder, "test.tsv"))).toBe(false);
    requests = [];
    expect(await get(fromTheMiddle)).toBe("fetched");
    expect(requests[0]?.headers.range).toBeDefined();
    expect(got().equals(bytes)).toBe(true);
  });

  it("does not wait for ever for a publisher that says nothing", async () => {
    const silent: Answer = (response) => response.write(bytes.subarray(0, 9));
    await expect(get(silent)).rejects.toThrow("got no whole file (");
  });

  it("waits for a publisher that is slow, but not silent", async () => {
    const slow: Answer = async (response) => {
      for (let start = 0; start < bytes.length; start += 100_000) {
        response.write(bytes.subarray(start, start + 100_000));
        await new Promise((resume) => setTimeout(resume, 200));
      }
      response.end();
    };
    expect(await get(slow)).toBe("fetched");
    expect(requests).toHaveLength(1);
  });

  it("does not keep another file, and does not go on from it", async () => {
    const other = Buffer.from(bytes);
    other[7] = 0;
    const run = get((response) => response.end(other));
    await expect(run).rejects.toThrow(
      `data: expected the SHA-256 ${sha256(bytes)} of test.tsv, got ${sha256(other)}. It was not kept`,
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it("stops at a file that is longer, however long", async () => {
    const endless: Answer = (response) => {
      const more = () => {
        while (response.write(bytes));
      };
      response.on("drain", more);
      more();
    };
    await expect(get(endless)).rejects.toThrow(
      `expected ${bytes.length} bytes from ${address}/test.tsv, got more.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("asks once where there is no such file, and again where there is trouble", async () => {
    await expect(get(status(404))).rejects.toThrow(
      `data: expected the file at ${address}/test.tsv, got status 404. Has its publisher moved it?`,
    );
    expect(requests).toHaveLength(1);
    requests = [];
    expect(await get(status(503), whole)).toBe("fetched");
  });

  it("says that nobody answers", async () => {
    const file = { path: "a", url: "http://127.0.0.1:1/a", bytes: 3, sha256: "0".repeat(64) };
    await expect(getFile(folder, file, { retries: 0 })).rejects.toThrow(
      "expected a from 127.0.0.1:1, got no whole file (",
    );
  });
});

describe("npm run data", () => {
  let said: string[] = [];
  let shown = "";
  const labels = ["O", "B-Sign", "I-Sign"];

  function put(more: object = {}): void {
    mkdirSync(path.join(folder, "data"), { recursive: true });
    const file = {
      path: "test.tsv",
      url: `${address}/publisher/test.tsv`,
      bytes: bytes.length,
      sha256: sha256(bytes),
    };
    const texts = { what: "Signs", licence: "CC0", cite: "Nobody 2020" };
    const set = { name: "signs", folder: "signs-2020", ...texts, labels, files: [file], ...more };
    const manifest = { schema: "attending/data@1", sets: [set] };
    writeFileSync(path.join(folder, "data", "manifest.json"), JSON.stringify(manifest));
  }

  const run = (...args: string[]) => {
    said = [];
    shown = "";
    return runData(args, {
      root: folder,
      named: undefined,
      say: (line) => said.push(line),
      stream: {
        write: (text) => {
          shown += text;
        },
      },
    });
  };
  const place = (name: string) => path.join(folder, "data", "external", "signs-2020", name);

  it("gets a set with its labels, and says under what terms", async () => {
    put();
    answers = [whole];
    await run("get", "signs");
    expect(readFileSync(place("test.tsv")).equals(bytes)).toBe(true);
    expect(JSON.parse(readFileSync(place("label.json"), "utf8"))).toEqual({
      O: 0,
      "B-Sign": 1,
      "I-Sign": 2,
    });
    expect(shown).toBe("signs-2020/test.tsv  0.3 MB  fetched\n");
    expect(said[0]).toContain("terms: CC0\n  cite: Nobody 2020");
    await run("list");
    expect(said).toEqual(["signs            0.3 MB  Signs  (here)"]);
    await run("check", "signs-2020");
    expect(said).toEqual(["signs-2020/test.tsv: right"]);
  });

  it("gets it from a mirror", async () => {
    put();
    answers = [whole];
    await run("get", "signs", "--mirror", `${address}/mirror/`);
    expect(requests[0]?.url).toBe("/mirror/signs-2020/test.tsv");
  });

  it("checks what is here, and misses only what was named", async () => {
    put();
    await run("check");
    expect(said).toEqual(["signs-2020/test.tsv: missing"]);
    await expect(run("check", "signs")).rejects.toThrow("got 1 others.");
    mkdirSync(path.dirname(place("")), { recursive: true });
    mkdirSync(place(""), { recursive: true });
    writeFileSync(place("test.tsv"), "other");
    await expect(run("check")).rejects.toThrow(DataCommandError);
    expect(said).toEqual(["signs-2020/test.tsv: another file"]);
  });

  it("says where it failed", async () => {
    put();
    answers = [status(404)];
    await expect(run("get", "signs")).rejects.toThrow("got status 404");
    expect(shown).toBe("signs-2020/test.tsv  0.3 MB  failed\n");
  });

  it.each<[string[], string]>([
    [["get"], "data: expected names after get, got none."],
    [["get", "nothing"], "data: expected one of signs, got nothing."],
    [["fetch"], "data: expected get, list or check, got fetch."],
    [["list", "signs"], "data: expected nothing after list, got a name."],
    [["get", "signs", "--mirror", "ftp://a"], "after --mirror, got another."],
    [["get", "--all"], "data: expected other options ("],
  ])("refuses %o", async (args, message) => {
    put();
    const error: unknown = await run(...args).catch((reason: unknown) => reason);
    expect(String(error)).toContain(message);
    expect(error).toMatchObject({ isUsage: true });
  });

  const file = { path: "a", url: "http://a", bytes: 1, sha256: "0".repeat(64) };
  it.each<[string, object]>([
    ["a plain name and folder", { folder: "../signs" }],
    ["texts for what, licence and cite", { licence: "" }],
    ["a list of files", { files: [] }],
    ["labels", { labels: [0] }],
    ["of file 1", { files: [file, { ...file, path: "../a" }] }],
    ["of file 0", { files: [{ ...file, url: "file:///a" }] }],
    ["of file 0", { files: [{ ...file, bytes: 0 }] }],
    ["of file 0", { files: [{ ...file, sha256: "0" }] }],
  ])("refuses a manifest without %s", async (problem, more) => {
    put(more);
    await expect(run("list")).rejects.toThrow(`${problem} in set 0, got another in `);
  });
});

it("the course's own manifest is whole", async () => {
  const root = path.join(__dirname, "..", "..", "..");
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  await runData(["list"], { root, named: folder, say, stream: { write: () => true } });
  const names = lines.map((line) => line.split(" ")[0]);
  expect(names).toEqual([...names].sort());
  expect(names).toContain("bc5cdr");
});
