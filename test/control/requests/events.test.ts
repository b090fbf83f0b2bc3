// Tests of the event stream: all events of a world, across resets, until the world or the control API ends.
import { test } from "tap";
import { HEARTBEAT_MS, MAX_STREAMS } from "../../../src/control/streams/streams.ts";
import { type EventLog, LOG_LENGTH } from "../../../src/core/model/event-log.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { openControlApi } from "../control-api.ts";
import { follow, listen } from "../event-stream-client.ts";

const EVENTS = "/worlds/default/events";

test("events are sent as they happen, with the world's time", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const follower = await follow(port, EVENTS);
  t.hasStrict(follower.response.headers, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const before = api.center.log.length;
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await api.send("POST", "/worlds/default/clock/advance", { by: "5s" });
  await api.send("POST", "/worlds/default/calls", { from: "13800000001", to: { agent: 101 } });
  const [first] = await follower.untilEvents(1);
  t.strictSame(first, {
    id: `1-${before + 1}`,
    name: "message",
    data: {
      serial: before + 1,
      cause: 1,
      at: "2026-01-05T09:00:00.000Z",
      type: "signedIn",
      agent: 101,
      since: "2026-01-05T09:00:00.000Z",
    },
  });
  await follower.untilEvents(10);
  t.strictSame(follower.types, [
    "signedIn",
    "becameIdle",
    "skillsChosen",
    "callArrived",
    "occupied",
    "phoneAlerting",
    "phoneOffHook",
    "callAnnounced",
    "ringing",
    "otherSideAlerting",
  ]);
  t.strictSame(follower.events[8]?.data, {
    serial: before + 9,
    cause: 3,
    at: "2026-01-05T09:00:05.000Z",
    type: "ringing",
    agent: 101,
    call: "1767603605-1",
    feature: "inbound",
    caller: "13800000001",
    called: "40038",
    media: "voice",
    assists: false,
  });
});

test("a reader that sends the id of its last event gets the later ones", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const last = api.center.log.length;
  const readIds = async (query: string, headers: Record<string, string>, count: number) => {
    const follower = await follow(port, `${EVENTS}${query}`, headers);
    const ids = (await follower.untilEvents(count)).map(({ id }) => id);
    follower.response.destroy();
    return ids;
  };
  const lastTwo = [`1-${last - 1}`, `1-${last}`];
  t.strictSame(await readIds(`?since=${last - 2}`, {}, 2), lastTwo);
  t.strictSame(await readIds(`?since=1-${last - 2}`, {}, 2), lastTwo);
  t.strictSame(await readIds("", { "last-event-id": `1-${last - 2}` }, 2), lastTwo);
  // A browser reconnects with the same URL.
  t.strictSame(await readIds("?since=0", { "last-event-id": `1-${last - 1}` }, 1), [`1-${last}`]);
  t.equal((await readIds("?since=0", {}, last)).length, last);
});

test("an invalid position is refused", async (t) => {
  const { send } = await openControlApi();
  const sentence = "the id of an event, such as 1-42, or its serial number, such as 42; 0 for all events in the log";
  t.match((await send("GET", `${EVENTS}?since=yesterday`)).body.errors, [new RegExp(`^since: .*${sentence}`)]);
  const byHeader = await send("GET", EVENTS, undefined, { "last-event-id": "-1" });
  t.equal(byHeader.status, 400);
  t.match(byHeader.body.errors, [new RegExp(`^Last-Event-ID: .*${sentence}`)]);
});

test("a gap event reports the events that the log has dropped", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const log = api.center.log as EventLog;
  const before = log.length;
  for (let i = 0; i < LOG_LENGTH; i++) log.append(api.center.now, { type: "dayBegan" });
  const follower = await follow(port, `${EVENTS}?since=0`);
  await follower.untilEvents(LOG_LENGTH + 1);
  t.strictSame(follower.events[0], {
    id: undefined,
    name: "gap",
    data: {
      forgotten: before,
      since: `1-${before}`,
      detail: `The log has forgotten ${before} events, up to 1-${before}; the events that it has follow.`,
    },
  });
  t.equal(follower.events[1]?.id, `1-${before + 1}`);
});

test("a reset is announced, and the stream continues with the new events", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const follower = await follow(port, EVENTS);
  await api.send("POST", "/worlds/default/clock/advance", { by: "1h" });
  await api.send("POST", "/worlds/default/reset");
  await until(() => follower.events.some(({ name }) => name === "reset"));
  const begun = api.world.center.log.length;
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await until(() => follower.events.at(-1)?.id === `2-${begun + 3}`);
  const at = follower.events.findIndex(({ name }) => name === "reset");
  t.hasStrict(follower.events[at]?.data, { now: "2026-01-05T09:00:00.000Z" });
  t.strictSame(
    follower.events.slice(at + 1).map(({ id }) => id),
    Array.from({ length: begun + 3 }, (_, i) => `2-${i + 1}`),
  );
});

test("a rewind is announced as rewound", async (t) => {
  const api = await openControlApi();
  await api.send("POST", "/worlds/default/checkpoints", { name: "start" });
  const follower = await follow(await listen(t, api), EVENTS);
  await api.send("POST", "/worlds/default/rewind", { to: { checkpoint: "start" } });
  await until(() => follower.events.some(({ name }) => name === "rewound"));
  t.hasStrict(follower.events.find(({ name }) => name === "rewound")?.data, { now: "2026-01-05T09:00:00.000Z" });
});

test("a reader that reconnects after a reset gets a reset event first", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const before = await follow(port, `${EVENTS}?since=0`);
  const last = (await before.untilEvents(1)).at(-1)?.id ?? "";
  before.response.destroy();
  await api.send("POST", "/worlds/default/reset");
  for (const place of [last, "1-4000", "4000", "77-1"]) {
    const after = await follow(port, EVENTS, { "last-event-id": place });
    const [first, second] = await after.untilEvents(2);
    t.strictSame([first?.name, second?.id], ["reset", "2-1"], place);
    after.response.destroy();
  }
});

test("deleting the world ends the stream with an end event", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  await api.send("POST", "/worlds", { name: "short", clock: "manual" });
  const follower = await follow(port, "/worlds/short/events");
  await api.send("DELETE", "/worlds/short");
  const data = { reason: "deleted", detail: "The world was deleted." };
  t.strictSame((await follower.untilEnd()).at(-1), { id: undefined, name: "end", data });
});

test("closing the control API ends the stream with an end event", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const follower = await follow(port, EVENTS);
  await api.app.close();
  t.strictSame((await follower.untilEnd()).at(-1)?.data, { reason: "closing", detail: "The simulator is closing." });
});

test("an idle stream sends heartbeats until its reader disconnects", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const api = await openControlApi({ wall });
  const port = await listen(t, api);
  const follower = await follow(port, EVENTS);
  await follower.untilComments(1);
  wall.advance(HEARTBEAT_MS);
  wall.advance(HEARTBEAT_MS);
  t.strictSame(await follower.untilComments(3), ["events of world default", "still here", "still here"]);
  const armed = wall.armed;
  follower.response.destroy();
  await until(() => wall.armed === armed - 1);
});

test("the number of streams is limited, and a closed one frees a place", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const followers = await Promise.all(Array.from({ length: MAX_STREAMS }, () => follow(port, EVENTS)));
  const { status, body } = await api.send("GET", EVENTS);
  t.strictSame([status, body.type], [429, "urn:ccgw:problem:streams-full"]);
  followers[0]?.response.destroy();
  let again: number | undefined;
  await until(async () => {
    again = (await follow(port, EVENTS)).response.statusCode;
    return again !== 429;
  });
  t.equal(again, 200);
});

test("the stream answers HEAD, and needs the token", async (t) => {
  const { send } = await openControlApi({ token: "open-sesame" });
  t.equal((await send("GET", EVENTS)).status, 401);
  const { status, type, body } = await send("HEAD", EVENTS, undefined, { authorization: "Bearer open-sesame" });
  t.strictSame([status, type, body], [200, "text/event-stream", ""]);
});

test("the stream contains no password and no Guid", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const follower = await follow(port, `${EVENTS}?since=0`);
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await api.send("PATCH", "/worlds/default/agents/101", { statistics: { set: { talktime: 5 } } });
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: false });
  await follower.untilEvents(api.center.log.length);
  t.notMatch(JSON.stringify(follower.events), /secret-of|guid|sha256|AgentGateway1/i);
});
