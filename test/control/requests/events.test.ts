// The stream of events: everything that happens, as it happens, over resets, until the world or the door is gone.
import { test } from "tap";
import { HEARTBEAT, MOST_STREAMS } from "../../../src/control/streams/streams.ts";
import { type EventLog, LOG_LENGTH } from "../../../src/core/model/event-log.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { openDoor } from "../door.ts";
import { follow, listen } from "../follower.ts";

const EVENTS = "/worlds/default/events";

test("what happens is told as it happens, with the world's time", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const follower = await follow(port, EVENTS);
  t.match(follower.response.headers, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const before = door.center.log.length;
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await door.ask("POST", "/worlds/default/clock/advance", { by: "5s" });
  await door.ask("POST", "/worlds/default/calls", { from: "13800000001", to: { agent: 101 } });
  const [first] = await follower.until(1);
  t.strictSame(first, {
    id: `1-${before + 1}`,
    name: "message",
    data: {
      serial: before + 1,
      at: "2026-01-05T09:00:00.000Z",
      type: "signedIn",
      agent: 101,
      since: "2026-01-05T09:00:00.000Z",
    },
  });
  await follower.until(10);
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

test("whoever says what it had last gets what came behind it", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const last = door.center.log.length;
  const idsOf = async (query: string, headers: Record<string, string>, count: number) => {
    const follower = await follow(port, `${EVENTS}${query}`, headers);
    const ids = (await follower.until(count)).map(({ id }) => id);
    follower.response.destroy();
    return ids;
  };
  const lastTwo = [`1-${last - 1}`, `1-${last}`];
  t.strictSame(await idsOf(`?since=${last - 2}`, {}, 2), lastTwo);
  t.strictSame(await idsOf(`?since=1-${last - 2}`, {}, 2), lastTwo);
  t.strictSame(await idsOf("", { "last-event-id": `1-${last - 2}` }, 2), lastTwo);
  // A browser that connects again keeps its address.
  t.strictSame(await idsOf("?since=0", { "last-event-id": `1-${last - 1}` }, 1), [`1-${last}`]);
  t.equal((await idsOf("?since=0", {}, last)).length, last);
});

test("a place that is none is refused", async (t) => {
  const { ask } = await openDoor();
  const sentence = "the id of an event, such as 1-42, or its serial number, such as 42; 0 for all events in the log";
  t.match((await ask("GET", `${EVENTS}?since=yesterday`)).body.errors, [new RegExp(`^since: .*${sentence}`)]);
  const byHeader = await ask("GET", EVENTS, undefined, { "last-event-id": "-1" });
  t.strictSame(byHeader.status, 400);
  t.match(byHeader.body.errors, [new RegExp(`^Last-Event-ID: .*${sentence}`)]);
});

test("what the log has forgotten is said to be missing", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const log = door.center.log as EventLog;
  const before = log.length;
  for (let i = 0; i < LOG_LENGTH; i++) log.append(door.center.now, { type: "dayBegan" });
  const follower = await follow(port, `${EVENTS}?since=0`);
  await follower.until(LOG_LENGTH + 1);
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

test("a reset is said, and the stream goes on with the new beginning", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const follower = await follow(port, EVENTS);
  await door.ask("POST", "/worlds/default/clock/advance", { by: "1h" });
  await door.ask("POST", "/worlds/default/reset");
  await until(() => follower.events.some(({ name }) => name === "reset"));
  const begun = door.world.center.log.length;
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await until(() => follower.events.at(-1)?.id === `2-${begun + 3}`);
  const at = follower.events.findIndex(({ name }) => name === "reset");
  t.match(follower.events[at]?.data, { now: "2026-01-05T09:00:00.000Z" });
  t.strictSame(
    follower.events.slice(at + 1).map(({ id }) => id),
    Array.from({ length: begun + 3 }, (_, i) => `2-${i + 1}`),
  );
});

test("whoever comes back after a reset is told of it, whatever it had before", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const before = await follow(port, `${EVENTS}?since=0`);
  const last = (await before.until(1)).at(-1)?.id ?? "";
  before.response.destroy();
  await door.ask("POST", "/worlds/default/reset");
  for (const place of [last, "1-4000", "4000", "77-1"]) {
    const after = await follow(port, EVENTS, { "last-event-id": place });
    const [first, second] = await after.until(2);
    t.strictSame([first?.name, second?.id], ["reset", "2-1"], place);
    after.response.destroy();
  }
});

test("a world's end ends the stream, and says so", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  await door.ask("POST", "/worlds", { name: "short", clock: "manual" });
  const follower = await follow(port, "/worlds/short/events");
  await door.ask("DELETE", "/worlds/short");
  const events = await follower.end();
  t.strictSame(events.at(-1), { id: undefined, name: "end", data: { detail: "The world was deleted." } });
});

test("the door's end ends the stream, and says so", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const follower = await follow(port, EVENTS);
  await door.app.close();
  t.strictSame((await follower.end()).at(-1)?.data, { detail: "The simulator is closing." });
});

test("a line on which nothing comes is kept alive, and forgotten with its reader", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const door = await openDoor({ wall });
  const port = await listen(t, door);
  const follower = await follow(port, EVENTS);
  await follower.untilComment(1);
  wall.pass(HEARTBEAT);
  wall.pass(HEARTBEAT);
  t.strictSame(await follower.untilComment(3), ["events of world default", "still here", "still here"]);
  const armed = wall.armed;
  follower.response.destroy();
  await until(() => wall.armed === armed - 1);
});

test("no more than so many follow at a time, and one who leaves makes room", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const followers = await Promise.all(Array.from({ length: MOST_STREAMS }, () => follow(port, EVENTS)));
  const { status, body } = await door.ask("GET", EVENTS);
  t.strictSame([status, body.type], [429, "urn:ccgw:problem:streams-full"]);
  followers[0]?.response.destroy();
  let again = await follow(port, EVENTS);
  while (again.response.statusCode === 429) again = await follow(port, EVENTS);
  t.equal(again.response.statusCode, 200);
});

test("its head alone can be asked for, and it needs the token", async (t) => {
  const { ask } = await openDoor({ token: "open-sesame" });
  t.equal((await ask("GET", EVENTS)).status, 401);
  const { status, type, body } = await ask("HEAD", EVENTS, undefined, { authorization: "Bearer open-sesame" });
  t.strictSame([status, type, body], [200, "text/event-stream", ""]);
});

test("no password and no Guid is ever told", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const follower = await follow(port, `${EVENTS}?since=0`);
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await door.ask("PATCH", "/worlds/default/agents/101", { statistics: { set: { talktime: 5 } } });
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: false });
  await follower.until(door.center.log.length);
  t.notMatch(JSON.stringify(follower.events), /secret-of|guid|sha256|AgentGateway1/i);
});
