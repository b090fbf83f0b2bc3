// Tests that answers are read as Node's own client reads them, however their bytes arrive.
import * as fc from "fast-check";
import { test } from "tap";
import { countCases } from "../support/cases.ts";
import { readAnswers, readWithNode } from "./read-answers.ts";

const OK = "HTTP/1.1 200 OK";
const CHUNKED = `${OK}\r\nTransfer-Encoding: chunked\r\n\r\n`;

/** Answers to GET, complete or not, right or wrong. */
const ANSWERS: readonly string[] = [
  `${OK}\r\nContent-Length: 2\r\n\r\nhi`,
  `${OK}\r\nContent-Length: 2\r\n\r\nh`,
  `${OK}\r\ncontent-LENGTH: 2 \r\nSet-GUID: a\r\nset-guid:b\r\n\r\nhi`,
  `${OK}\r\n\r\nuntil the end`,
  OK,
  `${OK}\r\nA: 1`,
  `\r\n\r\n${OK}\r\nContent-Length: 0\r\n\r\n`,
  `${OK}\r\nA:\r\nB: \t \r\nC:\t1\t2\t\r\nContent-Length: 2\r\n\r\nhi`,
  `${OK}\r\nA: \xe9\xa0\r\nContent-Length: 2\r\n\r\n\xff\x00`,
  "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.1 600 Own words: all of them\r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\n",
  "HTTP/1.1 304 No\r\nTransfer-Encoding: chunked\r\n\r\n",
  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
  `${OK}\r\nUpgrade: x\r\nConnection: upgrade\r\nContent-Length: 2\r\n\r\nhi`,
  `${CHUNKED}2\r\nhi\r\n0\r\n\r\n`,
  `${CHUNKED}02;a="b"\r\nhi\r\nA\r\n0123456789\r\n0\r\nX: 1\r\nx: 2\r\n\r\n`,
  `${CHUNKED}2\r\nhi\r\n`,
  `${CHUNKED}2\r\nhi\r\n0\r\n`,
  `${CHUNKED}2 \r\nhi\r\n0\r\n\r\n`,
  `${CHUNKED}2\nhi\r\n0\r\n\r\n`,
  `${CHUNKED}2\r\nhiX\r\n0\r\n\r\n`,
  `${CHUNKED}-2\r\nhi\r\n0\r\n\r\n`,
  `${CHUNKED}\r\nhi\r\n0\r\n\r\n`,
  `${OK}\r\nTransfer-Encoding: gzip, CHUNKED\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  `${OK}\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  `${OK}\r\nTransfer-Encoding: chunked, gzip\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  `${OK}\r\nTransfer-Encoding: identity\r\n\r\nhi`,
  `${OK}\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  `${OK}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  ...["2\r\nContent-Length: 2", "2\r\nContent-Length: 3", "+2", "0x2", "", "2, 2", "two"].map(
    (length) => `${OK}\r\nContent-Length: ${length}\r\n\r\nhi`,
  ),
  ...["A : 1", "A(: 1", "A", ": 1", "A: \x01", "A: \x7f", "A: 1\r\n  2", "A: 1\nB: 2", "A: 1\rB: 2", "\xe9: 1"].map(
    (line) => `${OK}\r\n${line}\r\nContent-Length: 2\r\n\r\nhi`,
  ),
  "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
  "HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nhi",
  "HTTP/1.1  200 OK\r\nContent-Length: 2\r\n\r\nhi",
  "hello\r\n\r\n",
];

test("the reader accepts and refuses the same answers as Node's client", async (t) => {
  const differences: unknown[] = [];
  for (const text of ANSWERS) {
    const bytes = Buffer.from(text, "latin1");
    const node = await readWithNode("GET", bytes);
    const [actual] = readAnswers("GET", [bytes]).read;
    if (JSON.stringify(actual) !== JSON.stringify(node)) differences.push({ text, actual, node });
  }
  t.strictSame(differences, []);
});

test("the answer to HEAD has no body, even with a Content-Length", (t) => {
  const bytes = Buffer.from(`${OK}\r\nContent-Length: 2\r\n\r\n`);
  t.strictSame(readAnswers("HEAD", [bytes]).read, [[200, "OK", ["Content-Length", "2"], "", []]]);
  t.end();
});

test("answers that are too long, followed by other bytes, or not HTTP/1 are refused", (t) => {
  const read = (text: string) => readAnswers("GET", [Buffer.from(text)]).read.at(-1);
  t.equal(read(`${OK}\r\nA: ${"x".repeat(65_537)}`), "refused");
  t.equal(read(`${CHUNKED}1;${"x".repeat(16_385)}`), "refused");
  t.equal(read(`${OK}\r\nContent-Length: 2\r\n\r\nhi!`), "refused");
  t.equal(read("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "refused");
  t.equal(read("HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n"), "refused");
  t.end();
});

const PART = fc.string({ minLength: 1, maxLength: 20, unit: "binary-ascii" });
const ANSWER = fc.record({
  hasInformation: fc.boolean(),
  status: fc.constantFrom(200, 201, 404, 500),
  headers: fc.array(fc.tuple(fc.stringMatching(/^X-\w{1,5}$/), fc.stringMatching(/^[!-~]{0,9}$/)), { maxLength: 4 }),
  parts: fc.array(PART, { maxLength: 4 }),
  isChunked: fc.boolean(),
  trailers: fc.array(fc.tuple(fc.stringMatching(/^T-\w{1,5}$/), fc.stringMatching(/^[!-~]{1,9}$/)), { maxLength: 2 }),
});

const formatHeaders = (headers: readonly (readonly string[])[]): string =>
  headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");

test("the division of bytes into parts does not change the answers", (t) => {
  fc.assert(
    fc.property(fc.array(ANSWER, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat(40)), (answers, sizes) => {
      let informed = "";
      let text = "";
      const expected = answers.map(({ hasInformation, status, headers, parts, isChunked, trailers }) => {
        const body = parts.join("");
        const framing = isChunked ? ["Transfer-Encoding", "chunked"] : ["Content-Length", String(body.length)];
        const information = hasInformation ? "HTTP/1.1 100 Continue\r\n\r\n" : "";
        informed += information;
        const chunks = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
        const rest = isChunked ? `${chunks}0\r\n${formatHeaders(trailers)}\r\n` : body;
        text += `${information}HTTP/1.1 ${status} So\r\n${formatHeaders([...headers, framing])}\r\n${rest}`;
        return [status, "So", [...headers, framing].flat(), body, isChunked ? trailers.flat() : []];
      });
      const bytes = Buffer.from(text, "latin1");
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; ) {
        const size = 1 + (sizes.next().value ?? 0);
        parts.push(bytes.subarray(at, at + size));
        at += size;
      }
      const actual = readAnswers("GET", parts, answers.length);
      return JSON.stringify(actual) === JSON.stringify({ read: expected, informed });
    }),
    { numRuns: countCases(1_000) },
  );
  t.end();
});
