// Tests of readers of the event stream that are slow, late, or do not read at all.
import { test } from "tap";
import { followEvents } from "../../../src/control/streams/event-stream.ts";
import { MAX_STALL_MS } from "../../../src/control/streams/stream-writer.ts";
import { type Reader, Streams } from "../../../src/control/streams/streams.ts";
import { offerPreview } from "../../../src/core/index.ts";
import { type EventLog, LOG_LENGTH } from "../../../src/core/model/event-log.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";
import { connectWithoutReading, follow, listen } from "../event-stream-client.ts";

const EVENTS = "/worlds/default/events";

/** Signs agent 101 in and offers it previews of 100 kB each, so that the stream has much to send. */
async function offerLargePreviews(api: ControlApi, times: number): Promise<void> {
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  for (let i = 0; i < times; i++) {
    api.center.perform(offerPreview, { agent: 101, numbers: ["1"], data: "x".repeat(100_000) });
  }
}

/**
 * A connection that sends nothing until `resume`. The buffers of a real one differ between machines, and take more text as time passes.
 */
class StalledReader implements Reader {
  readonly destroyed = false;
  /** All text that was written to it. */
  text = "";
  #isStalled = true;
  #onSent = (): void => {};

  write(text: string, onSent: () => void): void {
    this.text += text;
    if (this.#isStalled) this.#onSent = onSent;
    else setImmediate(onSent);
  }

  resume(): void {
    this.#isStalled = false;
    this.#onSent();
  }

  end(): void {}
  destroy(): void {}
}

/** Opens a stream of all events of a world to a stalled reader. */
function followStalled({ world }: ControlApi): StalledReader {
  const reader = new StalledReader();
  const streams = new Streams({ wall: new FakeWall(1_800_000_000_000) });
  followEvents(world, { life: undefined, serial: 0 }, { reader, streams, signal: new AbortController().signal });
  return reader;
}

/** Returns the number of open event streams, as text. */
async function countStreams({ send }: ControlApi): Promise<string | undefined> {
  return /^ccgw_event_streams (\d+)$/m.exec((await send("GET", "/metrics")).body)?.[1];
}

test("a reader that reads all the time gets every event, even if many are sent at one instant", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const follower = await follow(port, `${EVENTS}?since=0`);
  const before = api.center.log.length;
  await offerLargePreviews(api, 300);
  await follower.untilEvents(before + 303);
  t.strictSame(
    follower.events.map(({ id }) => id),
    Array.from({ length: before + 303 }, (_, i) => `1-${i + 1}`),
  );
});

test("a late reader gets the events that the log still has, and a gap event", async (t) => {
  const api = await openControlApi();
  const port = await listen(t, api);
  const slowClient = await connectWithoutReading(t, port, `${EVENTS}?since=0`);
  await until(async () => (await countStreams(api)) === "1");
  await offerLargePreviews(api, 300);
  const { now } = api.center;
  const log = api.center.log as EventLog;
  for (let i = 0; i < LOG_LENGTH; i++) log.notify(log.append(now, { type: "dayBegan" }));
  const received = await slowClient.readUntil(`id: 1-${log.length}\n`);
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"1-(\d+)"/.exec(received) ?? [];
  const serials = [...received.matchAll(/^id: 1-(\d+)$/gm)].map(([, serial]) => Number(serial));
  const lastBeforeGap = Number(since) - Number(forgotten);
  t.ok(lastBeforeGap > 0 && Number(since) === log.length - LOG_LENGTH);
  t.strictSame(
    serials,
    Array.from({ length: log.length }, (_, i) => i + 1).filter(
      (serial) => serial <= lastBeforeGap || serial > Number(since),
    ),
  );
});

test("a reader that reads nothing is disconnected with the id from which to continue", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const warnings: string[] = [];
  const api = await openControlApi({ wall, warn: (sentence) => warnings.push(sentence) });
  const port = await listen(t, api);
  const slowClient = await connectWithoutReading(t, port, EVENTS);
  await until(async () => (await countStreams(api)) === "1");
  await offerLargePreviews(api, 300);
  await until(async () => {
    const isCut = (await countStreams(api)) === "0";
    if (!isCut) wall.advance(MAX_STALL_MS);
    return isCut;
  });
  const received = await slowClient.readAll();
  const [, last] = /id: (1-\d+)\n(?!.*id: )/s.exec(received) ?? [];
  const detail = `You read nothing for 30 s. Continue with Last-Event-ID: ${last}.`;
  t.ok(received.endsWith(`event: dropped\ndata: {"since":"${last}","detail":"${detail}"}\n\n\r\n0\r\n\r\n`));
  t.strictSame(warnings, ["A reader of the events of world default read nothing for 30 s and is disconnected."]);
});

test("a late reader gets one reset event for several resets, before the events of the log", async (t) => {
  const api = await openControlApi();
  const reader = followStalled(api);
  await offerLargePreviews(api, 300);
  for (let i = 0; i < 3; i++) api.world.reset();
  const last = `id: 4-${api.world.center.log.length}\n`;
  reader.resume();
  await until(() => reader.text.includes(last));
  const names = [...reader.text.matchAll(/^event: (reset)$|^id: (\d)-/gm)].map(
    ([, name, life]) => name ?? `life ${life}`,
  );
  t.strictSame(
    names.filter((name, index) => name === "reset" || name !== names[index - 1]),
    ["life 1", "reset", "life 4"],
  );
});

test("a late reader of a deleted world gets the number of missing events", async (t) => {
  const api = await openControlApi();
  const reader = followStalled(api);
  const { now } = api.center;
  const log = api.center.log as EventLog;
  for (let i = 0; i < 200_000; i++) log.notify(log.append(now, { type: "dayBegan" }));
  api.world.close();
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"1-(\d+)"/.exec(reader.text) ?? [];
  const last = Number([...reader.text.matchAll(/^id: 1-(\d+)$/gm)].at(-1)?.[1]);
  t.strictSame([Number(since), last + Number(forgotten)], [log.length, log.length]);
  t.match(reader.text, `"detail":"The stream ends before ${forgotten} events were read."`);
  t.match(reader.text, /event: end\ndata: {"reason":"deleted","detail":"The world was deleted."}\n\n$/);
});
