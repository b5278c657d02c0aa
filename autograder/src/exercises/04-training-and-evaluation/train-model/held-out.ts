import { type ClinicalNote, generateClinicalNote, seededRandom } from "@attending/lib";

/**
 * Notes that no training run has seen, since they are not in the inputs. In a file of its own: a
 * release has them as data, since what makes them is the answer to 01.1.
 */
export function heldOut(): ClinicalNote[] {
  const random = seededRandom("held out of 04.1");
  return Array.from({ length: 200 }, () => generateClinicalNote({ random }));
}
