// Tests of the body of a sign-in: every member with valid and lenient values, and with invalid ones and their retcodes.
import { test } from "tap";
import type { SignInDetails } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";

/** A member, its valid values with the details of the session that they set, and its invalid values with their retcode. */
interface Member {
  readonly name: string;
  readonly valid: readonly (readonly [value: unknown, stored: Partial<SignInDetails>])[];
  readonly invalid: readonly unknown[];
  readonly retcode: string;
}

/** Declares a member that is a flag. `detail` is the detail of the session that it sets; undefined if it sets none. */
const declareFlag = (name: string, detail?: keyof SignInDetails): Member => {
  const store = (value: boolean) => (detail === undefined ? {} : { [detail]: value });
  return {
    name,
    valid: [
      ...[true, "true", "True", 1, "1", -1, "-1", "on"].map((value) => [value, store(true)] as const),
      ...[false, "false", "FALSE", 0, "0", "off", ""].map((value) => [value, store(false)] as const),
      [null, {}],
    ],
    invalid: [2, "yes", "null", {}, [], 0.5],
    retcode: "100-011",
  };
};

const MEMBERS: readonly Member[] = [
  {
    name: "password",
    valid: [["secret", {}]],
    invalid: [undefined, null, {}, ["secret"], true, "x".repeat(33)],
    retcode: "100-001",
  },
  {
    name: "phonenum",
    valid: [
      ["40038", { phone: "40038" }],
      [40038, { phone: "40038" }],
      ["+49*30#", { phone: "+49*30#" }],
      ["1".repeat(24), { phone: "1".repeat(24) }],
    ],
    invalid: [undefined, null, "", "ada", "4 0", -1, 1.5, {}, [], "1".repeat(25)],
    retcode: "100-013",
  },
  declareFlag("autoanswer", "autoAnswer"),
  declareFlag("autoenteridle", "autoEnterIdle"),
  declareFlag("releasephone", "releasePhone"),
  {
    name: "agenttype",
    valid: [
      [4, { agentType: "phone" }],
      ["4", { agentType: "phone" }],
      [11, { agentType: "videoPhone" }],
      ["11", { agentType: "videoPhone" }],
      [null, { agentType: "phone" }],
    ],
    invalid: [0, 5, "five", "", true, {}, [4]],
    retcode: "100-012",
  },
  {
    name: "status",
    valid: [
      [3, { status: "busy" }],
      ["3", { status: "busy" }],
      [4, { status: "idle" }],
      ["5", { status: "wrapUp" }],
      [null, { status: "idle" }],
    ],
    invalid: [0, 2, 6, 7, "idle", "", true, 3.5, {}],
    retcode: "100-011",
  },
  {
    name: "ip",
    valid: [
      ["10.0.0.7", { ip: "10.0.0.7" }],
      ["", { ip: "" }],
      [null, { ip: "127.0.0.1" }],
    ],
    invalid: ["10.0.0", "10.0.0.256", "::1", "localhost", "010.000.000.0077", {}, true],
    retcode: "100-016",
  },
  {
    name: "entryIp",
    valid: [
      ["gateway.example", {}],
      [null, {}],
    ],
    invalid: [{}, true, "x".repeat(256)],
    retcode: "100-011",
  },
  declareFlag("phonelinkage", "phoneLinkage"),
  declareFlag("checkInWebm", "webm"),
  declareFlag("checkInMailm", "mailm"),
  {
    name: "vcPhoneNumber",
    valid: [
      ["40039", {}],
      [40039, {}],
      ["", {}],
    ],
    invalid: [{}, true, "1".repeat(25)],
    retcode: "100-013",
  },
  declareFlag("listenStatus"),
  {
    name: "callBackUri",
    valid: [
      ["", {}],
      [null, {}],
    ],
    invalid: [{}, true, "x".repeat(201)],
    retcode: "100-001",
  },
  {
    name: "serviceToken",
    valid: [
      ["", {}],
      [null, {}],
      ["a-token.of_mine1", {}],
    ],
    invalid: ["a token", "a/b", "tök", {}, "x".repeat(51)],
    retcode: "100-001",
  },
];

for (const { name, valid, invalid, retcode } of MEMBERS) {
  test(`every valid value of ${name} is accepted, and sets its detail of the session, if any`, async (t) => {
    const { client, center } = await openGateway(t);
    for (const [value, stored] of valid) {
      t.equal((await client(101).signIn({ [name]: value }, "forcelogin")).body.retcode, "0", JSON.stringify(value));
      t.hasStrict(center.agent(101)?.session?.details, stored, JSON.stringify(value));
    }
  });

  test(`an invalid value of ${name} is refused with ${retcode} by login and forcelogin, and no agent is signed in`, async (t) => {
    const { client, center } = await openGateway(t);
    for (const value of invalid) {
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
  t.strictSame(center.agent(101)?.session?.details, {
    phone: "40038",
    autoAnswer: true,
    autoEnterIdle: true,
    releasePhone: true,
    agentType: "phone",
    status: "idle",
    ip: "127.0.0.1",
    push: undefined,
    webm: true,
    mailm: false,
    phoneLinkage: false,
  });
});

test("a byte order mark before the body is accepted", async (t) => {
  const { client } = await openGateway(t);
  const body = '\uFEFF{"password": "secret", "phonenum": "40038"}';
  t.equal((await client(101).put("onlineagent/{}", body)).retcode, "0");
});

test("mediatype has T or F for voice, text chat and mail, as checkInWebm and checkInMailm say", async (t) => {
  const { client } = await openGateway(t);
  const getMediatype = async (body: object) =>
    ((await client(101).signIn(body, "forcelogin")).body.result as { mediatype: string }).mediatype;
  t.equal(await getMediatype({}), "TTF");
  t.equal(await getMediatype({ checkInWebm: false }), "TFF");
  t.equal(await getMediatype({ checkInMailm: "true" }), "TTT");
});

for (const [what, body] of [
  ["empty", ""],
  ["only spaces", "  "],
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
    "text",
    "",
  ];
  for (const type of types) {
    const headers = { "Content-Type": type };
    const body = { password: "secret", phonenum: "40038" };
    t.equal((await client(101).send("PUT", "onlineagent/{}/forcelogin", { headers, body })).body.retcode, "0", type);
  }
});

test("a body of 64 KiB is accepted, and one that has a byte more is refused with 000-002", async (t) => {
  const { client } = await openGateway(t);
  const padBody = (bytes: number) => {
    const body = '{"password":"secret","phonenum":"40038","more":"';
    return `${body}${"x".repeat(bytes - body.length - 2)}"}`;
  };
  t.equal((await client(101).send("PUT", "onlineagent/{}", { body: padBody(65_536) })).body.retcode, "0");
  t.equal((await client(102).send("PUT", "onlineagent/{}", { body: padBody(65_537) })).body.retcode, "000-002");
});
