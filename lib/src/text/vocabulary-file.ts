import { DataError } from "../errors/data-error";
import { WordPieceVocabulary } from "./word-piece-vocabulary";

/**
 * The vocabulary in the text of a `vocab.txt`: one piece a line, the first has
 * the id 0.
 *
 * @param where what is being read, for the messages
 * @throws DataError when a line is empty or stands twice
 */
export function parseVocabularyFile(
  where: string,
  text: string,
): WordPieceVocabulary {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  if (lines.at(-1) === "") lines.pop();
  const pieces = lines.map((line) => line.replace(/\r$/, ""));
  if (pieces.length === 0) throw refuse(where, "at least one piece", "none");
  const numbers = new Map<string, number>();
  pieces.forEach((piece, i) => {
    const line = i + 1;
    if (piece.trim() === "") {
      throw refuse(where, `a piece in line ${line}`, "none");
    }
    const first = numbers.get(piece);
    if (first !== undefined) {
      throw refuse(where, "each piece once", `line ${line} as line ${first}`);
    }
    numbers.set(piece, line);
  });
  return new WordPieceVocabulary(pieces);
}

/** The text of a `vocab.txt`, which {@link parseVocabularyFile} reads. */
export function formatVocabularyFile(vocabulary: WordPieceVocabulary): string {
  const lines = Array.from({ length: vocabulary.size }, (_, id) =>
    vocabulary.pieceOf(id),
  );
  return `${lines.join("\n")}\n`;
}

function refuse(where: string, expected: string, got: string): DataError {
  return new DataError({
    where: `${where}, vocab.txt`,
    expected,
    got,
    fix: "Take the file as it came with the weights: a piece's id is its line.",
  });
}
