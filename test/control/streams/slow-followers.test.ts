// Clients that follow the stream of events and read it slowly, late or not at all.
import { test } from "tap";
import { LONGEST_STALL } from "../../../src/control/streams/stream-writer.ts";
import { offerPreview } from "../../../src/core/index.ts";
import { type EventLog, LOG_LENGTH } from "../../../src/core/model/event-log.ts";
import { FakeWall } from "../../support/wall.ts";
import { type Door, openDoor } from "../door.ts";
import { follow, listen, neglect } from "../follower.ts";

const EVENTS = "/worlds/default/events";

/** Offers an agent previews of 100 kB each. */
async function offerMuch(door: Door, times: number): Promise<void> {
  await door.ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  for (let i = 0; i < times; i++) {
    door.center.perform(offerPreview, { agent: 101, numbers: ["1"], data: "x".repeat(100_000) });
  }
}

async function countStreams({ ask }: Door): Promise<string | undefined> {
  return /^ccgw_event_streams (\d+)$/m.exec((await ask("GET", "/metrics")).body)?.[1];
}

test("a reader who reads gets everything, however much comes at once", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const follower = await follow(port, `${EVENTS}?since=0`);
  const before = door.center.log.length;
  await offerMuch(door, 300);
  await follower.until(before + 303);
  t.strictSame(
    follower.events.map(({ id }) => id),
    Array.from({ length: before + 303 }, (_, i) => `1-${i + 1}`),
  );
});

test("a reader who reads late gets what the log still has, and hears what it lost", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const sleeper = await neglect(t, port, `${EVENTS}?since=0`);
  while ((await countStreams(door)) !== "1");
  await offerMuch(door, 300);
  const { now } = door.center;
  const log = door.center.log as EventLog;
  for (let i = 0; i < LOG_LENGTH; i++) log.tell(log.append(now, { type: "dayBegan" }));
  const heard = await sleeper.readUntil(`id: 1-${log.length}\n`);
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"1-(\d+)"/.exec(heard) ?? [];
  const serials = [...heard.matchAll(/^id: 1-(\d+)$/gm)].map(([, serial]) => Number(serial));
  const had = Number(since) - Number(forgotten);
  t.ok(had > 0 && Number(since) === log.length - LOG_LENGTH);
  t.strictSame(
    serials,
    Array.from({ length: log.length }, (_, i) => i + 1).filter((serial) => serial <= had || serial > Number(since)),
  );
});

test("a reader who takes nothing for a while is cut off, and the last that it reads is where to go on", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const warnings: string[] = [];
  const door = await openDoor({ wall, warn: (sentence) => warnings.push(sentence) });
  const port = await listen(t, door);
  const sleeper = await neglect(t, port, EVENTS);
  while ((await countStreams(door)) !== "1");
  await offerMuch(door, 300);
  while ((await countStreams(door)) !== "0") wall.pass(LONGEST_STALL);
  const heard = await sleeper.readAll();
  const [, last] = /id: (1-\d+)\n(?!.*id: )/s.exec(heard) ?? [];
  const detail = `You read nothing for 30 s. Continue with Last-Event-ID: ${last}.`;
  t.ok(heard.endsWith(`event: dropped\ndata: {"since":"${last}","detail":"${detail}"}\n\n\r\n0\r\n\r\n`));
  t.strictSame(warnings, ["A reader of the events of world default read nothing for 30 s and is disconnected."]);
});

test("resets of a world whose reader is behind are told once, before what its log has", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  const sleeper = await neglect(t, port, EVENTS);
  while ((await countStreams(door)) !== "1");
  await offerMuch(door, 300);
  for (let i = 0; i < 3; i++) await door.ask("POST", "/worlds/default/reset");
  const heard = await sleeper.readUntil(`id: 4-${door.world.center.log.length}\n`);
  t.equal(heard.match(/^event: reset$/gm)?.length, 1);
  t.notMatch(heard, /^id: [23]-/m);
});

test("a world that ends before its reader has read all of it says how much is missing", async (t) => {
  const door = await openDoor();
  const port = await listen(t, door);
  await door.ask("POST", "/worlds", { name: "short", clock: "manual" });
  const sleeper = await neglect(t, port, "/worlds/short/events?since=0");
  while ((await countStreams(door)) !== "1");
  const { center } = door.worlds.get("short") ?? door;
  const { now } = center;
  const log = center.log as EventLog;
  for (let i = 0; i < 200_000; i++) log.tell(log.append(now, { type: "dayBegan" }));
  await door.ask("DELETE", "/worlds/short");
  const heard = await sleeper.readAll();
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"1-(\d+)"/.exec(heard) ?? [];
  const last = Number([...heard.matchAll(/^id: 1-(\d+)$/gm)].at(-1)?.[1]);
  t.strictSame([Number(since), last + Number(forgotten)], [log.length, log.length]);
  t.match(heard, `"detail":"The stream ends before ${forgotten} events were read."`);
  t.match(heard, /event: end\ndata: {"detail":"The world was deleted."}\n\n\r\n0\r\n\r\n$/);
});
