// Bodies of requests: compressed ones are read, and all are bounded, whether anybody reads them or not.
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { test } from "tap";
import { type Attack, lay, withstand, written } from "./siege.ts";
import { DOORS, PATH, ROOT, SIGNED_OUT } from "./speaking.ts";

test("bodies that are compressed are read", async (t) => {
  const siege = await lay(t);
  const unknown = Buffer.from('{"password":"secret","phonenum":"40039"}');
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
    const of = (bytes: Buffer) => encode(bytes).toString("latin1");
    for (const [on, method, path, body, answer] of [
      ["gateway", "PUT", `${ROOT}/onlineagent/103`, unknown, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-004"/s],
      ["control", "PUT", "/worlds/default/clock", mode, /^HTTP\/1\.1 200 OK\r\n.*"mode":"manual"/s],
    ] as const) {
      const sends = written(
        method,
        path,
        { "Content-Encoding": encoding, "Content-Length": `${of(body).length}` },
        of(body),
      );
      attacks.push({ is: `${encoding} ${on}`, on, sends: Buffer.from(sends, "latin1"), answer, told: null });
    }
  }
  await withstand(t, siege, attacks);
});

test("bodies that are compressed otherwise, badly, or too well", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const add = (is: string, headers: Record<string, string>, body: string, toGateway: RegExp, toControl: RegExp) => {
    const all = { ...headers, "Content-Length": `${body.length}` };
    const answers = { gateway: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s, control: toControl };
    const paths = { gateway: `${ROOT}/onlineagent/102`, control: "/worlds/default/clock" };
    for (const on of DOORS) {
      const told = on === "gateway" ? toGateway : / refused PUT "\/worlds\/default\/clock" from 127\.0\.0\.1: /;
      attacks.push({
        is: `${is} (${on})`,
        on,
        sends: Buffer.from(written("PUT", paths[on], all, body), "latin1"),
        answer: answers[on],
        told,
      });
    }
  };
  for (const encoding of ["br", "zstd", "compress", "gzip, gzip", "nonsense"]) {
    add(
      encoding,
      { "Content-Encoding": encoding },
      "{}",
      new RegExp(
        `was not read: its body has the encoding "${encoding}", and only gzip and deflate are read: answered 000-002\\.$`,
      ),
      new RegExp(`^HTTP/1\\.1 415 .*urn:ccgw:problem:unknown-encoding.*has the encoding \\\\"${encoding}\\\\"`, "s"),
    );
  }
  const damaged =
    /^HTTP\/1\.1 400 .*urn:ccgw:problem:unreadable-request.*The body is not gzip, though its Content-Encoding says so\./s;
  const notGzip = /was not read: its body is not gzip, though its Content-Encoding says so: answered 000-002\.$/;
  const half = gzipSync('{"mode":"manual"}').subarray(0, 20).toString("latin1");
  add("plain text", { "Content-Encoding": "gzip" }, '{"mode":"manual"}', notGzip, damaged);
  add("half of it", { "Content-Encoding": "gzip" }, half, notGzip, damaged);
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024)).toString("latin1");
  const tooLarge = /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s;
  add("a bomb", { "Content-Encoding": "gzip" }, bomb, /its body has more than 64 KiB/, tooLarge);
  await withstand(t, siege, attacks);
});

/** The gateway ignores the body of a GET; the control API refuses any that it has no use for. */
const SMALL = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:/s };

test("the body of a GET is bounded, though nobody reads it", async (t) => {
  const siege = await lay(t);
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const attacks: Attack[] = [];
  for (const [on, chunks, answer] of [
    ["gateway", 2, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s],
    ["control", 17, /^HTTP\/1\.1 413 .*urn:ccgw:problem:body-too-large/s],
  ] as const) {
    const told = on === "gateway" ? /its body has more than 64 KiB/ : /the body is too large \(413/;
    const chunked = written("GET", PATH[on], { "Transfer-Encoding": "chunked" });
    const large = written("GET", PATH[on], { "Content-Length": "10000000000" });
    attacks.push({ is: `a length (${on})`, on, sends: large, answer, told });
    attacks.push({ is: `chunks (${on})`, on, sends: chunked + chunk.repeat(chunks), answer, told });
    const small = `${chunked}5\r\n{"a":\r\n0\r\n\r\n`;
    attacks.push({ is: `few chunks (${on})`, on, sends: small, answer: SMALL[on], told: null });
    const short = written("GET", PATH[on], { "Content-Length": "2" }, "{}");
    attacks.push({ is: `a short one (${on})`, on, sends: short, answer: SMALL[on], told: null });
  }
  await withstand(t, siege, attacks);
});
