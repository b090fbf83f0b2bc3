// Sends a file as an answer: whole or a range of it, as fast as the client reads.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { hashText } from "../../core/index.ts";
import { type ByteRange, readRange } from "./byte-range.ts";
import { HalfFile } from "./faulty-file.ts";
import { PIECE_LENGTH, type StreamedFile } from "./streamed-file.ts";

/** The progress of a file that is sent. */
export interface SentFile {
  /** The number of bytes made so far. */
  readonly bytes: number;
  /** Resolves when everything is written or the connection has ended; rejects if the file can't be made. */
  readonly done: Promise<void>;
}

/** How to send a file. */
export interface SendOptions {
  /** Whether only half of the bytes are sent, and the answer stays unfinished. */
  readonly stalls?: boolean;
  /** Whether the answer has no client, so that no byte needs to be made. */
  readonly isReplay?: boolean | undefined;
}

/** Sends a file, and returns its progress. The head of the answer is written at once. */
export function streamFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StreamedFile,
  { stalls = false, isReplay = false }: SendOptions,
): SentFile {
  const range = writeHead(request, response, file);
  const sent = { bytes: 0, done: Promise.resolve() };
  if (isReplay || range === "outside") response.end();
  else
    sent.done = writePieces(
      response,
      stalls ? halve(file, range) : file.makePieces(range.from, range.to),
      sent,
      stalls,
    );
  return sent;
}

/** Writes the head of the answer. Returns the part of the file that follows; `outside` if the request wants no byte of the file. */
function writeHead(request: IncomingMessage, response: ServerResponse, file: StreamedFile): ByteRange | "outside" {
  const { length } = file;
  const tag = `"${hashText(file.description)}"`;
  const head = ["Content-Type", file.type, "JSON-Type", "application/json", "Cache-Control", "no-cache", "ETag", tag];
  head.push("Content-Disposition", `attachment; filename="${file.name.replaceAll(/[^\w. -]/g, "_")}"`);
  if (length === undefined) {
    head.push("Accept-Ranges", "none");
    response.writeHead(200, head);
    return { from: 0, to: Number.POSITIVE_INFINITY };
  }
  head.push("Accept-Ranges", "bytes");
  // A client continues only a file that has not changed since.
  const { range: wanted, "if-range": expectedTag = tag } = request.headers;
  const range = expectedTag === tag ? readRange(wanted, length) : undefined;
  if (range === "outside") {
    response.writeHead(416, [...head, "Content-Range", `bytes */${length}`, "Content-Length", "0"]);
    return range;
  }
  const { from, to } = range ?? { from: 0, to: length };
  if (range !== undefined) head.push("Content-Range", `bytes ${from}-${to - 1}/${length}`);
  response.writeHead(range === undefined ? 200 : 206, [...head, "Content-Length", String(to - from)]);
  return { from, to };
}

function halve(file: StreamedFile, { from, to }: ByteRange): AsyncIterable<Uint8Array> {
  if (file.length === undefined) return new HalfFile(file).makePieces(from, to);
  return file.makePieces(from, from + Math.ceil((to - from) / 2));
}

async function writePieces(
  response: ServerResponse,
  pieces: AsyncIterable<Uint8Array>,
  sent: { bytes: number },
  stalls: boolean,
): Promise<void> {
  let failure: unknown;
  async function* countPieces() {
    try {
      for await (const piece of pieces) {
        sent.bytes += piece.length;
        yield piece;
      }
    } catch (error) {
      // If the response is destroyed, the client has disconnected, and the file has not failed.
      if (!response.destroyed) failure = error;
      throw error;
    }
  }
  const source = Readable.from(countPieces(), { objectMode: false, highWaterMark: PIECE_LENGTH });
  await pipeline(source, response, { end: !stalls }).catch(() => {});
  if (failure !== undefined) throw failure;
}
