// Tests of the six operations that sign in: accepted and refused members, stored details, accounts and phones.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { ACCOUNTS, SIGN_INS, type SignInOperation, sessionOfAda, signInWith } from "./sign-in-operations.ts";

for (const [name, operation] of Object.entries(SIGN_INS)) {
  const { phone, readsEverything } = operation;

  test(`${name} signs in, with a Guid in both headers, the first events and the documented result`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    const ada = gateway.client(101);
    const reply = await signInWith(ada, operation, { checkInWebm: true, checkInMailm: true });
    t.equal(
      reply.text,
      `{"message":"","retcode":"0","result":{"vdnid":1,"workno":"101","mediatype":"${readsEverything ? "TTT" : "TFF"}",` +
        '"loginTime":"1767603600000","isForceChange":"false","serverName":"AgentGateway","timeRemaining":""}}',
    );
    t.equal(reply.header("Set-GUID"), `JSESSIONID=${ada.guid}`);
    t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
  });

  test(`${name} stores every member that it reads`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS, settings: { pushRetry: "1h" } });
    const reply = await signInWith(gateway.client(101), operation, {
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
    t.strictSame(sessionOfAda(gateway)?.details, {
      phone: phone === "ignored" ? "" : "40038",
      autoAnswer: false,
      autoEnterIdle: false,
      releasePhone: false,
      agentType: "videoPhone",
      status: "busy",
      ip: "10.0.0.7",
      push: readsEverything
        ? { uri: "http://127.0.0.1:1/events", form: "list", token: "token", from: "127.0.0.1" }
        : undefined,
      webm: false,
      mailm: readsEverything,
      phoneLinkage: true,
      entryIp: "10.0.0.1",
      secondPhone: "40039",
      wantsPresence: true,
    });
    t.equal(sessionOfAda(gateway)?.state.name, "busy");
  });

  test(`${name} refuses every invalid member with its retcode, and no agent is signed in`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    const isByAccount = name === "loginByAccount";
    const invalid: [object, string][] = [
      [{ password: "x".repeat(33) }, isByAccount ? "100-062" : "100-001"],
      [{ password: undefined }, isByAccount ? "100-062" : "100-001"],
      [{ password: "wrong" }, isByAccount ? "100-062" : "100-004"],
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
    for (const [body, retcode] of invalid) {
      const { message, ...others } = (await signInWith(gateway.client(101), operation, body)).body;
      t.strictSame(others, { retcode }, JSON.stringify(body));
    }
    t.equal(sessionOfAda(gateway), undefined);
  });

  test(`${name} refuses a missing or malformed body with 000-002`, async (t) => {
    const { client } = await openGateway(t);
    for (const body of [undefined, "", "[]", "{broken"]) {
      t.equal((await client(101).send("PUT", operation.path, { body })).body.retcode, "000-002");
    }
  });

  test(`${name} without a phone is ${phone === "required" ? "refused with 100-013" : "accepted"}`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS });
    for (const phonenum of [undefined, null, ""]) {
      const ada = gateway.client(101);
      const { body } = await signInWith(ada, operation, { phonenum });
      t.equal(body.retcode, phone === "required" ? "100-013" : "0");
      t.equal(sessionOfAda(gateway)?.details.phone, phone === "required" ? undefined : "");
      await ada.delete("onlineagent/{}/logout");
    }
  });

  test(`for ${name}, a phone outside the center's range is ${phone === "ignored" ? "ignored" : "refused"}`, async (t) => {
    const center = { ...ACCOUNTS, phoneRange: { from: "40000", to: "40037" } };
    const { client } = await openGateway(t, { center });
    const expected = { required: name === "loginByAccount" ? "100-060" : "100-014", optional: "100-014", ignored: "0" };
    t.equal((await signInWith(client(101), operation)).body.retcode, expected[phone]);
  });
}

test("an unknown or missing account is refused with 100-062, and an agent without a configured account uses its id", async (t) => {
  const { client } = await openGateway(t, { center: ACCOUNTS });
  const signInByAccount = async (account: unknown) =>
    (await signInWith(client(0), SIGN_INS["loginByAccount"] as SignInOperation, { account })).body;
  for (const account of [undefined, null, "", "Ada", "101", "999", "x".repeat(65), {}]) {
    t.equal((await signInByAccount(account)).retcode, "100-062", JSON.stringify(account));
  }
  t.hasStrict(await signInByAccount("ada"), { retcode: "0", result: { workno: "101" } });
  t.hasStrict(await signInByAccount(102), { retcode: "0", result: { workno: "102" } });
});

test("an agent without a phone gets no calls from queues until one is bound", async (t) => {
  const { client, call, center } = await openGateway(t);
  const ada = client(101);
  await signInWith(ada, SIGN_INS["loginEx"] as SignInOperation, { phonenum: "" });
  call({ queue: 25 });
  t.equal((await ada.post("onlineagent/{}/resetskill/true")).retcode, "100-007");
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
  const done = { message: "success", retcode: "0", result: {} };
  t.strictSame(await ada.post("onlineagent/{}/bindphone", { phonenum: 40038 }), done);
  t.equal(center.agent(101)?.session?.details.phone, "40038");
  t.strictSame(await ada.post("onlineagent/{}/resetskill/true"), done);
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("bindphone refuses an invalid number with 100-013 and one outside the range with 100-014, and the phone stays", async (t) => {
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
