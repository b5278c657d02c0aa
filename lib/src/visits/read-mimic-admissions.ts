import { DataError } from "../errors/data-error";
import { readTable } from "./read-table";

/** A stay in hospital, as a visit. */
export interface Admission {
  /** `hadm_id` */
  readonly admission: string;
  /** `2164-10-23 21:09:00`; MIMIC moves a patient's dates by one shift. */
  readonly admittedAt: string;
  /** Each code once: `ICD9:…`, then `LOINC:…`, then `NDC:…`. */
  readonly codes: readonly string[];
}

/** One person of MIMIC-III. */
export interface MimicPatient {
  /** `subject_id` */
  readonly patient: string;
  /** From the first to the last. */
  readonly admissions: readonly Admission[];
}

const timeForm = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/**
 * The admissions of each patient in MIMIC-III's tables, as visits of codes.
 *
 * An admission's codes are its diagnoses (`diagnoses_icd`), the laboratory
 * tests with a result flagged abnormal (`labevents`, by the LOINC code of
 * `d_labitems`) and the drugs prescribed (`prescriptions`, by NDC). Rows
 * without a code or an admission are left out. Diagnoses are coded for billing
 * after discharge: nobody has them on the day of admission.
 *
 * @param folder with the tables as published, `.csv` or `.csv.gz`
 * @throws DataError when a table or a column is missing, an admission occurs
 * twice or has no time, or a row names an admission that there is not
 * @see Johnson et al. 2016, https://doi.org/10.1038/sdata.2016.35
 */
export function readMimicAdmissions(folder: string): MimicPatient[] {
  const rows = readAdmissions(folder);
  const codes = new Map(rows.map((row) => [row.hadm_id, new Set<string>()]));
  for (const { table, admission, system, code } of readCodes(folder)) {
    const own = codes.get(admission);
    if (own === undefined) throw refuseOrphan(table);
    own.add(`${system}:${code}`);
  }
  const patients = new Map<string, Admission[]>();
  for (const { subject_id, hadm_id, admittime } of rows) {
    const admissions = patients.get(subject_id) ?? [];
    const own = [...(codes.get(hadm_id) ?? [])];
    admissions.push({ admission: hadm_id, admittedAt: admittime, codes: own });
    patients.set(subject_id, admissions);
  }
  return [...patients].map(([patient, admissions]) => ({
    patient,
    admissions: admissions.sort(byTime),
  }));
}

/** Times of this form are in the order of their text. */
function byTime(a: Admission, b: Admission): number {
  if (a.admittedAt === b.admittedAt) return 0;
  return a.admittedAt < b.admittedAt ? -1 : 1;
}

function readAdmissions(folder: string) {
  const columns = ["subject_id", "hadm_id", "admittime"] as const;
  const rows = readTable(folder, "admissions", columns);
  const seen = new Set<string>();
  rows.forEach(({ hadm_id, admittime }, r) => {
    const row = r + 1;
    if (!timeForm.test(admittime)) {
      throw refuse("admissions", `a time in row ${row}`, "something else");
    }
    if (seen.has(hadm_id)) {
      throw refuse("admissions", "each hadm_id once", `row ${row} again`);
    }
    seen.add(hadm_id);
  });
  return rows;
}

/** A code that a row of a table gives to an admission. */
interface FoundCode {
  readonly table: string;
  /** "" where the row belongs to none. */
  readonly admission: string;
  /** Without its system; "" where the row has none. */
  readonly code: string;
  readonly system: "ICD9" | "LOINC" | "NDC";
}

function readCodes(folder: string): FoundCode[] {
  const all = [
    ...readDiagnoses(folder),
    ...readAbnormalLabs(folder),
    ...readDrugs(folder),
  ];
  return all.filter(({ admission, code }) => admission !== "" && code !== "");
}

function readDiagnoses(folder: string): FoundCode[] {
  const table = "diagnoses_icd";
  return readTable(folder, table, ["hadm_id", "icd9_code"]).map((row) => ({
    table,
    admission: row.hadm_id,
    system: "ICD9",
    code: row.icd9_code,
  }));
}

function readAbnormalLabs(folder: string): FoundCode[] {
  const table = "labevents";
  const items = readTable(folder, "d_labitems", ["itemid", "loinc_code"]);
  const loincOf = new Map(items.map((item) => [item.itemid, item.loinc_code]));
  return readTable(folder, table, ["hadm_id", "itemid", "flag"])
    .filter(({ flag }) => flag === "abnormal")
    .map((row) => ({
      table,
      admission: row.hadm_id,
      system: "LOINC",
      code: loincOf.get(row.itemid) ?? "",
    }));
}

function readDrugs(folder: string): FoundCode[] {
  const table = "prescriptions";
  return readTable(folder, table, ["hadm_id", "ndc"]).map((row) => ({
    table,
    admission: row.hadm_id,
    system: "NDC",
    // 0 stands for a drug without a code.
    code: row.ndc === "0" ? "" : row.ndc,
  }));
}

function refuseOrphan(table: string): DataError {
  const expected = "each hadm_id to stand in admissions";
  return refuse(table, expected, "one that does not");
}

function refuse(table: string, expected: string, got: string): DataError {
  return new DataError({
    where: `readMimicAdmissions, ${table}`,
    expected,
    got,
    fix: "Take all tables from one release, unchanged.",
  });
}
