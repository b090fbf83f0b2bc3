// Tests of an agent's account: password changes, locks, softphone credentials, and stored client settings.
import { test } from "tap";
import { unlockAccount } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway } from "../../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

const DAY_SECONDS = 86_400;

/** Valid passwords that differ enough from each other. */
const PASSWORDS = ["Aq7-nimble", "Bq7-nimble", "Cq7-nimble", "Dq7-nimble", "Eq7-nimble", "Fq7-nimble"] as const;

/** Changes the password of the client's agent. */
type Change = (ada: Client, old: string, next: string) => Promise<{ retcode: string }>;

/** The two interfaces that change a password. */
const CHANGES: Readonly<Record<string, Change>> = {
  modifyaccountpwdex: (ada, oldPassword, newPassword) =>
    ada.post("onlineagent/{}/modifyaccountpwdex", { oldPassword, newPassword }),
  modifyaccountpwd: (ada, oldpassword, newpassword) =>
    ada.post(
      `onlineagent/{}/modifyaccountpwd?${new URLSearchParams({ oldpassword, newpassword, repassword: newpassword })}`,
    ),
};

/** Returns whether agent 101 can sign in with a password. */
async function canSignIn({ client }: Gateway, password: string): Promise<boolean> {
  return (await client(101).signIn({ password }, "forcelogin")).body.retcode === "0";
}

for (const [name, change] of Object.entries(CHANGES)) {
  test(`after ${name}, the next sign-in needs the new password, and the session continues`, async (t) => {
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101);
    t.strictSame(await change(ada, "secret", PASSWORDS[0]), DONE);
    t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    t.strictSame([await canSignIn(gateway, "secret"), await canSignIn(gateway, PASSWORDS[0])], [false, true]);
  });

  test(`${name} refuses each invalid password with its retcode, and the old one stays valid`, async (t) => {
    const gateway = await openGateway(t, {
      center: { agents: [{ id: 12345, name: "Ada-Lovelace1", account: "Lady-Ada-1815", password: PASSWORDS[0] }] },
    });
    const ada = gateway.client(12345);
    await ada.signIn({ password: PASSWORDS[0] });
    for (const [next, retcode] of [
      ["Aq7-nim", "110-020"],
      [`Aq7-${"abcdefg".repeat(4)}h`, "110-020"],
      [PASSWORDS[0], "110-017"],
      ["Ada-Lovelace1", "110-018"],
      ["1ecalevoL-adA", "110-018"],
      ["Lady-Ada-1815", "110-018"],
      ["Aq7-nimmmble", "110-019"],
      ["Aq-1234-nimble", "110-019"],
      ["Aq-2345-nimble", "110-019"],
      ["nimblenimble", "110-019"],
      ["nimble-nimble", "110-019"],
      ["NIMBLE-NIMBLE", "110-019"],
      ["", "110-020"],
      ["x".repeat(65), "000-002"],
    ] as const) {
      t.equal((await change(ada, PASSWORDS[0], next)).retcode, retcode, next);
    }
    t.equal((await change(ada, PASSWORDS[0], "Aq-123-nimble")).retcode, "0");
  });

  test(`${name} refuses exactly the last five passwords`, async (t) => {
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    let present = "secret";
    for (const next of PASSWORDS) {
      t.equal((await change(ada, present, next)).retcode, "0", next);
      present = next;
    }
    for (const former of PASSWORDS.slice(1, 5)) {
      t.equal((await change(ada, present, former)).retcode, "110-019", former);
    }
    t.equal((await change(ada, present, PASSWORDS[0])).retcode, "0", "six changes ago");
  });

  test(`${name} refuses a wrong old password with 110-003, and too many in a row lock the account with 110-021`, async (t) => {
    const gateway = await openGateway(t, { settings: { passwordTries: 3 } });
    const ada = await gateway.signInAgent(101);
    const tryOldPasswords = async (...oldPasswords: string[]) => {
      const retcodes: string[] = [];
      for (const old of oldPasswords) retcodes.push((await change(ada, old, "short")).retcode);
      return retcodes;
    };
    t.strictSame(await tryOldPasswords("a", "b"), ["110-003", "110-003"]);
    t.equal((await change(ada, "secret", PASSWORDS[0])).retcode, "0", "a correct password resets the count");
    t.strictSame(await tryOldPasswords("a", "b", "c", PASSWORDS[0]), ["110-003", "110-003", "110-003", "110-021"]);
    t.equal((await gateway.client(101).signIn({ password: PASSWORDS[0] }, "forcelogin")).body.retcode, "110-016");
    t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0", "the session continues");
    gateway.center.perform(unlockAccount, { agent: 101 });
    t.equal((await change(ada, PASSWORDS[0], PASSWORDS[1])).retcode, "0");
  });

  test(`for ${name}, wrong passwords at sign-in also count as tries`, async (t) => {
    const gateway = await openGateway(t, { settings: { passwordTries: 2 } });
    const ada = await gateway.signInAgent(101);
    await gateway.client(101).signIn({ password: "wrong" }, "forcelogin");
    t.equal((await change(ada, "wrong", PASSWORDS[0])).retcode, "110-003");
    t.equal((await change(ada, "secret", PASSWORDS[0])).retcode, "110-021");
  });

  test(`after ${name}, no password is readable in the state, the events, the journal, the log or the warnings`, async (t) => {
    const gateway = await openGateway(t);
    const { center, world, lines, warnings, client } = gateway;
    const ada = await gateway.signInAgent(101);
    await change(ada, "a-wrong-Password1", PASSWORDS[0]);
    await change(ada, "secret", PASSWORDS[0]);
    await change(ada, PASSWORDS[0], PASSWORDS[1]);
    await client(101).signIn({ password: "another-wrong-Password1" }, "forcelogin");
    await client(102).send("POST", `onlineagent/{}/modifyaccountpwd2?newpassword=${PASSWORDS[2]}`);
    const replaceCollections = (_: string, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...value] : value;
    const written = JSON.stringify(
      [center.state, center.log.recent(), world.journal.list(), lines, warnings],
      replaceCollections,
    );
    t.equal(world.journal.list().filter(({ path }) => path.endsWith(`/${name}`)).length, 3);
    for (const password of [
      "secret",
      "a-wrong-Password1",
      "another-wrong-Password1",
      PASSWORDS[0],
      PASSWORDS[1],
      PASSWORDS[2],
    ]) {
      t.notOk(written.includes(password), password);
    }
  });
}

test("modifyaccountpwdex refuses a member that is missing or not text with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const body of [
    undefined,
    {},
    { oldPassword: "secret" },
    { newPassword: PASSWORDS[0] },
    [],
    { oldPassword: {}, newPassword: [] },
  ]) {
    t.equal((await ada.post("onlineagent/{}/modifyaccountpwdex", body)).retcode, "000-002", JSON.stringify(body));
  }
});

test("modifyaccountpwd refuses a different repetition with 110-022, and a missing member with 000-002, and changes nothing", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const getRetcode = async (query: string) => (await ada.post(`onlineagent/{}/modifyaccountpwd?${query}`)).retcode;
  t.equal(await getRetcode(`oldpassword=secret&newpassword=${PASSWORDS[0]}&repassword=${PASSWORDS[1]}`), "110-022");
  t.equal(await getRetcode(`oldpassword=secret&newpassword=${PASSWORDS[0]}`), "000-002");
  t.equal(await getRetcode(""), "000-002");
  t.ok(await canSignIn(gateway, "secret"));
});

test("logininfo returns the bound phone and a new token each time", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const tokens = new Set<string>();
  for (let i = 0; i < 3; i++) {
    const { message, retcode, result } = await ada.post("onlineagent/{}/logininfo");
    const { phonetoken } = result as { phonetoken: string };
    t.strictSame([message, retcode, result], ["", "0", { phonenum: "40038", phonetoken }]);
    t.match(phonetoken, /^[0-9a-f]{32}$/);
    tokens.add(phonetoken);
  }
  t.equal(tokens.size, 3);
  await ada.post("onlineagent/{}/bindphone", { phonenum: "40039" });
  t.hasStrict((await ada.post("onlineagent/{}/logininfo")).result, { phonenum: "40039" });
  ada.guid = "wrong";
  t.equal((await ada.post("onlineagent/{}/logininfo")).retcode, "000-003");
});

test("privateconfig stores a configuration per agent, also beyond the session", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const getStored = async (client: Client) => (await client.get("onlineagent/{}/privateconfig")).result;
  t.equal(await getStored(ada), "");
  for (const config of ['{"color":"blue"}', "ä ö\n&=?#", "x".repeat(8_000), ""]) {
    t.strictSame(await ada.post(`onlineagent/{}/privateconfig?config=${encodeURIComponent(config)}`), DONE);
    t.equal(await getStored(ada), config);
  }
  await ada.post("onlineagent/{}/privateconfig?config=stored");
  await ada.delete("onlineagent/{}/logout");
  t.equal(await getStored(await signInAgent(101)), "stored");
  t.equal(await getStored(await signInAgent(102)), "");
});

test("privateconfig without a config is refused with 000-002, and the stored configuration does not change", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/privateconfig?config=stored");
  t.equal((await ada.post("onlineagent/{}/privateconfig")).retcode, "000-002");
  t.equal((await ada.post("onlineagent/{}/privateconfig?config=a&config=b")).retcode, "000-002");
  t.equal((await ada.get("onlineagent/{}/privateconfig")).result, "stored");
});

test("a sign-in returns the days until the password expires, and a new password has the full time again", async (t) => {
  const agents = [{ id: 101, name: "Ada", password: "Present-1", queues: [], passwordLife: "90d" }];
  const { client, advance } = await openGateway(t, { center: { agents } });
  const ada = client(101);
  const getDaysLeft = async (password: string) =>
    ((await ada.signIn({ password }, "forcelogin")).body.result as { timeRemaining: string }).timeRemaining;
  const days = [await getDaysLeft("Present-1")];
  advance(60.5 * DAY_SECONDS);
  days.push(await getDaysLeft("Present-1"));
  await ada.post("onlineagent/{}/modifyaccountpwdex", { oldPassword: "Present-1", newPassword: "Another-2" });
  advance(60 * DAY_SECONDS);
  t.strictSame([...days, await getDaysLeft("Another-2")], ["90", "29", "30"]);
});
