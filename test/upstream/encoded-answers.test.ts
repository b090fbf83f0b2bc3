// Tests that compressed answers reach the client unchanged, and the tape as text.
import { createHash } from "node:crypto";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { test } from "tap";
import { until } from "../support/waiting.ts";
import { openPass, openRawServer, sendRaw } from "./open-pass.ts";

const TEXT = '{"message":"success","retcode":"0","result":{"name":"Ada"}}';
const END = "ENDS-HERE";

/** Returns an answer with a body, and a header that ends with a known text. */
const createAnswer = (encoding: string, body: Uint8Array, length = body.length) =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\nX-End: ${END}\r\n\r\n`,
    ),
    body,
  ]);

const REQUEST = "GET /agentgateway/resource/onlineagent/101/agentstatus HTTP/1.1\r\nHost: a\r\n\r\n";

const ENCODED = {
  gzip: ["gzip", gzipSync(TEXT)],
  "x-gzip": ["x-gzip", gzipSync(TEXT)],
  deflate: ["deflate", deflateSync(TEXT)],
  "deflate without a header": ["deflate", deflateRawSync(TEXT)],
  brotli: ["br", brotliCompressSync(TEXT)],
  "one in another": ["deflate, gzip", gzipSync(deflateSync(TEXT))],
  unknown: ["lzma", Buffer.from([0x5d, 0, 0, 0xff])],
  "damaged gzip": ["gzip", Buffer.from("not gzip")],
  "gzip of bytes": ["gzip", gzipSync(Buffer.from([0xff, 0xfe]))],
  "a body of 64 MiB in 64 KiB": ["gzip", gzipSync(Buffer.alloc(64 * 1024 * 1024))],
} as const;

test("the client gets the bytes of a compressed answer, and the tape its text", async (t) => {
  const answers = Object.values(ENCODED).map(([encoding, body]) => createAnswer(encoding, body));
  const real = await openRawServer(t, answers);
  const { http, readExchanges } = await openPass(t, real.url);
  for (const sent of answers) {
    const { socket, answer } = await sendRaw(http, REQUEST, sent.toString("latin1"));
    socket.destroy();
    t.equal(answer, sent.toString("latin1"));
  }
  await until(() => readExchanges().length === answers.length);
  const text = TEXT.replace("Ada", "Name 1");
  const sizeOf = (name: keyof typeof ENCODED) => ({ bytes: ENCODED[name][1].length });
  t.strictSame(
    Object.keys(ENCODED).map((name, index) => [name, readExchanges()[index]?.answer?.body]),
    [
      ["gzip", text],
      ["x-gzip", text],
      ["deflate", text],
      ["deflate without a header", text],
      ["brotli", text],
      ["one in another", text],
      ["unknown", sizeOf("unknown")],
      ["damaged gzip", sizeOf("damaged gzip")],
      ["gzip of bytes", sizeOf("gzip of bytes")],
      ["a body of 64 MiB in 64 KiB", sizeOf("a body of 64 MiB in 64 KiB")],
    ],
  );
  t.strictSame(readExchanges()[5]?.answer?.headers[0], ["Content-Encoding", "deflate, gzip"]);
});

test("the tape has the beginning of a truncated compressed answer", async (t) => {
  // A text without a pattern, so that its compressed form is long enough to be truncated.
  const digest = (i: number) => createHash("sha256").update(String(i)).digest("hex");
  const letters = Array.from({ length: 60 }, (_, i) => digest(i)).join("");
  const parts = { gzip: gzipSync(letters), br: brotliCompressSync(letters) };
  const sent = Object.entries(parts).map(([encoding, body]) =>
    createAnswer(encoding, body.subarray(0, body.length - 20), body.length),
  );
  const real = await openRawServer(t, sent);
  const { http, readExchanges, stop } = await openPass(t, real.url, ["--plain-tape"]);
  for (const answer of sent) (await sendRaw(http, REQUEST, answer.toString("latin1"))).socket.destroy();
  await stop();
  const bodies = readExchanges().map(({ end, answer }) => [end, answer?.body] as const);
  t.strictSame(
    bodies.map(([end]) => end),
    ["clientGone", "clientGone"],
  );
  for (const [, body] of bodies) t.ok(typeof body === "string" && body !== "" && letters.startsWith(body));
});
