// Tests of the body of a sign-in: every member with valid and lenient values, and with invalid ones and their retcodes.
import { test } from "tap";
import type { SignInDetails } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";

/** A member, its valid values with their effects, and its invalid values with their retcode. */
interface Member {
  readonly name: string;
  readonly pass: readonly (readonly [value: unknown, kept: Partial<SignInDetails>])[];
  readonly fail: readonly unknown[];
  readonly retcode: string;
}

/** Declares a member that is a flag. `kept` is the detail of the session that it sets; undefined if it sets none. */
const declareFlag = (name: string, kept?: keyof SignInDetails): Member => {
  const read = (value: boolean) => (kept === undefined ? {} : { [kept]: value });
  return {
    name,
    pass: [
      ...[true, "true", "True", 1, "1", -1, "-1", "on"].map((value) => [value, read(true)] as const),
      ...[false, "false", "FALSE", 0, "0", "off", ""].map((value) => [value, read(false)] as const),
      [null, {}],
    ],
    fail: [2, "yes", "null", {}, [], 0.5],
    retcode: "100-011",
  };
};

const MEMBERS: readonly Member[] = [
  {
    name: "password",
    pass: [["secret", {}]],
    fail: [undefined, null, {}, ["secret"], true, "x".repeat(33)],
    retcode: "100-001",
  },
  {
    name: "phonenum",
    pass: [
      ["40038", { phone: "40038" }],
      [40038, { phone: "40038" }],
      ["+49*30#", { phone: "+49*30#" }],
      ["1".repeat(24), { phone: "1".repeat(24) }],
    ],
    fail: [undefined, null, "", "ada", "4 0", -1, 1.5, {}, [], "1".repeat(25)],
    retcode: "100-013",
  },
  declareFlag("autoanswer", "autoAnswer"),
  declareFlag("autoenteridle", "autoEnterIdle"),
  declareFlag("releasephone", "releasePhone"),
  {
    name: "agenttype",
    pass: [
      [4, { agentType: "phone" }],
      ["4", { agentType: "phone" }],
      [11, { agentType: "videoPhone" }],
      ["11", { agentType: "videoPhone" }],
      [null, { agentType: "phone" }],
    ],
    fail: [0, 5, "five", "", true, {}, [4]],
    retcode: "100-012",
  },
  {
    name: "status",
    pass: [
      [3, { status: "busy" }],
      ["3", { status: "busy" }],
      [4, { status: "idle" }],
      ["5", { status: "wrapUp" }],
      [null, { status: "idle" }],
    ],
    fail: [0, 2, 6, 7, "idle", "", true, 3.5, {}],
    retcode: "100-011",
  },
  {
    name: "ip",
    pass: [
      ["10.0.0.7", { ip: "10.0.0.7" }],
      ["", { ip: "" }],
      [null, { ip: "127.0.0.1" }],
    ],
    fail: ["10.0.0", "10.0.0.256", "::1", "localhost", "010.000.000.0077", {}, true],
    retcode: "100-016",
  },
  {
    name: "entryIp",
    pass: [
      ["gateway.example", {}],
      [null, {}],
    ],
    fail: [{}, true, "x".repeat(256)],
    retcode: "100-011",
  },
  declareFlag("phonelinkage", "phoneLinkage"),
  declareFlag("checkInWebm", "webm"),
  declareFlag("checkInMailm", "mailm"),
  {
    name: "vcPhoneNumber",
    pass: [
      ["40039", {}],
      [40039, {}],
      ["", {}],
    ],
    fail: [{}, true, "1".repeat(25)],
    retcode: "100-013",
  },
  declareFlag("listenStatus"),
  {
    name: "callBackUri",
    pass: [
      ["", {}],
      [null, {}],
    ],
    fail: [{}, true, "x".repeat(201)],
    retcode: "100-001",
  },
  {
    name: "serviceToken",
    pass: [
      ["", {}],
      [null, {}],
      ["a-token.of_mine1", {}],
    ],
    fail: ["a token", "a/b", "tök", {}, "x".repeat(51)],
    retcode: "100-001",
  },
];

for (const { name, pass, fail, retcode } of MEMBERS) {
  test(`the accepted values of ${name} have their effect`, async (t) => {
    const { client, center } = await openGateway(t);
    for (const [value, kept] of pass) {
      t.equal((await client(101).signIn({ [name]: value }, "forcelogin")).body.retcode, "0", JSON.stringify(value));
      t.match(center.agent(101)?.session?.details, kept, JSON.stringify(value));
    }
  });

  test(`an invalid value of ${name} is refused with ${retcode} by login and forcelogin, and no agent is signed in`, async (t) => {
    const { client, center } = await openGateway(t);
    for (const value of fail) {
      for (const how of ["login", "forcelogin"] as const) {
        t.equal((await client(101).signIn({ [name]: value }, how)).body.retcode, retcode, JSON.stringify(value));
      }
    }
    t.equal(center.agent(101)?.session, undefined);
  });
}

test("a sign-in without optional members has the documented defaults", async (t) => {
  const { client, center } = await openGateway(t);
  await client(101).signIn();
  t.match(center.agent(101)?.session?.details, {
    phone: "40038",
    autoAnswer: true,
    autoEnterIdle: true,
    releasePhone: true,
    agentType: "phone",
    status: "idle",
    ip: "127.0.0.1",
    webm: true,
    mailm: false,
    phoneLinkage: false,
  });
});

test("a byte order mark before the body is accepted", async (t) => {
  const { client } = await openGateway(t);
  const reply = await client(101).put("onlineagent/{}", '\uFEFF{"password": "secret", "phonenum": "40038"}');
  t.match(reply, { retcode: "0" });
});

test("mediatype is the media that the agent is signed in to", async (t) => {
  const { client } = await openGateway(t);
  const getMediatype = async (body: object) => (await client(101).signIn(body, "forcelogin")).body.result;
  t.match(await getMediatype({}), { mediatype: "TTF" });
  t.match(await getMediatype({ checkInWebm: false }), { mediatype: "TFF" });
  t.match(await getMediatype({ checkInMailm: "true" }), { mediatype: "TTT" });
});

for (const [what, body] of [
  ["empty", ""],
  ["blanks", "  "],
  ["broken JSON", '{"password":"secret","phonenum":"40038"'],
  ["a list", '[{"password":"secret","phonenum":"40038"}]'],
  ["null", "null"],
  ["a text", '"secret"'],
  ["a form", "password=secret&phonenum=40038"],
] as const) {
  test(`a body that is ${what} is refused with 000-002`, async (t) => {
    const { client, center } = await openGateway(t);
    t.equal((await client(101).send("PUT", "onlineagent/{}", { body })).body.retcode, "000-002");
    t.equal(center.agent(101)?.session, undefined);
  });
}

test("the content type of a body is ignored", async (t) => {
  const { client } = await openGateway(t);
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json;charset=UTF-8",
    "application/json; charset",
    "text/html, application/json",
    "a/b/c",
    "nonsense",
    "",
  ];
  for (const type of types) {
    const headers = { "Content-Type": type };
    const body = { password: "secret", phonenum: "40038" };
    t.equal((await client(101).send("PUT", "onlineagent/{}/forcelogin", { headers, body })).body.retcode, "0", type);
  }
});

test("a body of 64 KiB is accepted, one byte more is refused with 000-002", async (t) => {
  const { client } = await openGateway(t);
  const padBody = (bytes: number) => {
    const body = '{"password":"secret","phonenum":"40038","more":"';
    return `${body}${"x".repeat(bytes - body.length - 2)}"}`;
  };
  t.equal((await client(101).send("PUT", "onlineagent/{}", { body: padBody(65_536) })).body.retcode, "0");
  t.equal((await client(102).send("PUT", "onlineagent/{}", { body: padBody(65_537) })).body.retcode, "000-002");
});
