/** A note with distant negations as a release stores it: without its padding. */
export interface StoredNote {
  readonly tokenIds: readonly number[];
  readonly labels: readonly number[];
  readonly mentions: readonly {
    readonly diagnosis: number;
    /** null where the diagnosis is affirmed. */
    readonly cueAt: number | null;
    readonly termsAt: readonly number[];
  }[];
}

/** Notes by `numGeneral` and distance. */
export type StoredNotes = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        { readonly any: readonly StoredNote[]; readonly oneOfTwo: readonly StoredNote[] }
      >
    >
  >
>;

export const storedNotesFile = "stored-distant-notes.br";
