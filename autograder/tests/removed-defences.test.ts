import { describe, expect, it } from "vitest";
import type { Adversary } from "../dist/adversary/adversary";
import { findAdversary } from "../dist/adversary/battery";
import {
  batterySeed,
  type Grade,
  gradeByCommand,
  holds,
  runBattery,
} from "../dist/adversary/run-battery";
import { ControlRuns } from "../dist/grading/control-runs";
import { openRoom } from "../dist/grading/grade-batch";
import { gradeSubmission } from "../dist/grading/grade-submission";
import type { GradingRoom } from "../dist/grading/grading-room";
import { publicSeed } from "../dist/judging/public-seed";
import type { GradingResult } from "../dist/report/result";
import { renderJson } from "../dist/report/write-json";
import { findSubmissions } from "../dist/submissions/find-submissions";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";

const forger = findAdversary("channel", "a reply that observed passing");
const smuggler = findAdversary("secrets", "smuggles the reference out from the bundle");
const knower = findAdversary("sniffing", "right for the public seed alone");
const caller = findAdversary("network", "a connection");
const teller = findAdversary("secrets", "tells where it runs");
const reciter = findAdversary("secrets", "tells its inputs");
const givenAway = ["in an error", "in the names of variants"].map((how) =>
  findAdversary("secrets", `tells a given answer ${how}`),
);
const killer = findAdversary("exits", "kills its parent");

/** The grader's own parts in this process, in a room in which something is otherwise. */
const gradeInRoom =
  (change: (room: GradingRoom) => GradingRoom): Grade =>
  async (paths, timeoutSeconds) => {
    const options = { isolation: "auto", jobs: 2, timeoutSeconds, seed: batterySeed } as const;
    const opened = await openRoom(options);
    try {
      const room = change(opened.room);
      const controls = new ControlRuns(room);
      const submissions: GradingResult["submissions"] = [];
      for (const file of await findSubmissions(paths)) {
        submissions.push(await gradeSubmission(room, controls, file));
      }
      const tool = { name: "attending", version: "0" } as const;
      const result = {
        schema: "attending/result@1",
        timeoutSeconds,
        tool,
        seed: batterySeed,
        submissions,
      } as const;
      return { result, exitCode: 0, text: renderJson(result), pid: process.pid };
    } finally {
      await opened.close();
    }
  };

/** A judge that believes what an observation says of itself. */
const trusting = ({ judge, ...room }: GradingRoom): GradingRoom => ({
  ...room,
  judge: {
    rungs: (exercise) => judge.rungs(exercise),
    counterexample: (exercise, observed) => judge.counterexample(exercise, observed),
    draw: (exercise, seed) => judge.draw(exercise, seed),
    judge: async (exercise, seed, observed) => {
      const judged = await judge.judge(exercise, seed, observed);
      const claims = "passed" in observed;
      return claims ? { ...judged, points: judged.maxPoints, status: "full" } : judged;
    },
  },
});

/** The reference of 02.1 in every bundle of 02.2: also where the answer's words are shown. */
const openHanded = ({ supply, ...room }: GradingRoom): GradingRoom => ({
  ...room,
  supply: {
    folderOf: (exercise, injected) =>
      supply.folderOf(exercise, exercise === "02.2" ? ["02.1"] : injected),
  },
});

/** The run whose words learners read meets the hidden inputs as well. */
const careless = ({ judge, ...room }: GradingRoom): GradingRoom => ({
  ...room,
  judge: {
    rungs: (exercise) => judge.rungs(exercise),
    counterexample: (exercise, observed) => judge.counterexample(exercise, observed),
    draw: (exercise) => judge.draw(exercise, batterySeed),
    judge: (exercise, _, observed) => judge.judge(exercise, batterySeed, observed),
  },
});

/** Learners read all that a process says which holds the answers to other exercises. */
const talkative = (room: GradingRoom): GradingRoom => ({
  ...room,
  texts: room.texts.map((text) => ({ ...text, besides: [] })),
});

/** What the battery says of some adversaries. */
async function fight(adversaries: readonly Adversary[], grade: Grade) {
  const result = await runBattery(adversaries, { grade, watched: [] });
  const faults = result.outcomes.flatMap((outcome) => outcome.faults);
  return { holds: holds(result), said: [...faults, ...result.breaches].join("\n") };
}

describe.skipIf(!hasBwrap("a battery that can fail"))("the battery", () => {
  it("holds against them while nothing is taken away", async () => {
    const everyone = [forger, smuggler, knower, caller, teller, killer, reciter];
    expect(await fight(everyone, gradeByCommand(batterySeed))).toEqual({ holds: true, said: "" });
    const unchanged = gradeInRoom((room) => room);
    expect(await fight([forger, smuggler], unchanged)).toEqual({ holds: true, said: "" });
  }, 120_000);

  it("fails with a judge that trusts the reply", async () => {
    const { said } = await fight([forger], gradeInRoom(trusting));
    expect(said).toBe("02.1 earned 10, not 0");
  }, 120_000);

  it("fails where an answer whose words are shown runs beside a reference", async () => {
    const { said } = await fight([smuggler], gradeInRoom(openHanded));
    expect(said).toBe("the report says the reference");
  }, 120_000);

  it("fails where learners read the words of a run on hidden inputs", async () => {
    const { said } = await fight([reciter], gradeInRoom(careless));
    expect(said).toBe("the learner's page says hidden inputs");
  }, 120_000);

  it.each(givenAway.map((adversary) => [adversary.name, adversary] as const))(
    "fails where learners read all words beside a given answer: %s",
    async (_, adversary) => {
      const { said } = await fight([adversary], gradeInRoom(talkative));
      expect(said).toBe("the learner's page says the reference");
    },
    120_000,
  );

  it("fails where the hidden inputs are the public ones", async () => {
    const { said } = await fight([knower], gradeByCommand(publicSeed));
    expect(said).toContain("02.1 earned 10, not 0");
  }, 120_000);

  // Only adversaries that harm nobody but this test's own grader may run without isolation.
  it("fails without isolation", async () => {
    const { said } = await fight([caller, teller], gradeByCommand(batterySeed, "none"));
    expect(said).toContain("the report says a place of the host");
    // Newer versions of Node let no permitted program call either.
    const nodeListens = process.allowedNodeEnvironmentFlags.has("--allow-net");
    if (!nodeListens) expect(said).toContain("somebody heard: a connection");
  }, 120_000);

  it("fails when the grader is killed", async () => {
    const { said } = await fight([killer], gradeByCommand(batterySeed, "none"));
    expect(said).toContain("grade: no result.");
    expect(said).toContain("SIGKILL");
  }, 120_000);
});
