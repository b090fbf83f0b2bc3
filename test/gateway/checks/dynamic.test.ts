// Tests of a working day with dynamic authentication: expired Guids are refused, and a client that follows Set-GUID never is.
import { test } from "tap";
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";
import { openReceiver } from "../../support/receiver.ts";

const DYNAMIC = { authMode: "dynamic" };
const EIGHT_HOURS_S = 8 * 3_600;

/** Ways to run the clock: manual advances, or a clock that follows the wall clock. */
const WAYS: Readonly<Record<string, (gateway: Gateway, seconds: number) => unknown>> = {
  "advanced by hand": ({ advance }, seconds) => advance(seconds),
  "that pass": ({ center }, seconds) => center.runUntil(center.now + seconds * 1_000),
};

const STEPS: Readonly<Record<string, readonly number[]>> = {
  "a minute at a time": [60],
  "just under a minute at a time": [59.999],
  "at a client's uneven pace": [60, 0.5, 59, 1, 60, 60, 45, 0, 60, 60, 13],
};

/** Yields the steps again and again, until they add up to eight hours. */
function* repeatForEightHours(steps: readonly number[]): Generator<number> {
  let total = 0;
  for (let i = 0; total < EIGHT_HOURS_S; i++) {
    const seconds = steps[i % steps.length] ?? 60;
    total += seconds;
    yield seconds;
  }
}

/** Polls, and sends a new Guid to another interface. Returns the retcodes of refusals, and whether the Guid rotated. */
async function pollAndSend(ada: Client): Promise<{ refused: string[]; hasRotated: boolean }> {
  const before = ada.guid;
  const retcodes = [(await ada.poll()).retcode];
  const hasRotated = ada.guid !== before;
  if (hasRotated) retcodes.push((await ada.get("onlineagent/{}/agentstatus")).retcode);
  return { refused: retcodes.filter((retcode) => retcode !== "0"), hasRotated };
}

for (const [way, advance] of Object.entries(WAYS)) {
  for (const [pace, steps] of Object.entries(STEPS)) {
    test(`in eight hours ${way} ${pace}, a client that follows Set-GUID is never refused`, async (t) => {
      const gateway = await openGateway(t, { settings: DYNAMIC });
      const ada = await gateway.signInAgent(101);
      const refused: string[] = [];
      let rotations = 0;
      for (const seconds of repeatForEightHours(steps)) {
        advance(gateway, seconds);
        const outcome = await pollAndSend(ada);
        refused.push(...outcome.refused);
        if (outcome.hasRotated) rotations++;
      }
      t.strictSame(refused, []);
      t.ok(rotations >= EIGHT_HOURS_S / 120 && rotations <= EIGHT_HOURS_S / 60, `${rotations} new Guids`);
    });
  }
}

test("during and after an advance by eight hours, a client that follows Set-GUID is not refused", async (t) => {
  const gateway = await openGateway(t, { settings: DYNAMIC });
  const ada = await gateway.signInAgent(101);
  gateway.advance(EIGHT_HOURS_S);
  const outcomes = [await pollAndSend(ada), await pollAndSend(ada)];
  gateway.advance(60);
  outcomes.push(await pollAndSend(ada));
  t.strictSame(outcomes, [
    { refused: [], hasRotated: true },
    { refused: [], hasRotated: false },
    { refused: [], hasRotated: true },
  ]);
});

test("after an advance by eight hours, a held poll is not refused", async (t) => {
  const gateway = await openGateway(t, { settings: DYNAMIC });
  const ada = await gateway.signInAgent(101);
  gateway.world.changeSettings({ pollHold: "10s" });
  const held = ada.poll();
  await gateway.waitForHeldPolls(1);
  gateway.advance(EIGHT_HOURS_S);
  gateway.call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
  t.strictSame(await pollAndSend(ada), { refused: [], hasRotated: false });
});

test("in eight hours of handshakes, a push client that follows Set-GUID is never refused", async (t) => {
  const gateway = await openGateway(t, { settings: DYNAMIC });
  const receiver = await openReceiver(t);
  const ada = gateway.client(101);
  await ada.signIn({ callBackUri: receiver.url, serviceToken: "token" });
  const refused: string[] = [];
  for (const _ of repeatForEightHours([60])) {
    gateway.center.runUntil(gateway.center.now + 60_000);
    const reply = await ada.send("POST", "onlineagent/{}/handshake");
    if (reply.body.retcode !== "0") refused.push(reply.body.retcode);
    ada.guid = reply.header("Set-GUID")?.replace("JSESSIONID=", "") ?? ada.guid;
  }
  t.strictSame(refused, []);
});

for (const [rejectedGuid, retcodeOfPoll, retcodeOfOperation] of [
  ["perInterface", "000-003", "100-006"],
  ["000-003", "000-003", "000-003"],
  ["100-006", "100-006", "100-006"],
] as const) {
  test(`an old Guid is accepted until it expires, and is then refused according to rejectedGuid ${rejectedGuid}`, async (t) => {
    const gateway = await openGateway(t, { settings: { ...DYNAMIC, rejectedGuid } });
    const { center } = gateway;
    const ada = await gateway.signInAgent(101);
    const follower = gateway.client(101);
    follower.guid = ada.guid;
    ada.storesNewGuid = false;
    const getRetcodes = async () => [
      (await ada.poll()).retcode,
      (await ada.post("onlineagent/{}/resetskill/true")).retcode,
    ];
    center.runUntil(center.now + 60_000);
    await follower.poll();
    center.runUntil(center.now + 59_999);
    t.strictSame(await getRetcodes(), ["0", "0"]);
    center.runUntil(center.now + 1);
    t.strictSame(await getRetcodes(), [retcodeOfPoll, retcodeOfOperation]);
    t.equal((await follower.poll()).retcode, "0");
    t.not(center.agent(101)?.session, undefined);
  });
}
