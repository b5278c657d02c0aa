import { expect, it } from "vitest";
import { classStatistics, medianOf, shareOf } from "./class-statistics";
import { anAssertion, anExercise, aResult, aSubmission } from "./fixtures/results";

const wrong = anExercise({
  ...{ points: 0, status: "wrong", mistake: { id: "m", says: "Not divided." } },
  assertions: [
    anAssertion({ points: 0, passed: false }),
    anAssertion({ id: "free", claim: "Advice.", points: 0, maxPoints: 0, passed: false }),
  ],
});
const stopped = anExercise({ ...wrong, mistake: null, status: "error" });

it("counts mistakes and lost claims of what counts, the most frequent first", () => {
  const other = anExercise({ ...wrong, id: "01.2", mistake: { id: "n", says: "Not masked." } });
  const { mistakes, lostClaims } = classStatistics(
    aResult([
      aSubmission({ student: "anna", exercises: [wrong, other] }),
      aSubmission({ student: "anna", file: "old.ipynb", exercises: [other], finalScore: 0 }),
      aSubmission({ student: "bo", exercises: [other] }),
      aSubmission({ student: "cleo", exercises: [stopped] }),
    ]),
  );
  expect(mistakes).toEqual([
    { exercise: "01.2", says: "Not masked.", students: ["anna", "bo"] },
    { exercise: "01.1", says: "Not divided.", students: ["anna"] },
  ]);
  expect(lostClaims.map(({ exercise, students }) => [exercise, students.length])).toEqual([
    ["01.2", 2],
    ["01.1", 1],
  ]);
});

it("counts each of two mistakes that were made at once", () => {
  const both = [
    { id: "m", says: "Not divided." },
    { id: "o", says: "Not summed." },
  ];
  const twice = anExercise({ ...wrong, mistake: { id: "m + o", says: "Two.", both } });
  const { mistakes } = classStatistics(
    aResult([
      aSubmission({ student: "anna", exercises: [wrong] }),
      aSubmission({ student: "bo", exercises: [twice] }),
    ]),
  );
  expect(mistakes).toEqual([
    { exercise: "01.1", says: "Not divided.", students: ["anna", "bo"] },
    { exercise: "01.1", says: "Not summed.", students: ["bo"] },
  ]);
});

it("keeps apart what was not graded, and what does not count", () => {
  const broken = aSubmission({ file: "x.ipynb", notebook: null, gradable: false, exercises: [] });
  const old = aSubmission({ file: "old.ipynb", finalScore: 0.25 });
  const { notGraded, setAside, shares, columns } = classStatistics(
    aResult([broken, old, aSubmission({ finalScore: 0.5 })]),
  );
  expect(notGraded).toEqual([broken]);
  expect(setAside).toEqual([old]);
  expect(shares).toEqual([0.5]);
  expect(columns).toEqual([
    {
      assignment: "01-note-generator",
      id: "01.1",
      title: "Generate a clinical note",
      maxPoints: 1,
    },
  ]);
});

it("puts answers that are alike into one group, and published ones into another", () => {
  const files = ["a.ipynb", "b.ipynb", "c.ipynb"];
  const { alike } = classStatistics(
    aResult(
      files.map((file) =>
        aSubmission({
          ...{ file, student: `of ${file}` },
          exercises: [
            anExercise({ sameAs: files.filter((each) => each !== file) }),
            anExercise({ id: "01.2", matchesReference: file !== "b.ipynb" }),
          ],
        }),
      ),
    ),
  );
  expect(alike).toEqual([
    { exercise: "01.2", published: true, students: ["of a.ipynb", "of c.ipynb"] },
    { exercise: "01.1", published: false, students: files.map((file) => `of ${file}`) },
  ]);
});

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
  [[], Number.NaN],
])("takes the median of %j", (numbers, median) => {
  expect(medianOf(numbers)).toBe(median);
});

it("holds shares between 0 and 1, also where there is nothing to have", () => {
  const share = (finalScore: number, finalMaxScore: number) =>
    shareOf(aSubmission({ finalScore, finalMaxScore }));
  expect([share(7, 5), share(-1, 5), share(0, 0), share(2, 5)]).toEqual([1, 0, 0, 0.4]);
});
