import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildSync } from "esbuild";
import IORedis from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { byQueue, redisAddress } from "../dist/queue";
import { jobId, queueName, resultPlace } from "../dist/queue/grading-job";
import type { SubmissionResult } from "../src/report/result";
import type { SubmissionFile } from "../src/submissions/submission";
import { temporaryFolder } from "./notebook-file";
import { hasRedis, TestRedis } from "./redis-server";

const available = hasRedis("the queue");
const scratch = temporaryFolder();
const fakeWorker = join(scratch, "fake-worker.cjs");
const fingerprint = "f".repeat(64);

function handedIn(student: string): SubmissionFile {
  const read = async () => ({ kind: "bytes", bytes: Buffer.from(student) }) as const;
  return { path: `${student}.ipynb`, student, studentFrom: "file name", read };
}

const aClass = (count: number): SubmissionFile[] =>
  Array.from({ length: count }, (_, i) => handedIn(`student-${i}`));

/** What a class comes to: each submission's points or problem, and how often it was told. */
class Told {
  readonly results: [string, SubmissionResult][] = [];
  readonly lines: string[] = [];
  readonly onResult = (file: SubmissionFile, result: SubmissionResult) => {
    this.results.push([file.student, result]);
  };

  get students(): string[] {
    return this.results.map(([student]) => student).sort();
  }
}

let redis: TestRedis;
let workers: FakeWorker[];

/** A worker in a process of its own. */
class FakeWorker {
  readonly graded: string[] = [];
  readonly said: string[] = [];
  readonly child: ChildProcess;

  constructor(other: { takesMs?: number; fingerprint?: string } = {}) {
    const orders = { url: redis.url, fingerprint, takesMs: 20, ...other };
    this.child = spawn(process.execPath, [fakeWorker, JSON.stringify(orders)], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_PATH: join(__dirname, "..", "..", "node_modules") },
    });
    const lines = (text: Buffer) => text.toString().split("\n").filter(Boolean);
    this.child.stdout?.on("data", (text: Buffer) => this.graded.push(...lines(text)));
    this.child.stderr?.on("data", (text: Buffer) => this.said.push(...lines(text)));
    workers.push(this);
  }

  get isDead(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

function grade(files: readonly SubmissionFile[], told: Told, url = redis.url): Promise<void> {
  const all = byQueue({
    address: redisAddress(url, undefined),
    ...{ fingerprint, isolation: "none", timeoutSeconds: 10 },
    say: (line) => told.lines.push(line),
  });
  return all(files, "s-1", told.onResult);
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await wait(20);
};

beforeAll(() => {
  // Fixtures are not built, and a process of its own reads no TypeScript.
  buildSync({
    entryPoints: [join(__dirname, "..", "src", "queue", "fixtures", "fake-worker.ts")],
    ...{ bundle: true, platform: "node", packages: "external", outfile: fakeWorker },
  });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(!available)("a batch by Redis", () => {
  beforeEach(async () => {
    workers = [];
    redis = await TestRedis.start();
  });
  afterEach(async () => {
    for (const { child } of workers) child.kill("SIGKILL");
    await redis.stop();
  });

  it("is graded by several workers, each submission told once, and leaves nothing in Redis", async () => {
    const files = aClass(40);
    const told = new Told();
    for (let i = 0; i < 4; i++) new FakeWorker();
    await grade(files, told);
    expect(told.students).toEqual(files.map(({ student }) => student).sort());
    expect(
      told.results.every(
        ([student, { file, score }]) => file === `${student}.ipynb` && score === 1,
      ),
    ).toBe(true);
    expect(workers.flatMap(({ graded }) => graded).sort()).toEqual(told.students);
    const client = new IORedis(redis.url);
    const left = await client.keys("*");
    client.disconnect();
    expect(left.filter((key) => /grade-|result/.test(key))).toEqual([]);
  }, 120_000);

  it("loses nothing with workers that are killed", async () => {
    const files = aClass(24);
    const told = new Told();
    for (let i = 0; i < 3; i++) new FakeWorker({ takesMs: 60 });
    const done = grade(files, told);
    for (let i = 0; i < 2; i++) {
      const victim = workers[i];
      await until(() => (victim?.graded.length ?? 0) >= 2 || told.results.length > 20);
      victim?.child.kill("SIGKILL");
      new FakeWorker({ takesMs: 60 });
    }
    await done;
    expect(told.students).toEqual(files.map(({ student }) => student).sort());
    expect(told.results.every(([, { problem }]) => problem === null)).toBe(true);
  }, 180_000);

  it("gives up a submission that kills its workers, and one that none can grade; the others are graded", async () => {
    const files = [...aClass(5), handedIn("poison"), handedIn("broken")];
    const told = new Told();
    const done = grade(files, told);
    // As a service manager would: a worker that ended is started again.
    const keeper = setInterval(() => {
      if (workers.filter(({ isDead }) => !isDead).length < 2) new FakeWorker();
    }, 50);
    await done.finally(() => clearInterval(keeper));
    const byStudent = new Map(told.results);
    expect(byStudent.size).toBe(7);
    expect(byStudent.get("broken")?.problem).toEqual({
      kind: "grader-fault",
      message: "given up by the workers: the judge is ill",
    });
    expect(byStudent.get("poison")?.problem?.kind).toBe("grader-fault");
    expect(byStudent.get("poison")?.problem?.message).toMatch(
      /^given up by the workers: .*stalled/,
    );
    expect(told.results.filter(([, { gradable }]) => gradable)).toHaveLength(5);
    // Two that were lost over it, and the last.
    expect(workers.filter(({ child }) => child.signalCode === "SIGKILL")).toHaveLength(3);
  }, 180_000);

  it("outlives a Redis that is killed and comes back, and says so", async () => {
    const files = aClass(30);
    const told = new Told();
    for (let i = 0; i < 2; i++) new FakeWorker({ takesMs: 40 });
    const done = grade(files, told);
    await until(() => told.results.length >= 5);
    await redis.kill();
    await wait(300);
    await redis.start();
    await done;
    expect(told.students).toEqual(files.map(({ student }) => student).sort());
    expect(told.lines.join("\n")).toMatch(/is away: waiting for it[\s\S]*is back/);
  }, 180_000);

  it("hands over again what a Redis without a memory has lost", async () => {
    const files = aClass(12);
    const told = new Told();
    const done = grade(files, told);
    const client = new IORedis(redis.url);
    await wait(500);
    await client.flushall();
    client.disconnect();
    new FakeWorker();
    await done;
    expect(told.students).toEqual(files.map(({ student }) => student).sort());
  }, 120_000);

  it("counts a job that is delivered twice once, and takes what is there already", async () => {
    const [file] = aClass(1);
    if (file === undefined) throw new Error("no file");
    const [first, second] = [new Told(), new Told()];
    new FakeWorker({ takesMs: 300 });
    // Two graders of one batch: the same job.
    await Promise.all([grade([file], first), grade([file], second)]);
    expect([first.students, second.students]).toEqual([[file.student], [file.student]]);
    expect(workers.flatMap(({ graded }) => graded).length).toBeLessThanOrEqual(2);
  }, 120_000);

  it("throws away what is no result, and asks again", async () => {
    const [file] = aClass(1);
    if (file === undefined) throw new Error("no file");
    const told = new Told();
    const done = grade([file], told);
    const client = new IORedis(redis.url);
    const prefix = `bull:${queueName(fingerprint, "none")}:grade-`;
    let key = "";
    while (key === "") {
      const [found] = await client.keys(`${prefix}*`);
      key = found?.slice(prefix.length) ?? "";
      await wait(20);
    }
    expect(jobId(key)).toBe(`grade-${key}`);
    for (const text of ["{", '{"score":1e9}', JSON.stringify({ key: "0".repeat(64) })]) {
      await client.set(resultPlace(key), text);
      while ((await client.exists(resultPlace(key))) === 1) await wait(20);
    }
    client.disconnect();
    new FakeWorker();
    await done;
    expect(told.results.map(([, { score, problem }]) => [score, problem])).toEqual([[1, null]]);
  }, 120_000);

  it("refuses a job of another version, or with a key that is not that of its content", async () => {
    // Of the same queue: only its name is short.
    const alike = `${"f".repeat(12)}${"0".repeat(52)}`;
    new FakeWorker({ fingerprint: alike });
    const told = new Told();
    await grade(aClass(1), told);
    expect(told.results[0]?.[1].problem?.message).toMatch(
      /^given up by the workers: the batch is of version f{12}, this worker of f{12}\. Check out/,
    );
    for (const { child } of workers) child.kill("SIGKILL");
    new FakeWorker();
    await grade([handedIn("changed")], told);
    expect(told.results[1]?.[1].problem?.message).toContain("it was changed on the way");
  }, 120_000);

  it("tells a worker of another version that it waits in vain", async () => {
    const told = new Told();
    const done = grade(aClass(1), told);
    const other = new FakeWorker({ fingerprint: "e".repeat(64) });
    await until(() => other.said.some((line) => line.includes("a batch waits for workers of")));
    expect(other.said.join("\n")).toContain(
      `workers of attending-ffffffffffff-none, and this one is of attending-eeeeeeeeeeee-none: check out the same commit`,
    );
    expect(told.results).toEqual([]);
    new FakeWorker();
    await done;
  }, 120_000);
});

describe.skipIf(!available)("a Redis that is closed", () => {
  it("lets nobody in without its password, and says so without showing one", async () => {
    redis = await TestRedis.start("the-secret");
    const wrong = redis.url.replace("the-secret", "a-guess");
    try {
      await expect(grade(aClass(1), new Told(), wrong)).rejects.toThrow(
        /^queue: expected a Redis at 127\.0\.0\.1:\d+, got: (?!.*a-guess).*WRONGPASS/,
      );
    } finally {
      await redis.stop();
    }
  }, 60_000);

  it.each(["redis", "http://h", "redis://"])("is not at %j", (text) => {
    expect(() => redisAddress(text, undefined)).toThrow("expected redis://host:port or rediss://");
  });
});
