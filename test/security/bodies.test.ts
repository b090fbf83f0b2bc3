// Tests of bodies and queries that are too large, have a wrong length, are deeply nested, or could pollute prototypes.
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { PUT_PATH } from "./raw-requests.ts";

const REFUSED_UNREAD = /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s;
const JSON_TYPE = { "Content-Type": "application/json" };
const CHUNKED = { ...JSON_TYPE, "Transfer-Encoding": "chunked" };

/** Returns a request with a chunked body. */
function writeChunkedRequest(method: string, path: string, pieces: readonly string[]): string {
  const head = writeRequest(method, path, CHUNKED).replace(/Content-Length: 0\r\n/, "");
  return `${head}${pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join("")}0\r\n\r\n`;
}

test("a body over the limit is refused, with a Content-Length or in chunks", async (t) => {
  const target = await openAttackedSimulator(t);
  const large = `{"password":"${"x".repeat(70_000)}"}`;
  const huge = `{"mode":"${"x".repeat(1_100_000)}"}`;
  const tooLarge = /^HTTP\/1\.1 413 .*"urn:ccgw:problem:body-too-large"/s;
  const attacks: Attack[] = [
    ...[
      writeRequest("PUT", PUT_PATH.gateway, JSON_TYPE, large),
      writeChunkedRequest("PUT", PUT_PATH.gateway, [large.slice(0, 60_000), large.slice(60_000)]),
    ].map((text) => ({
      name: "more than 64 KiB",
      port: "gateway" as const,
      text,
      answer: REFUSED_UNREAD,
      warning:
        /^PUT "\/agentgateway\/resource\/onlineagent\/102" from 127\.0\.0\.1 was not read: its body has more than 64 KiB: answered 000-002\.$/,
    })),
    {
      name: "an absurd Content-Length",
      port: "gateway",
      text: writeRequest("PUT", PUT_PATH.gateway, { ...JSON_TYPE, "Content-Length": "9007199254740993" }),
      answer: REFUSED_UNREAD,
      warning: /its body has more than 64 KiB/,
    },
    {
      name: "an upload with more than a file and its form",
      port: "gateway",
      text: writeRequest("POST", "/agentgateway/resource/textchat/102/mediafile", {
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": "1114113",
      }),
      answer: REFUSED_UNREAD,
      warning: /its body has more than 1088 KiB: answered 000-002\.$/,
    },
    ...[
      writeRequest("PUT", PUT_PATH.control, JSON_TYPE, huge),
      writeChunkedRequest("PUT", PUT_PATH.control, [huge]),
    ].map((text) => ({
      name: "more than 1 MiB",
      port: "control" as const,
      text,
      answer: tooLarge,
      warning:
        /^The control API refused PUT "\/worlds\/default\/clock" from 127\.0\.0\.1: the body is too large \(413 body-too-large\)\.$/,
    })),
  ];
  await checkAttacks(t, target, attacks);
});

test("bytes after the declared length of a body are refused as a bad request", async (t) => {
  const target = await openAttackedSimulator(t);
  const body = '{"password":"wrong","phonenum":"40039"}';
  const keepAlive = { ...JSON_TYPE, Connection: "keep-alive" };
  const sendLonger = async (port: "gateway" | "control", method: string, path: string) =>
    target.sendText(
      port,
      `${writeRequest(method, path, { ...keepAlive, "Content-Length": "2" }, `{}${body}`)}\r\n\r\n`,
    );
  const before = await target.readState();
  const onGateway = await sendLonger("gateway", "PUT", PUT_PATH.gateway);
  t.match(
    onGateway,
    /HTTP\/1\.1 400 Bad Request\r\n.*This is not HTTP\/1\.1; where a body came before, check its Content-Length\.\n$/s,
  );
  const onControl = await sendLonger("control", "PUT", PUT_PATH.control);
  t.match(onControl, /HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request".*}$/s);
  t.match(target.warnings, {
    length: 2,
    0: /^The gateway could not read a request from 127\.0\.0\.1: this is not HTTP\/1\.1; where a body came before, /,
    1: /^The control API could not read a request/,
  });
  t.strictSame(await target.readState(), before);
});

/** JSON that is nested too deeply. */
const DEEP = [
  `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
  `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
  `{"password":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
];

/** JSON with names that could pollute prototypes. */
const POLLUTING = [
  '{"__proto__":{"polluted":1}}',
  '{"__proto__":null}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"prototype":{"polluted":1}}',
  '{"a":[{"__proto__":{"polluted":1}}]}',
];

test("a deeply nested or prototype-polluting body of the control API is refused with 400", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const paths = { world: "default", agent: "101", call: "1", verb: "answer", control: "1", fault: "1" };
  for (const { method, path, body } of ROUTES) {
    if (body === undefined) continue;
    const url = path.replaceAll(/:(\w+)/g, (_, name: string) => (paths as Record<string, string>)[name] ?? "1");
    for (const text of [...DEEP, ...POLLUTING]) {
      attacks.push({
        name: `${method} ${path} ${text.slice(0, 40)}`,
        port: "control",
        text: writeRequest(method, url, JSON_TYPE, text),
        answer:
          /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input".*(?:nested|levels deep|is not accepted as a name here)/s,
        warning: null,
      });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("a deeply nested or prototype-polluting body of the gateway gets a retcode", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  for (const { method, path, name, body } of OPERATIONS) {
    if (body === undefined) continue;
    const url = `/agentgateway/resource${path.replace(":agentid", "102").replaceAll(/:\w+/g, "1")}`;
    for (const text of [...DEEP, ...POLLUTING]) {
      attacks.push({
        name: `${name} ${text.slice(0, 40)}`,
        port: "gateway",
        text: writeRequest(method, url, JSON_TYPE, text),
        answer: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"\d{3}-\d{3}"/s,
        warning: null,
      });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("a scenario with polluting names, multiplying aliases or executable tags is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const aliases = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
  const scenarios = [
    "center: { agents: [{ id: 101, __proto__: { polluted: 1 } }] }",
    "__proto__: { polluted: 1 }",
    "constructor: { prototype: { polluted: 1 } }",
    "<<: { __proto__: { polluted: 1 } }",
    `a0: &a0 [x,x]\n${aliases.join("\n")}`,
    "a: &a [*a]",
    'name: !!js/function "function () { return 1 }"',
    `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
    `${"{a: ".repeat(3_000)}${"}".repeat(3_000)}`,
  ];
  for (const scenario of scenarios) {
    for (const [method, path, text] of [
      ["PUT", "/worlds/default/scenario", scenario],
      ["POST", "/worlds", JSON.stringify({ name: `other${attacks.length}`, scenario })],
    ] as const) {
      attacks.push({
        name: `${method} ${path} ${scenario.slice(0, 40)}`,
        port: "control",
        text: writeRequest(method, path, {}, text),
        answer: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s,
        warning: null,
      });
    }
  }
  await checkAttacks(t, target, attacks);
});

test("a query with too many or polluting parameters is refused", async (t) => {
  const target = await openAttackedSimulator(t);
  const attacks: Attack[] = [];
  const many = Array.from({ length: 1_500 }, (_, i) => `p${i}=`).join("&");
  const same = "agent=101&".repeat(1_000);
  for (const query of [many, same, "__proto__=x", "__proto__[polluted]=1", "constructor[prototype][polluted]=1"]) {
    attacks.push({
      name: `journal?${query.slice(0, 30)}`,
      port: "control",
      text: writeRequest("GET", `/worlds/default/journal?${query}`),
      answer: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s,
      warning: null,
    });
    attacks.push({
      name: `statistics?${query.slice(0, 30)}`,
      port: "gateway",
      text: writeRequest("GET", `/agentgateway/resource/calldata/102/statistics?${query}`),
      answer: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-006"/s,
      warning: null,
    });
  }
  await checkAttacks(t, target, attacks);
});
