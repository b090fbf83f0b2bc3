// Tests of compressed request bodies, and of the size limit of all bodies, even of those that are ignored.
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { test } from "tap";
import { ROOT } from "../support/client.ts";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { PATH, PORTS, PUT_PATH, SIGNED_OUT } from "./raw-requests.ts";

test("a body compressed with gzip or deflate is read", async (t) => {
  const target = await openAttackedSimulator(t);
  const signIn = Buffer.from('{"password":"secret","phonenum":"40039"}');
  const mode = Buffer.from('{"mode":"manual"}');
  const attacks: Attack[] = [];
  for (const [encoding, encode] of [
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (bytes: Buffer) => bytes],
  ] as const) {
    const encodeBody = (bytes: Buffer) => encode(bytes).toString("latin1");
    for (const [port, method, path, body, answer] of [
      ["gateway", "PUT", `${ROOT}/onlineagent/103`, signIn, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-004"/s],
      ["control", "PUT", PUT_PATH.control, mode, /^HTTP\/1\.1 200 OK\r\n.*"mode":"manual"/s],
    ] as const) {
      const text = writeRequest(
        method,
        path,
        { "Content-Encoding": encoding, "Content-Length": `${encodeBody(body).length}` },
        encodeBody(body),
      );
      attacks.push({ name: `${encoding} ${port}`, port, text: Buffer.from(text, "latin1"), answer, warning: null });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("a body with an unknown encoding, damaged data or too much content is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const addAttack = (
    name: string,
    headers: Record<string, string>,
    body: string,
    toGateway: RegExp,
    toControl: RegExp,
  ) => {
    const allHeaders = { ...headers, "Content-Length": `${body.length}` };
    const answers = { gateway: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s, control: toControl };
    for (const port of PORTS) {
      const warning = port === "gateway" ? toGateway : / refused PUT "\/worlds\/default\/clock" from 127\.0\.0\.1: /;
      attacks.push({
        name: `${name} (${port})`,
        port,
        text: Buffer.from(writeRequest("PUT", PUT_PATH[port], allHeaders, body), "latin1"),
        answer: answers[port],
        warning,
      });
    }
  };
  for (const encoding of ["br", "zstd", "compress", "gzip, gzip", "nonsense"]) {
    addAttack(
      encoding,
      { "Content-Encoding": encoding },
      "{}",
      new RegExp(
        `was not read: its body has the encoding "${encoding}", but only gzip and deflate are accepted: answered 000-002\\.$`,
      ),
      new RegExp(`^HTTP/1\\.1 415 .*urn:ccgw:problem:unknown-encoding.*has the encoding \\\\"${encoding}\\\\"`, "s"),
    );
  }
  const damaged =
    /^HTTP\/1\.1 400 .*urn:ccgw:problem:unreadable-request.*The body is not gzip, though its Content-Encoding says so\./s;
  const notGzip = /was not read: its body is not gzip, though its Content-Encoding says so: answered 000-002\.$/;
  const half = gzipSync('{"mode":"manual"}').subarray(0, 20).toString("latin1");
  addAttack("plain text", { "Content-Encoding": "gzip" }, '{"mode":"manual"}', notGzip, damaged);
  addAttack("half of the data", { "Content-Encoding": "gzip" }, half, notGzip, damaged);
  for (const [encoding, encode] of [
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
  ] as const) {
    const longer = `${encode('{"mode":"manual"}').toString("latin1")}\0\0`;
    const cause = `has bytes after the end of its ${encoding} data`;
    const toGateway = new RegExp(`was not read: its body ${cause}: answered 000-002\\.$`);
    const toControl = new RegExp(`^HTTP/1\\.1 400 .*urn:ccgw:problem:unreadable-request.*The body ${cause}\\.`, "s");
    addAttack("more bytes", { "Content-Encoding": encoding }, longer, toGateway, toControl);
  }
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024)).toString("latin1");
  const tooLarge = /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s;
  addAttack("a decompression bomb", { "Content-Encoding": "gzip" }, bomb, /its body has more than 64 KiB/, tooLarge);
  await checkAttacks(t, target, attacks);
});

/** The gateway ignores the body of a GET; the control API refuses it. */
const SMALL = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:/s };

test("the body of a GET has a size limit", async (t) => {
  const target = await openAttackedSimulator(t);
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const attacks: Attack[] = [];
  for (const [port, chunks, answer] of [
    ["gateway", 2, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s],
    ["control", 17, /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s],
  ] as const) {
    const warning = port === "gateway" ? /its body has more than 64 KiB/ : /the body is too large \(413/;
    const chunked = writeRequest("GET", PATH[port], { "Transfer-Encoding": "chunked" });
    const large = writeRequest("GET", PATH[port], { "Content-Length": "10000000000" });
    attacks.push({ name: `a length (${port})`, port, text: large, answer, warning });
    attacks.push({ name: `chunks (${port})`, port, text: chunked + chunk.repeat(chunks), answer, warning });
    const small = `${chunked}5\r\n{"a":\r\n0\r\n\r\n`;
    attacks.push({ name: `few chunks (${port})`, port, text: small, answer: SMALL[port], warning: null });
    const short = writeRequest("GET", PATH[port], { "Content-Length": "2" }, "{}");
    attacks.push({ name: `a short one (${port})`, port, text: short, answer: SMALL[port], warning: null });
  }
  await checkAttacks(t, target, attacks);
});
