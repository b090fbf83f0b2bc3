// Bodies and queries that are too large, lie about their length, are nested for ever, or carry names that mean something to JavaScript.
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Attack, lay, withstand, written } from "./siege.ts";

const SIGN_IN = "/agentgateway/resource/onlineagent/102";
const REFUSED_UNREAD = /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s;
const JSON_TYPE = { "Content-Type": "application/json" };
const CHUNKED = { ...JSON_TYPE, "Transfer-Encoding": "chunked" };

/** A request whose body comes in pieces. */
function inChunks(method: string, path: string, pieces: readonly string[]): string {
  const head = written(method, path, CHUNKED).replace(/Content-Length: 0\r\n/, "");
  return `${head}${pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join("")}0\r\n\r\n`;
}

test("bodies over the limit, said beforehand or come upon", async (t) => {
  const siege = await lay(t);
  const large = `{"password":"${"x".repeat(70_000)}"}`;
  const huge = `{"mode":"${"x".repeat(1_100_000)}"}`;
  const tooLarge = /^HTTP\/1\.1 413 .*"urn:ccgw:problem:body-too-large"/s;
  const attacks: Attack[] = [
    ...[
      written("PUT", SIGN_IN, JSON_TYPE, large),
      inChunks("PUT", SIGN_IN, [large.slice(0, 60_000), large.slice(60_000)]),
    ].map((sends) => ({
      is: "more than 64 KiB",
      on: "gateway" as const,
      sends,
      answer: REFUSED_UNREAD,
      told: /^PUT "\/agentgateway\/resource\/onlineagent\/102" from 127\.0\.0\.1 was not read: its body has more than 64 KiB: answered 000-002\.$/,
    })),
    {
      is: "a length that is no body's",
      on: "gateway",
      sends: written("PUT", SIGN_IN, { ...JSON_TYPE, "Content-Length": "9007199254740993" }),
      answer: REFUSED_UNREAD,
      told: /its body has more than 64 KiB/,
    },
    ...[written("PUT", "/worlds/default/clock", JSON_TYPE, huge), inChunks("PUT", "/worlds/default/clock", [huge])].map(
      (sends) => ({
        is: "more than 1 MiB",
        on: "control" as const,
        sends,
        answer: tooLarge,
        told: /^The control API refused PUT "\/worlds\/default\/clock" from 127\.0\.0\.1: the body is too large \(413 body-too-large\)\.$/,
      }),
    ),
  ];
  await withstand(t, siege, attacks);
});

test("bodies longer than their length says: the rest is no request", async (t) => {
  const siege = await lay(t);
  const body = '{"password":"wrong","phonenum":"40039"}';
  const open = { ...JSON_TYPE, Connection: "keep-alive" };
  const answered = async (door: "gateway" | "control", method: string, path: string) =>
    siege.speak(door, `${written(method, path, { ...open, "Content-Length": "2" }, `{}${body}`)}\r\n\r\n`);
  const before = await siege.state();
  const onGateway = await answered("gateway", "PUT", SIGN_IN);
  t.match(
    onGateway,
    /HTTP\/1\.1 400 Bad Request\r\n.*This is not HTTP\/1\.1; where a body came before, check its Content-Length\.\n$/s,
  );
  const onControl = await answered("control", "PUT", "/worlds/default/clock");
  t.match(onControl, /HTTP\/1\.1 400 .*"urn:ccgw:problem:unreadable-request".*}$/s);
  t.match(siege.warnings, [
    /^The gateway could not read a request from 127\.0\.0\.1: this is not HTTP\/1\.1; where a body came before, /,
    /^The control API could not read a request/,
  ]);
  t.strictSame(await siege.state(), before);
});

const DEEP = [
  `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
  `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
  `{"password":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
];

const POLLUTING = [
  '{"__proto__":{"polluted":1}}',
  '{"__proto__":null}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"prototype":{"polluted":1}}',
  '{"a":[{"__proto__":{"polluted":1}}]}',
];

test("nested for ever, or polluting, in every body of the control API", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const paths = { world: "default", agent: "101", call: "1", verb: "answer", control: "1", fault: "1" };
  for (const { method, path, body } of ROUTES) {
    if (body === undefined) continue;
    const url = path.replaceAll(/:(\w+)/g, (_, name: string) => (paths as Record<string, string>)[name] ?? "1");
    for (const text of [...DEEP, ...POLLUTING]) {
      attacks.push({
        is: `${method} ${path} ${text.slice(0, 40)}`,
        on: "control",
        sends: written(method, url, JSON_TYPE, text),
        answer:
          /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input".*(?:nested|levels deep|is not accepted as a name here)/s,
        told: null,
      });
    }
  }
  await withstand(t, siege, attacks);
});

test("nested for ever, or polluting, in every body of the gateway", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  for (const { method, path, name, body } of OPERATIONS) {
    if (body === undefined) continue;
    const url = `/agentgateway/resource${path.replace(":agentid", "102").replaceAll(/:\w+/g, "1")}`;
    for (const text of [...DEEP, ...POLLUTING]) {
      attacks.push({
        is: `${name} ${text.slice(0, 40)}`,
        on: "gateway",
        sends: written(method, url, JSON_TYPE, text),
        answer: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"\d{3}-\d{3}"/s,
        told: null,
      });
    }
  }
  await withstand(t, siege, attacks);
});

test("in scenarios: polluting names, aliases that multiply, and tags that make something", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const lols = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
  const scenarios = [
    "center: { agents: [{ id: 101, __proto__: { polluted: 1 } }] }",
    "__proto__: { polluted: 1 }",
    "constructor: { prototype: { polluted: 1 } }",
    "<<: { __proto__: { polluted: 1 } }",
    `a0: &a0 [lol,lol]\n${lols.join("\n")}`,
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
        is: `${method} ${path} ${scenario.slice(0, 40)}`,
        on: "control",
        sends: written(method, path, {}, text),
        answer: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s,
        told: null,
      });
    }
  }
  await withstand(t, siege, attacks);
});

test("queries with more parameters than anybody reads, and polluting ones", async (t) => {
  const siege = await lay(t);
  const attacks: Attack[] = [];
  const many = Array.from({ length: 1_500 }, (_, i) => `p${i}=`).join("&");
  const same = "agent=101&".repeat(1_000);
  for (const query of [many, same, "__proto__=x", "__proto__[polluted]=1", "constructor[prototype][polluted]=1"]) {
    attacks.push({
      is: `journal?${query.slice(0, 30)}`,
      on: "control",
      sends: written("GET", `/worlds/default/journal?${query}`),
      answer: /^HTTP\/1\.1 400 .*"urn:ccgw:problem:invalid-input"/s,
      told: null,
    });
    attacks.push({
      is: `statistics?${query.slice(0, 30)}`,
      on: "gateway",
      sends: written("GET", `/agentgateway/resource/calldata/102/statistics?${query}`),
      answer: /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-006"/s,
      told: null,
    });
  }
  await withstand(t, siege, attacks);
});
