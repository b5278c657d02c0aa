import { describe, expect, it } from "vitest";
import { readRoster } from "../../marks/read-roster";
import { aResult, aSubmission } from "../fixtures/results";
import { studentWorks } from "../student-works";
import { renderCanvas } from "./canvas";
import { renderGradebook } from "./gradebook";
import { emptyRoster, namesOf, rosterRemarks } from "./roster";

/** As Canvas exports it: points below the heading, a test student at the end. */
const exported = `﻿Student,ID,SIS User ID,SIS Login ID,Section,01 (7)
    Points Possible,,,,,20.00
"Doe, Ann",17,0042,ann@example.org,Monday,3
"Gómez, Luz",18,0043,luz,"Monday, late",
"Lee, Kim",19,0044,kim1,Monday,
"Lee, Kim",20,0045,kim2,Friday,
"Student, Test",99,,test,Monday,
`;
const roster = readRoster(exported, "roster.csv");

describe("a roster", () => {
  it.each([
    ["ANN@example.org", "17"],
    ["0042", "17"],
    ["18", "18"],
    ["gómez, luz", "18"],
    ["Luz  Gómez", "18"],
    ["gomezluz_18", "18"],
    ["kim2", "20"],
    ["leekim_20", "20"],
  ])("knows %s", (student, id) => {
    expect(roster.rowOf(student)?.id).toBe(id);
  });

  it.each(["Kim Lee", "ann", "test", "Points Possible", "", "x_99", "17_18"])(
    "knows nobody, or not which, of %j",
    (student) => {
      expect(roster.rowOf(student)).toBeUndefined();
    },
  );

  it("tells first and last name where a comma does", () => {
    expect(["Doe, Ann", "Ann Doe", "Doe, Ann, Jr."].map(namesOf)).toEqual([
      ["Ann", "Doe"],
      ["", ""],
      ["", ""],
    ]);
  });

  it("says who is not in it, and who handed in nothing", () => {
    expect(rosterRemarks(roster, ["0042", "luz", "kim1", "eve\u001b[31m"])).toEqual([
      'not in the roster, or there more than once: "eve\\u001b[31m"',
      'in the roster, and handed in nothing: "Lee, Kim"',
    ]);
    expect(rosterRemarks(emptyRoster, ["eve"])).toEqual([]);
  });

  it.each([
    ["Name,ID\nAnn,1", "line 1: expected a heading with student, got name, id."],
    ["Student,Section\nAnn,Monday", "got 1 students without any. Likely fix: Canvas, Grades"],
  ])("is refused as %j", (text, message) => {
    expect(() => readRoster(text, "r.csv")).toThrow(message);
  });
});

describe("gradebooks with a roster", () => {
  const works = studentWorks(
    aResult([
      aSubmission({ student: "doeann_17", finalScore: 13, finalMaxScore: 20 }),
      aSubmission({ student: "eve", finalScore: 7, finalMaxScore: 20 }),
    ]),
  );

  it("have what Canvas finds students by, and the name of others as before", () => {
    expect(renderCanvas(works, roster).split("\r\n").slice(2)).toEqual([
      '"Doe, Ann",17,0042,ann@example.org,Monday,13',
      "eve,,,eve,,7",
      "",
    ]);
  });

  it("have last and first name", () => {
    const [, ann, eve] = renderGradebook(works, roster).split("\r\n");
    expect(ann).toContain(",doeann_17,Doe,Ann,,");
    expect(eve).toContain(",eve,,,,");
  });
});
