/** A code that a visit may record. */
export interface VisitCode {
  /** System and code: `ICD10:E11.9`, `LOINC:2160-0`, `RxNorm:6809`. */
  readonly code: string;
  readonly name: string;
}

const inSystem =
  (system: string) =>
  ([code, name]: readonly [string, string]): VisitCode => ({
    code: `${system}:${code}`,
    name,
  });

/** Diagnoses: codes of ICD-10-CM; N18.3 has been divided since. */
export const visitDiagnoses: readonly VisitCode[] = (
  [
    ["D64.9", "anemia"],
    ["J45.909", "asthma"],
    ["I48.91", "atrial fibrillation"],
    ["N18.3", "chronic kidney disease (stage 3)"],
    ["J44.9", "chronic obstructive pulmonary disease"],
    ["I25.10", "coronary artery disease"],
    ["F32.9", "depression"],
    ["I50.9", "heart failure"],
    ["E78.5", "hyperlipidemia"],
    ["I10", "hypertension"],
    ["E03.9", "hypothyroidism"],
    ["E66.9", "obesity"],
    ["M17.9", "osteoarthritis of knee"],
    ["K21.9", "reflux disease"],
    ["E11.9", "type 2 diabetes"],
  ] as const
).map(inSystem("ICD10"));

/** Laboratory tests: codes of LOINC, in serum, plasma or blood. */
export const visitLabs: readonly VisitCode[] = (
  [
    ["1742-6", "alanine aminotransferase"],
    ["2160-0", "creatinine"],
    ["2345-7", "glucose"],
    ["718-7", "hemoglobin"],
    ["4548-4", "hemoglobin A1c"],
    ["6690-2", "leukocytes"],
    ["777-3", "platelets"],
    ["2823-3", "potassium"],
    ["2951-2", "sodium"],
    ["3016-3", "thyrotropin"],
  ] as const
).map(inSystem("LOINC"));

/** Drugs: RxNorm's codes of their ingredients. */
export const visitDrugs: readonly VisitCode[] = (
  [
    ["161", "acetaminophen"],
    ["435", "albuterol"],
    ["17767", "amlodipine"],
    ["1191", "aspirin"],
    ["83367", "atorvastatin"],
    ["4603", "furosemide"],
    ["5640", "ibuprofen"],
    ["10582", "levothyroxine"],
    ["29046", "lisinopril"],
    ["6809", "metformin"],
    ["6918", "metoprolol"],
    ["7646", "omeprazole"],
    ["11289", "warfarin"],
  ] as const
).map(inSystem("RxNorm"));
