// Makes a zip of files, which are compressed while the zip is sent.

import type { Instant } from "../../core/index.ts";
import { waitForNextTurn } from "../../runtime/time.ts";
import { StreamedFile } from "./streamed-file.ts";

/** A file in a zip. */
export interface ZipEntry {
  readonly file: StreamedFile & { readonly length: number };
  readonly changedAt: Instant;
}

const NOTHING = new Uint8Array(0);

/** A zip archive of files. */
export class ZipFile extends StreamedFile {
  readonly name: string;
  readonly type = "application/zip";
  readonly length = undefined;
  readonly description: string;
  readonly #entries: readonly ZipEntry[];

  /** @param entries the files, with different names */
  constructor(name: string, entries: readonly ZipEntry[]) {
    super();
    this.name = name;
    this.#entries = entries;
    const described = entries.map(({ file, changedAt }) => `${file.name} (${file.description}, ${changedAt})`);
    this.description = `a zip of ${described.join(", ")}`;
  }

  async *makePieces(): AsyncIterable<Uint8Array> {
    const { Zip, ZipDeflate } = await import("fflate");
    const made: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error !== null) throw error;
      made.push(piece);
    });
    for (const { file, changedAt } of this.#entries) {
      const entry = new ZipDeflate(file.name, { level: 1 });
      entry.mtime = toZipTime(changedAt);
      zip.add(entry);
      for await (const piece of file.makePieces(0, file.length)) {
        entry.push(piece, false);
        yield* made.splice(0);
        // Compressed silence is so short that the client never makes this loop wait. So the loop itself lets other work run.
        await waitForNextTurn();
      }
      entry.push(NOTHING, true);
    }
    zip.end();
    yield* made.splice(0);
  }
}

const FIRST_YEAR = 1980;
const LAST_YEAR = 2099;

/**
 * Returns a time whose local form is the UTC form of an instant, because a zip has local times. Outside the years that a zip can have,
 * returns the beginning of the first one.
 */
function toZipTime(at: Instant): Date {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) return new Date(FIRST_YEAR, 0, 1);
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return new Date(year, date.getUTCMonth(), date.getUTCDate(), hour, minute, second);
}
