// Reads from the append-only file of Redis every line that replicas have ever stored.
// The store itself removes the lines before a base.
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";

/** Everything that was stored for a world. */
export interface StoredHistory {
  /** The first text of its first base, with the head of the tape. */
  readonly beginning: string;
  /** The lines of its tape, as they were stored together. */
  readonly batches: Buffer[];
  /** The number of lines. */
  count: number;
  /** Whether each batch follows the one before it without a gap. */
  hasNoGap: boolean;
}

/** Reads the histories of all worlds from the folder of a Redis that never rewrites its file. */
export async function readHistories(folder: string, prefix: string): Promise<Map<string, StoredHistory>> {
  const histories = new Map<string, StoredHistory>();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".aof"));
  for (const file of files.sort()) {
    for await (const [command = "", key = "", ...given] of readCommands(join(folder, file))) {
      const [, world = "", kind] = /^\{(.*)\}:(\w+)$/.exec(key.toString().slice(prefix.length)) ?? [];
      if (kind === "base" && /^hset$/i.test(command.toString()) && !histories.has(world)) {
        const beginning = given[given.findIndex((name) => name.toString() === "base") + 1]?.toString() ?? "";
        histories.set(world, { beginning, batches: [], count: 0, hasNoGap: true });
      }
      if (kind === "lines" && /^xadd$/i.test(command.toString())) addBatch(histories.get(world), given);
    }
  }
  return histories;
}

/** Adds the batch of `XADD key id lines batch`. The id begins with the number of the last line. */
function addBatch(history: StoredHistory | undefined, [id = "", , batch]: readonly (Buffer | string)[]): void {
  if (history === undefined || !(batch instanceof Buffer)) throw new Error("a line was stored before its world");
  history.batches.push(Buffer.from(batch));
  history.count += batch.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0);
  if (Number.parseInt(id.toString(), 10) !== history.count) history.hasNoGap = false;
}

const LINE_FEED = 0x0a;

/** Yields the commands of an append-only file: each is `*` and the number of its parts, and each part `$`, its length and its bytes. */
async function* readCommands(file: string): AsyncGenerator<Buffer[]> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 4 * 1024 * 1024 })) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    let at = 0;
    for (;;) {
      const read = readCommand(bytes, at);
      if (read === undefined) break;
      at = read.end;
      yield read.parts;
    }
    bytes = bytes.subarray(at);
  }
}

/** Returns the command at a position, without parts if it is a comment; undefined if its end is missing. */
function readCommand(bytes: Buffer, at: number): { readonly parts: Buffer[]; readonly end: number } | undefined {
  const readNumber = (from: number) => {
    const end = bytes.indexOf("\r\n", from);
    return end < 0 ? undefined : { value: Number(bytes.toString("latin1", from + 1, end)), end: end + 2 };
  };
  // Lines that begin with `#` are comments, such as times.
  if (bytes[at] === 0x23) {
    const comment = readNumber(at);
    return comment && { parts: [], end: comment.end };
  }
  const count = readNumber(at);
  if (count === undefined) return undefined;
  const parts: Buffer[] = [];
  let { end } = count;
  while (parts.length < count.value) {
    const length = readNumber(end);
    if (length === undefined || length.end + length.value + 2 > bytes.length) return undefined;
    parts.push(bytes.subarray(length.end, length.end + length.value));
    end = length.end + length.value + 2;
  }
  return { parts, end };
}
