// Tests that an answer is read from the bytes of a connection.
import { test } from "tap";
import { readAnswer } from "../../src/conform/play/raw-answer.ts";

const read = (text: string, hasEnded = false) => readAnswer(Buffer.from(text), hasEnded);

test("an answer is read with its headers in their case and order, once it is complete", (t) => {
  const head = "HTTP/1.1 200 OK\r\nSet-GUID: JSESSIONID=a\r\nguid: a\r\nContent-Length: 4\r\n\r\n";
  t.equal(read("HTTP/1.1 200 OK\r\n"), undefined);
  t.equal(read(`${head}{"a`), undefined);
  t.strictSame(read(`${head}{ a}`), {
    answer: {
      status: 200,
      headers: [
        ["Set-GUID", "JSESSIONID=a"],
        ["guid", "a"],
        ["Content-Length", "4"],
      ],
      body: "{ a}",
    },
    isLast: false,
  });
  t.end();
});

test("a body may come in chunks, or end with the connection", (t) => {
  const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  t.equal(read(`${chunked}3\r\n{"a`), undefined);
  t.equal(read(`${chunked}3\r\n{"a\r\n`), undefined);
  t.equal(read(`${chunked}3\r\n{"a\r\n5\r\n":1}\n\r\n0\r\n\r\n`)?.answer.body, '{"a":1}\n');
  const closing = "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\nnone";
  t.equal(read(closing), undefined);
  t.hasStrict(read(closing, true), { answer: { status: 404, body: "none" }, isLast: true });
  t.end();
});

test("a body that is not text is read as its size", (t) => {
  const head = Buffer.from("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
  t.strictSame(readAnswer(Buffer.concat([head, Buffer.from([0xff, 0xfe])]), false)?.answer.body, { bytes: 2 });
  t.end();
});
