// The six ways to sign in: what each takes and refuses, what it keeps, and what becomes of a session that is there already.
import { test } from "tap";
import { type Client, type Gateway, openGateway, type Reply } from "../../support/gateway.ts";

interface Way {
  readonly path: string;
  /** What it cannot do without, besides the password. */
  readonly needs: object;
  readonly forced: boolean;
  /** Whether it asks for a phone, keeps the one it is given, and signs in to media servers and pushes. */
  readonly phone: "needed" | "kept" | "ignored";
  readonly whole: boolean;
}

const WAYS: Readonly<Record<string, Way>> = {
  login: { path: "onlineagent/{}", needs: {}, forced: false, phone: "needed", whole: true },
  forceLogin: { path: "onlineagent/{}/forcelogin", needs: {}, forced: true, phone: "needed", whole: true },
  loginEx: { path: "onlineagent/{}/loginex", needs: {}, forced: false, phone: "kept", whole: false },
  forceLoginEx: { path: "onlineagent/{}/forceloginex", needs: {}, forced: true, phone: "kept", whole: false },
  forceLoginExWithoutPhone: {
    path: "onlineagent/{}/forceloginexwithoutphone",
    needs: {},
    forced: true,
    phone: "ignored",
    whole: false,
  },
  loginByAccount: {
    path: "onlineagent/loginbyaccount",
    needs: { account: "ada" },
    forced: false,
    phone: "needed",
    whole: true,
  },
};

const ACCOUNTS = {
  agents: [
    { id: 101, name: "Ada", account: "ada", queues: [25, 26] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

/** Signs an agent in, and has its client keep the Guid. */
async function enter(client: Client, { path, needs }: Way, body: object = {}): Promise<Reply> {
  const reply = await client.send("PUT", path, { body: { password: "secret", phonenum: "40038", ...needs, ...body } });
  client.guid = reply.header("Guid") ?? client.guid;
  return reply;
}

const signedInAs = ({ center }: Gateway) => center.agent(101)?.session;

for (const [name, way] of Object.entries(WAYS)) {
  const { phone, whole, forced } = way;

  test(`${name} signs in, with a Guid in both headers, the first events and the documented result`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    const ada = gateway.client(101);
    const reply = await enter(ada, way, { checkInWebm: true, checkInMailm: true });
    t.equal(
      reply.text,
      `{"message":"","retcode":"0","result":{"vdnid":1,"workno":"101","mediatype":"${whole ? "TTT" : "TFF"}",` +
        '"loginTime":"1767603600000","isForceChange":"false","serverName":"AgentGateway","timeRemaining":""}}',
    );
    t.equal(reply.header("Set-GUID"), `JSESSIONID=${ada.guid}`);
    t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
  });

  test(`${name} keeps every member that it is given`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS, settings: { pushRetry: "1h" } });
    const reply = await enter(gateway.client(101), way, {
      autoanswer: false,
      autoenteridle: "false",
      releasephone: 0,
      agenttype: "11",
      status: "3",
      ip: "10.0.0.7",
      entryIp: "10.0.0.1",
      phonelinkage: true,
      checkInWebm: false,
      checkInMailm: true,
      vcPhoneNumber: 40039,
      listenStatus: true,
      callBackUri: "http://127.0.0.1:1/events",
      serviceToken: "token",
      unknown: "ignored",
    });
    t.equal(reply.body.retcode, "0");
    t.strictSame(signedInAs(gateway)?.details, {
      phone: phone === "ignored" ? "" : "40038",
      autoAnswer: false,
      autoEnterIdle: false,
      releasePhone: false,
      agentType: "videoPhone",
      status: "busy",
      ip: "10.0.0.7",
      push: whole ? { uri: "http://127.0.0.1:1/events", form: "list", token: "token", from: "127.0.0.1" } : undefined,
      webm: false,
      mailm: whole,
      phoneLinkage: true,
      entryIp: "10.0.0.1",
      secondPhone: "40039",
      wantsPresence: true,
    });
    t.equal(signedInAs(gateway)?.state.name, "busy");
  });

  test(`${name}: every bad member has its retcode, and nobody is signed in`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    const account = name === "loginByAccount";
    const bad: [object, string][] = [
      [{ password: "x".repeat(33) }, account ? "100-062" : "100-001"],
      [{ password: undefined }, account ? "100-062" : "100-001"],
      [{ password: "wrong" }, account ? "100-062" : "100-004"],
      [{ phonenum: "ada" }, "100-013"],
      [{ phonenum: "1".repeat(25) }, "100-013"],
      [{ autoanswer: "perhaps" }, "100-011"],
      [{ autoenteridle: 2 }, "100-011"],
      [{ releasephone: {} }, "100-011"],
      [{ agenttype: 5 }, "100-012"],
      [{ status: 6 }, "100-011"],
      [{ ip: "10.0.0.256" }, "100-016"],
      [{ entryIp: [] }, "100-011"],
      [{ phonelinkage: "perhaps" }, "100-011"],
      [{ checkInWebm: "perhaps" }, "100-011"],
      [{ checkInMailm: "perhaps" }, "100-011"],
      [{ vcPhoneNumber: "1".repeat(25) }, "100-013"],
      [{ listenStatus: "perhaps" }, "100-011"],
      [{ callBackUri: "ftp://callee/" }, "100-001"],
      [{ callBackUri: `http://callee/${"x".repeat(200)}` }, "100-001"],
      [{ serviceToken: "to ken" }, "100-001"],
      [{ serviceToken: "x".repeat(51) }, "100-001"],
      [{ pushUrl: "nowhere" }, "100-001"],
    ];
    for (const [body, retcode] of bad) {
      const { text } = await enter(gateway.client(101), way, body);
      t.match(text, `"retcode":"${retcode}"}`, JSON.stringify(body));
    }
    t.equal(signedInAs(gateway), undefined);
  });

  test(`${name}: no body is 000-002`, async (t) => {
    const { client } = await openGateway(t);
    for (const body of [undefined, "", "[]", "{broken"]) {
      t.equal((await client(101).send("PUT", way.path, { body })).body.retcode, "000-002");
    }
  });

  test(`${name} without a phone is ${phone === "needed" ? "100-013" : "a sign-in without one"}`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    for (const phonenum of [undefined, null, ""]) {
      const ada = gateway.client(101);
      const { body } = await enter(ada, way, { phonenum });
      t.equal(body.retcode, phone === "needed" ? "100-013" : "0");
      t.equal(signedInAs(gateway)?.details.phone, phone === "needed" ? undefined : "");
      await ada.delete("onlineagent/{}/logout");
    }
  });

  test(`${name}: a phone outside the center's range is ${phone === "ignored" ? "not looked at" : "refused"}`, async (t) => {
    const center = { ...ACCOUNTS, phoneRange: { from: "40000", to: "40037" } };
    const { client } = await openGateway(t, { center });
    const expected = { needed: name === "loginByAccount" ? "100-060" : "100-014", kept: "100-014", ignored: "0" };
    t.equal((await enter(client(101), way)).body.retcode, expected[phone]);
  });

  test(`${name}: passwordTries wrong passwords in a row lock the account, and a right one starts the count anew`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS, settings: { passwordTries: 3 } });
    const account = name === "loginByAccount";
    const [wrong, locked] = account ? ["100-062", "100-061"] : ["100-004", "110-016"];
    const ada = gateway.client(101);
    const retcodes = async (...passwords: string[]) => {
      const got: string[] = [];
      for (const password of passwords) got.push((await enter(ada, way, { password })).body.retcode);
      await ada.delete("onlineagent/{}/logout");
      return got;
    };
    t.strictSame(await retcodes("a", "b", "secret"), [wrong, wrong, "0"]);
    t.strictSame(await retcodes("a", "b", "c", "secret", "d"), [wrong, wrong, wrong, locked, locked]);
    t.equal(signedInAs(gateway), undefined);
    t.equal((await enter(gateway.client(102), { ...way, needs: account ? { account: "102" } : {} })).body.retcode, "0");
  });

  test(`${name}: with passwordTries 0 no account is ever locked`, async (t) => {
    const { client } = await openGateway(t, { center: ACCOUNTS, settings: { passwordTries: 0 } });
    for (let i = 0; i < 20; i++) await enter(client(101), way, { password: "wrong" });
    t.equal((await enter(client(101), way)).body.retcode, "0");
  });

  if (forced) {
    test(`${name} ends the other session: its held poll and its next call learn it`, async (t) => {
      const gateway = await openGateway(t);
      const before = await gateway.signedIn(101);
      gateway.world.changeSettings({ pollHold: "10s" });
      const held = before.poll();
      await gateway.holding(1);
      const after = gateway.client(101);
      t.equal((await enter(after, way)).body.retcode, "0");
      t.equal((await held).retcode, "100-006");
      t.equal((await before.poll()).retcode, "000-003");
      t.equal((await before.post("onlineagent/{}/saybusy")).retcode, "100-006");
      t.equal((await after.post("onlineagent/{}/saybusy")).retcode, "0");
    });

    test(`${name} is 100-015 where settings forbid it, unless nobody is signed in`, async (t) => {
      const gateway = await openGateway(t, { settings: { forcedSignIn: "refuse" } });
      const ada = gateway.client(101);
      t.equal((await enter(ada, way)).body.retcode, "0");
      const refused = await enter(gateway.client(101), way);
      t.equal(refused.text, '{"message":"agent already login and can not be forced out","retcode":"100-015"}');
      t.equal(refused.header("Set-GUID"), undefined);
      t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    });
  } else {
    test(`${name} is 100-002 to who is signed in, and that session goes on`, async (t) => {
      const gateway = await openGateway(t, { center: ACCOUNTS });
      const ada = await gateway.signedIn(101);
      t.equal((await enter(gateway.client(101), way)).text, '{"message":"agent already login","retcode":"100-002"}');
      t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    });
  }
}

test("an account that nobody has is 100-062, like an empty one; the id is the account of who has no other", async (t) => {
  const { client } = await openGateway(t, { center: ACCOUNTS });
  const byAccount = async (account: unknown) =>
    (await enter(client(0), WAYS["loginByAccount"] as Way, { account })).body;
  for (const account of [undefined, null, "", "Ada", "101", "999", "x".repeat(65), {}]) {
    t.equal((await byAccount(account)).retcode, "100-062", JSON.stringify(account));
  }
  t.match(await byAccount("ada"), { retcode: "0", result: { workno: "101" } });
  t.match(await byAccount(102), { retcode: "0", result: { workno: "102" } });
});

test("who signed in without a phone gets no calls from queues until one is bound", async (t) => {
  const { client, call, center } = await openGateway(t);
  const ada = client(101);
  await enter(ada, WAYS["loginEx"] as Way, { phonenum: "" });
  call({ queue: 25 });
  t.equal((await ada.post("onlineagent/{}/resetskill/true")).retcode, "100-007");
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
  const done = { message: "success", retcode: "0", result: {} };
  t.strictSame(await ada.post("onlineagent/{}/bindphone", { phonenum: 40038 }), done);
  t.equal(center.agent(101)?.session?.details.phone, "40038");
  t.strictSame(await ada.post("onlineagent/{}/resetskill/true"), done);
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("bindphone: what is no number is 100-013, one outside the range 100-014, and the phone stays", async (t) => {
  const { client, center } = await openGateway(t, { center: { phoneRange: { from: "40000", to: "40099" } } });
  const ada = client(101);
  t.equal((await ada.post("onlineagent/{}/bindphone", { phonenum: "40001" })).retcode, "100-006");
  await ada.signIn();
  for (const body of [undefined, "", "{broken", {}, { phonenum: "" }, { phonenum: "ada" }, { phonenum: null }]) {
    t.equal((await ada.post("onlineagent/{}/bindphone", body)).retcode, "100-013", JSON.stringify(body));
  }
  t.equal((await ada.post("onlineagent/{}/bindphone", { phonenum: "40100" })).retcode, "100-014");
  t.equal(center.agent(101)?.session?.details.phone, "40038");
  t.equal((await ada.post("onlineagent/{}/bindphone", { phonenum: "40099" })).retcode, "0");
  t.equal(center.agent(101)?.session?.details.phone, "40099");
});
