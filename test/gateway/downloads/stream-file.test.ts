// Tests that files are made only as fast as their clients read, and no longer when a client has disconnected.

import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type Test, test } from "tap";
import { type SendOptions, type SentFile, streamFile } from "../../../src/gateway/downloads/stream-file.ts";
import { StreamedFile } from "../../../src/gateway/downloads/streamed-file.ts";
import { WavFile } from "../../../src/gateway/downloads/wav-file.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

const DAY_MS = 86_400_000;

/** A bound on what the buffers of both ends hold, in bytes: a twentieth of a day of sound. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/** Serves a file to each request. Returns a connection that has sent a request, and the progress of its file. */
async function requestFile(t: Test, file: StreamedFile, options: SendOptions = {}) {
  let sent: SentFile | undefined;
  const server = createServer((request, response) => {
    sent = streamFile(request, response, file, options);
    sent.done.catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await waitForEvent(server, "listening");
  const socket: Socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  t.teardown(() => {
    socket.destroy();
    server.close();
  });
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await until(() => sent !== undefined);
  return { socket, sent: sent as unknown as SentFile };
}

/** Waits until nothing more was made during a hundred turns of the event loop, and returns the number of bytes. */
async function waitForSettledBytes(sent: SentFile): Promise<number> {
  let bytes = -1;
  let turns = 0;
  await until(() => {
    turns = sent.bytes === bytes ? turns + 1 : 0;
    bytes = sent.bytes;
    return turns === 100;
  });
  return bytes;
}

test("a day of sound is made only as fast as its client reads, and not after the client disconnects", async (t) => {
  const file = new WavFile("day.wav", DAY_MS);
  t.equal(file.length, 1_382_400_044);
  const { socket, sent } = await requestFile(t, file);
  socket.pause();
  const unread = await waitForSettledBytes(sent);
  t.ok(unread > 0 && unread < MAX_BUFFERED_BYTES, `${unread} bytes wait in buffers`);
  socket.destroy();
  await sent.done;
  t.ok(sent.bytes < MAX_BUFFERED_BYTES, "nothing more is made");
});

test("a range at the end of a day of sound is made without the bytes before it", async (t) => {
  const file = new WavFile("day.wav", DAY_MS);
  let bytes = 0;
  for await (const piece of file.makePieces(file.length - 100_000, file.length)) bytes += piece.length;
  t.equal(bytes, 100_000);
});

test("every range of a file has the bytes of that range in the whole file", async (t) => {
  const file = new WavFile("second.wav", 1_000);
  const read = async (from: number, to: number) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.makePieces(from, to)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const whole = await read(0, file.length);
  const wrong: [number, number][] = [];
  for (const from of [0, 1, 43, 44, 45, 8_043, 8_044, 8_045, 16_043]) {
    for (const to of [44, 45, 8_044, 8_046, 16_044]) {
      if (to > from && !(await read(from, to)).equals(whole.subarray(from, to))) wrong.push([from, to]);
    }
  }
  t.strictSame([whole.length, wrong], [16_044, []]);
});

test("an answer that stalls has half of its bytes, and no end", async (t) => {
  const { socket, sent } = await requestFile(t, new WavFile("second.wav", 1_000), { stalls: true });
  let received = 0;
  socket.on("data", (part: Buffer) => {
    received += part.length;
  });
  await sent.done;
  t.equal(sent.bytes, 8_022);
  await until(() => received > 8_022);
  t.equal(socket.readableEnded, false);
});

test("a file that cannot be made ends the answer with an error", async (t) => {
  class Broken extends StreamedFile {
    readonly name = "broken";
    readonly type = "text/plain";
    readonly length = 10;
    readonly description = "a broken file";
    // biome-ignore lint/correctness/useYield: It throws before it could yield.
    async *makePieces(): AsyncIterable<Uint8Array> {
      throw new Error("broken");
    }
  }
  const { sent } = await requestFile(t, new Broken());
  await t.rejects(sent.done, { message: "broken" });
});
