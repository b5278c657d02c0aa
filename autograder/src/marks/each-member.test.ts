import { expect, it } from "vitest";
import { aResult, aSubmission } from "../report/fixtures/results";
import { studentWorks } from "../report/student-works";
import { eachMember, eachOwner } from "./each-member";

const files = [
  { path: "a.ipynb" },
  { path: "b.ipynb", members: ["bob", "cat"] },
  { path: "c.ipynb", members: ["cat", "dan"] },
];
const result = aResult([
  aSubmission({ file: "a.ipynb", student: "ann" }),
  aSubmission({
    file: "b.ipynb",
    student: "bob+cat",
    finalScore: 0.5,
    studentFrom: "a group of 2",
  }),
  aSubmission({ file: "c.ipynb", student: "cat+dan", finalScore: 0.75 }),
]);

it("counts what a group handed in for each member, and the better of two groups", () => {
  const students = studentWorks(eachMember(result, files));
  const counted = students.map(({ student, works }) => [
    student,
    works.filter(({ counts }) => counts).map(({ submission }) => submission.finalScore),
  ]);
  expect(counted).toEqual([
    ["ann", [1]],
    ["bob", [0.5]],
    ["cat", [0.75]],
    ["dan", [0.75]],
  ]);
});

it("keeps whose it is from the layout's words, and leaves others as they are", () => {
  const { submissions } = eachMember(result, files);
  expect(submissions[0]).toBe(result.submissions[0]);
  expect(submissions.map(({ studentFrom }) => studentFrom)).toEqual([
    ...["file name", "a group of 2", "a group of 2", "file name", "file name"],
  ]);
});

it("says whose the files are before anything is graded", () => {
  const group = { student: "bob+cat", members: ["bob", "cat"] };
  const owners = eachOwner([{ student: "ann" }, group]).map(({ student }) => student);
  expect(owners).toEqual(["ann", "bob", "cat"]);
});
