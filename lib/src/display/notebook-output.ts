import { randomBytes } from "node:crypto";

/** One output in several forms; the notebook shows the richest it can. */
export interface DisplayBundle {
  /** By MIME type: text as it is, pictures in base64. */
  data: Record<string, string>;
  /** By MIME type, e.g. `{ "image/png": { width: 700 } }`. */
  metadata?: Record<string, unknown>;
}

type WriteDisplayData = (
  content: DisplayBundle & { transient: { display_id?: string } },
  update: boolean,
) => void;

/** Shows something below the running cell. */
export interface NotebookOutput {
  /** Adds an output. */
  show(bundle: DisplayBundle): void;
  /** Makes a place whose content each call replaces. */
  newPlace(): { show(bundle: DisplayBundle): void };
}

/**
 * The outputs of the kernel this process runs in, or `undefined` outside one.
 *
 * tslab keeps the writer of the running cell in its module `dist/jupyter`. Its
 * public `display` sends one MIME type and no size, hence the module itself. It
 * is looked up among the modules already loaded: a kernel has always loaded it,
 * whichever copy of tslab it runs, and outside a kernel nothing gets loaded.
 */
export function findNotebookOutput(): NotebookOutput | undefined {
  if (!findWriter()) return undefined;
  return {
    show: (bundle) => write(bundle, undefined, false),
    newPlace() {
      const id = randomBytes(8).toString("hex");
      let shown = false;
      return {
        show(bundle) {
          write(bundle, id, shown);
          shown = true;
        },
      };
    },
  };
}

function write(
  { data, metadata = {} }: DisplayBundle,
  id: string | undefined,
  update: boolean,
): void {
  // Asked anew each time: tslab has another writer in the next cell.
  findWriter()?.(
    { data, metadata, transient: id === undefined ? {} : { display_id: id } },
    update,
  );
}

function findWriter(): WriteDisplayData | undefined {
  for (const [path, loaded] of Object.entries(require.cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path)) continue;
    const writer: unknown = loaded?.exports?.lastWriteDisplayData;
    if (typeof writer === "function") return writer as WriteDisplayData;
  }
  return undefined;
}
