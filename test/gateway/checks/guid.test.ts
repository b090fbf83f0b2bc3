// Tests of Guids over HTTP: static, dynamic or not required, and the answers to wrong ones.
import { test } from "tap";
import { type Client, openGateway } from "../../support/gateway.ts";

const DYNAMIC = { authMode: "dynamic", supervision: "off" };
const STATUS = "onlineagent/{}/agentstatus";

const isAccepted = async (client: Client) => (await client.get(STATUS)).retcode === "0";

test("with authMode static, polls return no new Guid, and the first Guid is valid for a whole day", async (t) => {
  const { signInAgent, world } = await openGateway(t, { settings: { supervision: "off" } });
  const ada = await signInAgent(101);
  world.center.runUntil(world.center.now + 86_400_000);
  t.equal((await ada.pollForReply()).header("Set-GUID"), undefined);
  t.equal(await isAccepted(ada), true);
});

test("with authMode dynamic, the first poll after guidInterval returns one new Guid, in both headers", async (t) => {
  const { signInAgent, advance } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  const first = ada.guid;
  advance(59);
  t.equal((await ada.pollForReply()).header("Set-GUID"), undefined);
  advance(1);
  t.equal((await ada.send("GET", STATUS)).header("Set-GUID"), undefined);
  const reply = await ada.pollForReply();
  t.match(reply.header("Set-GUID"), /^JSESSIONID=[0-9a-f-]{36}\.AgentGateway1$/);
  t.equal(reply.header("Set-GUID"), `JSESSIONID=${reply.header("Guid")}`);
  t.not(ada.guid, first);
  t.equal((await ada.pollForReply()).header("Set-GUID"), undefined);
});

test("with authMode dynamic, a poll that returns an event can return a new Guid, too", async (t) => {
  const { signInAgent, advance } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/saybusy");
  advance(60);
  const reply = await ada.pollForReply();
  t.equal(reply.body.event?.eventType, "AgentState_SetNotReady_Success");
  t.not(reply.header("Set-GUID"), undefined);
});

test("with authMode dynamic, the previous Guid is valid until it expires, and the new one after that", async (t) => {
  const { signInAgent, client, world } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  const old = client(101);
  old.guid = ada.guid;
  const runFor = (seconds: number) => world.center.runUntil(world.center.now + seconds * 1_000);
  runFor(60);
  await ada.poll();
  runFor(59);
  t.strictSame([await isAccepted(old), await isAccepted(ada)], [true, true]);
  runFor(1);
  t.strictSame([await isAccepted(old), await isAccepted(ada)], [false, true]);
});

test("with authMode dynamic, manual advances do not extend the life of a replaced Guid", async (t) => {
  const { signInAgent, client, advance } = await openGateway(t, {
    settings: { ...DYNAMIC, statisticsOutsideCall: "answer" },
  });
  const ada = await signInAgent(101);
  const old = client(101);
  old.guid = ada.guid;
  const retcodes: string[] = [];
  for (let seconds = 10; seconds <= 130; seconds += 10) {
    advance(10);
    await ada.poll();
    retcodes.push((await old.get("calldata/{}/statistics")).retcode);
  }
  t.strictSame(retcodes, [...Array(11).fill("0"), "100-006", "100-006"]);
});

test("with authMode dynamic, a client that keeps its first Guid is refused when that Guid expires", async (t) => {
  const { signInAgent, world } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  ada.storesNewGuid = false;
  const retcodes: string[] = [];
  for (let i = 0; i < 5; i++) {
    world.center.runUntil(world.center.now + 30_000);
    retcodes.push((await ada.poll()).retcode);
  }
  t.strictSame(retcodes, ["0", "0", "0", "000-003", "000-003"]);
  t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "100-006");
});

test("with authMode dynamic, an advance does not expire the Guid of a client that sent a request since the previous advance", async (t) => {
  const { signInAgent, advance } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  advance(28_800);
  t.equal((await ada.poll()).retcode, "0");
  advance(28_800);
  t.equal(await isAccepted(ada), true);
  advance(28_800);
  advance(28_800);
  t.equal(await isAccepted(ada), false);
});

test("with authMode dynamic, a held poll returns the Guid that became due while it was held", async (t) => {
  const { signInAgent, waitForHeldPolls, world } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "10s" });
  const held = ada.pollForReply();
  await waitForHeldPolls(1);
  world.center.runUntil(world.center.now + 60_000);
  await ada.post("onlineagent/{}/saybusy");
  t.not((await held).header("Set-GUID"), undefined);
});

test("with authMode dynamic, the newer of two polls gets the due Guid, because the connection of the older may be broken", async (t) => {
  const { signInAgent, waitForHeldPolls, world, advance } = await openGateway(t, { settings: DYNAMIC });
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "10s" });
  const older = ada.pollForReply();
  await waitForHeldPolls(1);
  advance(60);
  world.changeSettings({ pollHold: "0s" });
  const newer = await ada.pollForReply();
  t.equal((await older).header("Set-GUID"), undefined);
  t.not(newer.header("Set-GUID"), undefined);
});

test("with authMode none, requests with no Guid, a wrong one or another agent's are accepted", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { authMode: "none" } });
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  for (const guid of [undefined, "", "wrong", ben.guid]) {
    ada.guid = guid;
    t.equal(await isAccepted(ada), true, guid ?? "no Guid");
  }
});

// Only the first two of these interfaces list 000-003 among their errors.
const INTERFACES = [
  ["GET", "agentevent/{}"],
  ["GET", "onlineagent/{}/agentstatus"],
  ["POST", "onlineagent/{}/saybusy"],
  ["PUT", "voicecall/{}/answer"],
  ["GET", "calldata/{}/statistics"],
] as const;

for (const [rejectedGuid, expected] of [
  ["perInterface", ["000-003", "000-003", "100-006", "100-006", "100-006"]],
  ["000-003", Array(5).fill("000-003")],
  ["100-006", Array(5).fill("100-006")],
] as const) {
  test(`a wrong Guid is refused according to rejectedGuid ${rejectedGuid}`, async (t) => {
    const { signInAgent } = await openGateway(t, { settings: { rejectedGuid } });
    const ada = await signInAgent(101);
    ada.guid = "wrong";
    const retcodes: string[] = [];
    for (const [method, path] of INTERFACES) retcodes.push((await ada.send(method, path)).body.retcode);
    t.strictSame(retcodes, expected);
  });

  test(`a request without a session is refused with 100-006, even with rejectedGuid ${rejectedGuid}`, async (t) => {
    const { client } = await openGateway(t, { settings: { rejectedGuid } });
    for (const [method, path] of INTERFACES) {
      t.equal((await client(101).send(method, path)).body.retcode, "100-006", path);
    }
  });
}

test("only the exact Guid of the agent is accepted", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  const own = ada.guid ?? "";
  const wrongGuids = {
    none: undefined,
    "an empty one": "",
    "another agent's": ben.guid,
    "without its node": own.replace(/\..*/, ""),
    "of another node": own.replace("Gateway1", "Gateway2"),
    "in capitals": own.toUpperCase(),
    "with the cookie's name": `JSESSIONID=${own}`,
    "cut short": own.slice(0, -1),
    "with an extra character": `${own}1`,
    "with one character changed": own.replace(/^./, (first) => (first === "0" ? "1" : "0")),
  };
  for (const [what, guid] of Object.entries(wrongGuids)) {
    ada.guid = guid;
    t.equal(await isAccepted(ada), false, what);
  }
  ada.guid = own;
  t.equal(await isAccepted(ada), true);
});

test("two Guid headers are accepted if they are the same, and refused if they differ", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const own = ada.guid ?? "";
  ada.guid = undefined;
  const retcodes: string[] = [];
  for (const guids of [
    [own, own],
    [own, own, own],
    ["wrong", own],
    [own, "wrong"],
    ["wrong", "wrong"],
  ]) {
    retcodes.push((await ada.send("GET", STATUS, { headers: { Guid: guids } })).body.retcode);
  }
  t.strictSame(retcodes, ["0", "0", "000-003", "000-003", "000-003"]);
});

test("the Guid of an ended session is refused in the next session", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const former = ada.guid;
  await ada.delete("onlineagent/{}/logout");
  await ada.signIn();
  ada.guid = former;
  t.equal(await isAccepted(ada), false);
});
