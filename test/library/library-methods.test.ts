// Tests of the whole library with a simulator in this process and in another one: the same methods, results and errors.
import { test } from "tap";
import { Agent, fetch } from "undici";
import { type Call, ControlError } from "../../src/index.ts";
import { ROOT } from "../support/gateway.ts";
import { SCENARIO, TRANSPORTS } from "./both-transports.ts";
import { detachMethods } from "./bound-methods.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, the simulator has addresses and the CA certificate`, (t) =>
    withSimulator(async ({ url, httpUrl, controlUrl, ca }) => {
      t.match([url, controlUrl], [/^https:\/\/127\.0\.0\.1:\d+$/, /^http:\/\/127\.0\.0\.1:\d+$/]);
      t.equal(httpUrl, undefined);
      t.match(ca, /^-----BEGIN CERTIFICATE-----/);
    }));

  test(`${transport}, an agent signs in and gets a call, and its counters show it`, (t) =>
    withSimulator(async (sim) => {
      const { clock, agent, incomingCall } = detachMethods(sim.world());
      const ada = agent(101);
      t.hasStrict(await ada.signIn(), { state: "idle", session: { played: true } });
      const call = await incomingCall({ from: "13800000001", to: { agent: 101 }, talk: "90s" });
      t.hasStrict(await call.get(), { state: "ringing", from: "13800000001", to: { agent: 101 } });
      t.equal((await ada.get()).state, "ringing");
      t.strictSame(await clock.advance("30s"), { now: "2026-01-05T09:00:30.000Z", ran: 1 });
      t.hasStrict(await ada.statistics(), { answernums: 0, noanswernums: 1 });
      t.hasStrict(await ada.explain(), { counters: { noanswernums: { value: 1, events: [{ type: "notAnswered" }] } } });
      const { counters } = await ada.explain();
      t.equal(counters.noanswernums.events[0]?.at, "2026-01-05T09:00:30.000Z");
      t.strictSame(counters.talktime.spans, []);
      await ada.pin({ answernums: 7 });
      t.equal((await ada.statistics()).answernums, 7);
      await ada.pin({ talktime: 90 });
      t.equal((await ada.unpin("answernums", { timeout: "10m" })).id, 101);
      t.hasStrict(await ada.statistics(), { answernums: 0, talktime: 90 });
      await ada.unpin({ timeout: "10m" });
      t.hasStrict(await ada.statistics(), { answernums: 0, talktime: 0 });
      const reason = new Error("enough");
      await t.rejects(ada.unpin("talktime", { signal: AbortSignal.abort(reason) }), reason);
      t.equal((await ada.signOut()).state, "signedOut");
    }));

  test(`${transport}, outside parties act on calls`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const call = await world.incomingCall({ to: { agent: 101 } });
      t.equal((await world.calls()).length, 1);
      t.equal((await world.call(call.id).hangUp()).state, "over");
      t.strictSame(await world.calls(), []);
      await t.rejects(call.get(), { code: "CCGW_UNKNOWN_CALL", kind: "unknown-call", status: 404 });
      for (const act of ["answer", "refuse", "noAnswer", "busy"] as const satisfies readonly (keyof Call)[]) {
        const next = await world.incomingCall({ to: { agent: 102 } });
        await t.rejects(next[act](), { code: "CCGW_REFUSED", reason: "outside-party-not-called" });
      }
    }));

  test(`${transport}, previews are offered and withdrawn`, (t) =>
    withSimulator(async (sim) => {
      const ada = sim.world().agent(101);
      await ada.signIn();
      const control = await ada.offerPreview({ numbers: ["13900000001"] });
      t.match(await ada.get(), { session: { previews: [{ control, numbers: ["13900000001"] }] } });
      await ada.withdrawPreview(control);
      t.match(await ada.get(), { session: { previews: { length: 0 } } });
    }));

  test(`${transport}, the clock, the settings and the scenario can be read and changed`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      t.strictSame(await world.clock.get(), { now: "2026-01-05T09:00:00.000Z", mode: "manual", next: null });
      t.equal((await world.clock.setMode("60x")).mode, "60x");
      t.hasStrict(await world.changeSettings({ ringTime: "10s", eventGenTime: true }), {
        ringTime: "10s",
        eventGenTime: "on",
      });
      t.equal((await world.settings()).ringTime, "10s");
      t.hasStrict(await world.scenario(), { scenario: { name: "two agents" }, isOver: true });
      t.match(await world.replaceScenario({ ...SCENARIO, name: "next", steps: [{ wait: "1h" }] }), {
        name: "next",
        unchanged: { length: 0 },
      });
      t.hasStrict(await world.replaceScenario("default"), { name: "A small contact center with live traffic" });
    }));

  test(`${transport}, the journal, findings and verifications show the requests of clients`, (t) =>
    withSimulator(async (sim) => {
      const { journal, findings, verify } = detachMethods(sim.world());
      const verified = verify({ operation: "queryCallStatisticsInfo", retcode: "100-006", within: "5m" });
      const dispatcher = new Agent({ connect: { ca: sim.ca } });
      await fetch(`${sim.url}${ROOT}/calldata/101/statistics`, { dispatcher });
      await dispatcher.close();
      t.hasStrict(await verified, { count: 1, matches: [{ number: 1, agent: 101, retcode: "100-006" }] });
      t.hasStrict(await journal.list({ agent: 101, limit: 5 }), [{ operation: "queryCallStatisticsInfo" }]);
      t.hasStrict(await journal.get(), { count: 1, totals: [{ operation: "queryCallStatisticsInfo", received: 1 }] });
      await t.rejects(verify({ operation: "login" }), {
        code: "CCGW_NOT_VERIFIED",
        message: /^A client requested login: expected at least once, found 0 times\./,
        nearMisses: [{ times: 1 }],
      });
      t.hasStrict(await findings.list({ kind: "content-type-missing" }), [{ severity: "warning", times: 1 }]);
      await Promise.all([journal.clear(), findings.clear()]);
      t.strictSame([await journal.list(), await findings.list()], [[], []]);
    }));

  test(`${transport}, faults are added, listed and removed`, (t) =>
    withSimulator(async (sim) => {
      const { faults } = sim.world();
      const fault = await faults.add({ agents: 101, times: 2, effect: { retcode: "100-007" } });
      t.equal(fault.sentence, "The next 2 requests of agent 101 are answered 100-007.");
      t.strictSame([await faults.list(), await faults.get(1)], [[fault], fault]);
      await faults.remove(1);
      // @ts-expect-error an effect has one of the known members
      await t.rejects(faults.add({ effect: { retcod: "100-007" } }), { message: /^effect: unknown member "retcod"/ });
      await faults.add({ effect: { reset: true } });
      await faults.clear();
      t.strictSame(await faults.list(), []);
    }));

  test(`${transport}, events arrive as they happen`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const received: unknown[] = [];
      const events = world.events[Symbol.asyncIterator]();
      const first = events.next();
      await world.agent(101).signIn();
      received.push((await first).value);
      for (let i = 0; i < 2; i++) received.push((await events.next()).value);
      await events.return(undefined);
      t.hasStrict(received, [
        { serial: 1, type: "signedIn", agent: 101, at: "2026-01-05T09:00:00.000Z" },
        { serial: 2, type: "becameIdle", agent: 101 },
        { type: "skillsChosen", agent: 101 },
      ]);
      for await (const event of world.events.since(1)) {
        t.hasStrict(event, { serial: 2 });
        break;
      }
    }));

  test(`${transport}, a world is reset, and restored from a snapshot`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      await world.agent(101).signIn();
      const snapshot = await world.snapshot();
      const hash = await world.hash();
      t.hasStrict(await world.reset(), { signedIn: 0 });
      t.hasStrict(await world.restore(snapshot), { signedIn: 1 });
      t.equal(await world.hash(), hash);
      await t.rejects(world.restore({ ...snapshot, version: "0" }), { code: "CCGW_INVALID_INPUT" });
    }));

  test(`${transport}, a world is rewound to a checkpoint`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      await world.agent(101).signIn();
      t.hasStrict(await world.checkpoint("signed-in"), { name: "signed-in", input: 1 });
      const hash = await world.hash();
      t.hasStrict(await world.checkpoint(), { name: "checkpoint-1" });
      await world.agent(101).signOut();
      t.hasStrict(await world.board(), { world: { signedIn: 0 } });
      t.hasStrict(await world.at({ input: 1 }), { world: { signedIn: 1, input: 1 } });
      t.hasStrict(await world.rewind({ checkpoint: "signed-in" }), { signedIn: 1 });
      t.equal(await world.hash(), hash);
      await world.deleteCheckpoint("signed-in");
      t.strictSame(
        (await world.checkpoints()).map(({ name }) => name),
        ["checkpoint-1"],
      );
      await t.rejects(world.rewind({ checkpoint: "signed-in" }), { code: "CCGW_UNKNOWN_CHECKPOINT" });
    }));

  test(`${transport}, a world is deleted at the end of its block`, (t) =>
    withSimulator(async (sim) => {
      let name = "";
      {
        await using world = await sim.createWorld();
        name = world.name;
        t.hasStrict(await world.get(), { name: "world-1", agents: 18 });
        t.strictSame([world.url, (await world.get()).url], [`${sim.url}/w/world-1`, world.url]);
      }
      await t.rejects(sim.world(name).get(), { code: "CCGW_UNKNOWN_WORLD" });
      await using defaultWorld = sim.world();
      t.strictSame([defaultWorld.name, defaultWorld.url], ["default", sim.url]);
    }));

  test(`${transport}, worlds are created, listed and deleted`, (t) =>
    withSimulator(async (sim) => {
      const night = await sim.createWorld({ name: "night", clock: "manual", seed: 7, scenario: "quiet-night" });
      t.hasStrict(await night.get(), { name: "night", seed: 7 });
      t.strictSame(
        (await sim.worlds()).map(({ name }) => name),
        ["default", "night"],
      );
      await night.clock.advance("1h");
      t.equal((await sim.world().clock.get()).now, "2026-01-05T09:00:00.000Z");
      t.match(await sim.metrics(), /^ccgw_agents\{world="night"/m);
      await sim.deleteWorld("night");
      await t.rejects(night.get(), { code: "CCGW_UNKNOWN_WORLD", message: /^There is no world named "night"\./ });
    }));

  test(`${transport}, a name with special characters leads to no other path`, (t) =>
    withSimulator(async (sim) => {
      const night = await sim.createWorld({ name: "night", clock: "manual" });
      const { faults } = night;
      await faults.add({ effect: { reset: true } });
      for (const name of ["", ".", "..", "a/b", "1?x", "%", "\ud800"]) {
        await t.rejects(sim.world(name).get(), { code: "CCGW_UNKNOWN_WORLD" }, `world ${name}`);
        t.throws(() => night.agent(name as unknown as number), TypeError, `agent ${name}`);
        t.throws(() => night.conference(name as unknown as number), TypeError, `conference ${name}`);
        await t.rejects(night.call(name).get(), { code: "CCGW_UNKNOWN_CALL" }, `call ${name}`);
        await t.rejects(faults.remove(name as unknown as number), { code: "CCGW_UNKNOWN_FAULT" }, `fault ${name}`);
      }
      t.equal((await faults.list()).length, 1);
    }));

  test(`${transport}, values that are not JSON, or of a wrong type, are refused like any other`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      await t.rejects(world.incomingCall({ to: { agent: 101n as unknown as number } }), ControlError);
      await t.rejects(world.replaceScenario({ seed: 1n as never }), { message: /^This cannot be written as JSON: / });
      await t.rejects(world.restore("a snapshot" as never), { message: "A snapshot is an object." });
      await t.rejects(world.changeSettings("on" as never), { message: /^"on" is not a valid object with settings; / });
    }));

  test(`${transport}, a refusal is an error with a code, a sentence and all mistakes`, (t) =>
    withSimulator(async (sim) => {
      const error = await sim.createWorld({ name: "a/b", ttl: "soon" as never }).catch((thrown: unknown) => thrown);
      t.ok(error instanceof ControlError);
      t.match(error, {
        name: "ControlError",
        code: "CCGW_INVALID_INPUT",
        message: /^2 mistakes; the first: name: "a\/b" is not a valid name of a world: use /,
        errors: [/^name: /, /^ttl: "soon" is not a valid duration: use /],
      });
      await t.rejects(sim.createWorld({ name: "default" }), { code: "CCGW_WORLD_TAKEN" });
      await t.rejects(sim.deleteWorld("default"), { code: "CCGW_WORLD_NEEDED" });
      await t.rejects(sim.world().clock.advance("soon" as never), { errors: [/"soon"/] });
      await t.rejects(sim.world().agent(999).get(), { code: "CCGW_UNKNOWN_AGENT" });
      t.throws(() => sim.world().agent("101" as unknown as number), {
        message: 'The id of an agent is a whole number, such as 101, not "101".',
      });
      t.throws(() => sim.world().call(7 as unknown as string), { message: /^The id of a call is text, .*, not 7\.$/ });
      t.match(await sim.world().incomingCall({ to: { agent: 102 } }), { hint: /^Agent 102 is signed out: / });
    }));
}
