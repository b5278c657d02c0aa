import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findExternalFile } from "../data/find-external-file";
import { readMimicAdmissions } from "./read-mimic-admissions";

const tables = {
  admissions: [
    "row_id,subject_id,hadm_id,admittime,diagnosis",
    '1,11,103,2150-03-01 10:00:00,"PAIN, CHEST"',
    "2,11,101,2149-12-31 23:59:59,FEVER",
    "3,13,102,2101-01-01 00:00:00,",
  ],
  diagnoses_icd: [
    "row_id,subject_id,hadm_id,seq_num,icd9_code",
    "1,11,101,1,0389",
    "2,11,101,2,389",
    "3,11,101,3,0389",
    "4,11,103,1,",
    "5,13,102,1,V4581",
  ],
  d_labitems: [
    "row_id,itemid,label,loinc_code",
    "1,50912,Creatinine,2160-0",
    "2,50800,Specimen,",
  ],
  labevents: [
    "row_id,subject_id,hadm_id,itemid,flag",
    "1,11,101,50912,abnormal",
    "2,11,103,50912,",
    "3,11,,50912,abnormal",
    "4,13,102,50800,abnormal",
    "5,13,102,99999,abnormal",
    "6,13,102,50912,delta",
  ],
  prescriptions: [
    "row_id,subject_id,hadm_id,drug,ndc",
    "1,11,103,Ibuprofen,00904585361",
    "2,13,102,Heparin,0",
  ],
};
type Table = keyof typeof tables;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mimic-"));
  for (const table of Object.keys(tables) as Table[]) {
    write(table, tables[table]);
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(table: Table, lines: readonly string[]): void {
  writeFileSync(join(folder, `${table}.csv`), `${lines.join("\n")}\n`);
}
const codesOf = (admission: string) =>
  readMimicAdmissions(folder)
    .flatMap(({ admissions }) => admissions)
    .find((each) => each.admission === admission)?.codes;

describe("readMimicAdmissions", () => {
  it("has a patient's admissions in the order of their times", () => {
    const found = readMimicAdmissions(folder).map(({ patient, admissions }) => [
      patient,
      admissions.map(({ admission, admittedAt }) => [admission, admittedAt]),
    ]);
    expect(found).toEqual([
      [
        "11",
        [
          ["101", "2149-12-31 23:59:59"],
          ["103", "2150-03-01 10:00:00"],
        ],
      ],
      ["13", [["102", "2101-01-01 00:00:00"]]],
    ]);
  });

  it("has each code once, as text, with its system", () => {
    expect(codesOf("101")).toEqual(["ICD9:0389", "ICD9:389", "LOINC:2160-0"]);
    expect(codesOf("103")).toEqual(["NDC:00904585361"]);
  });

  it("leaves out what has no code or is not abnormal", () => {
    expect(codesOf("102")).toEqual(["ICD9:V4581"]);
  });

  it("reads packed tables", () => {
    const file = join(folder, "labevents.csv");
    writeFileSync(`${file}.gz`, gzipSync(tables.labevents.join("\n")));
    rmSync(file);
    expect(codesOf("101")).toContain("LOINC:2160-0");
  });

  const admission = tables.admissions[0] ?? "";
  it.each<[string, Table, readonly string[]]>([
    [
      "admissions.csv: expected the columns subject_id, hadm_id, admittime, got none named admittime",
      "admissions",
      ["row_id,subject_id,hadm_id"],
    ],
    [
      "admissions: expected a time in row 1, got something else",
      "admissions",
      [admission, "1,11,101,2149-12-31,"],
    ],
    [
      "admissions: expected each hadm_id once, got row 2 again",
      "admissions",
      [
        admission,
        "1,11,101,2149-12-31 00:00:00,",
        "2,13,101,2149-12-31 00:00:00,",
      ],
    ],
    [
      "diagnoses_icd: expected each hadm_id to stand in admissions",
      "diagnoses_icd",
      ["hadm_id,icd9_code", "999,0389"],
    ],
    [
      "labevents.csv: expected CSV with equally many cells in each row, got CSV_RECORD_INCONSISTENT_FIELDS_LENGTH at line 2",
      "labevents",
      ["hadm_id,itemid,flag", "101,50912"],
    ],
    [
      "prescriptions.csv: expected CSV with equally many cells in each row, got CSV_QUOTE_NOT_CLOSED at line 2",
      "prescriptions",
      ["hadm_id,ndc", '101,"secret'],
    ],
  ])("refuses: %s", (message, table, lines) => {
    write(table, lines);
    expect(() => readMimicAdmissions(folder)).toThrow(message);
  });

  it("says which table is missing, without the path", () => {
    rmSync(join(folder, "d_labitems.csv"));
    const read = () => readMimicAdmissions(folder);
    expect(read).toThrow("d_labitems.csv: expected a file that can be read");
    expect(read).toThrow("ENOENT");
    expect(read).not.toThrow(folder);
  });

  it("never quotes a row", () => {
    write("prescriptions", ["hadm_id,ndc", "101,secret,secret"]);
    expect(() => readMimicAdmissions(folder)).not.toThrow("secret");
  });
});

const beside = join(__dirname, "../../../../shared/datasets");
const real =
  findExternalFile("mimic-iii-demo/admissions.csv") ??
  join(beside, "mimic-iii-demo/admissions.csv");
const hasDemo = existsSync(real);
if (!hasDemo) {
  console.log("MIMIC-III's demo is not here: its test is left out.");
}

describe.skipIf(!hasDemo)("MIMIC-III's demo", () => {
  it("has 29 pairs of an admission and the next", () => {
    const patients = readMimicAdmissions(dirname(real));
    const counts = patients.map(({ admissions }) => admissions.length);
    const several = counts.filter((count) => count > 1);
    expect(patients.length).toBe(100);
    expect(several.length).toBe(14);
    expect(several.reduce((sum, count) => sum + count - 1, 0)).toBe(29);
    const codes = patients
      .flatMap(({ admissions }) => admissions)
      .flatMap((visit) => visit.codes);
    const ofSystem = (system: string) =>
      codes.filter((code) => code.startsWith(`${system}:`)).length;
    expect(["ICD9", "LOINC", "NDC"].map(ofSystem)).toEqual([1761, 3813, 4816]);
  });
});
