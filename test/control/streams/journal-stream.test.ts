// Tests of the journal as an event stream: every request when it arrives and when it ends, optionally from a position on.

import { type Test, test } from "tap";
import { until } from "../../support/waiting.ts";
import { openControlApi } from "../control-api.ts";
import { connectWithoutReading, follow, listen } from "../event-stream-client.ts";

const JOURNAL = "/worlds/default/journal";
const STREAM = { Accept: "text/event-stream" };

/** Opens a control API on a port. `addRequest` adds an answered request with bodies to the journal. */
async function openJournalStream(t: Test) {
  const api = await openControlApi();
  const { journal } = api.world;
  const addRequest = (operation: string, agent: string) => {
    const number = journal.open(operation, "POST", "/", agent, undefined, undefined, '{"a":1}');
    journal.keepAnswer(number, '{"retcode":"0"}');
    journal.close(number, operation, "0", 200, api.world.wallTime);
  };
  return { ...api, addRequest, port: await listen(t, api) };
}

test("a request is sent when it arrives and when it ends, with its bodies", async (t) => {
  const { port, addRequest } = await openJournalStream(t);
  const follower = await follow(port, JOURNAL, STREAM);
  t.equal(follower.response.headers["content-type"], "text/event-stream");
  await follower.untilComments(1);
  addRequest("hold", "101");
  const events = await follower.untilEvents(2);
  t.hasStrict(
    events.map(({ id, data }) => [id, data.phase, data.operation, data.request?.text, data.answer?.text]),
    [
      ["1", "received", "hold", '{"a":1}', undefined],
      ["1", "answered", "hold", '{"a":1}', '{"retcode":"0"}'],
    ],
  );
});

test("filters limit the stream, and Last-Event-ID sends the later requests first", async (t) => {
  const { port, addRequest } = await openJournalStream(t);
  for (const [operation, agent] of [
    ["hold", "101"],
    ["hold", "102"],
    ["getHold", "101"],
  ] as const) {
    addRequest(operation, agent);
  }
  const follower = await follow(port, `${JOURNAL}?agent=101&phase=answered`, { ...STREAM, "Last-Event-ID": "1" });
  await follower.untilEvents(1);
  addRequest("hold", "102");
  addRequest("release", "101");
  t.same(
    (await follower.untilEvents(2)).map(({ id, data }) => [id, data.operation]),
    [
      ["3", "getHold"],
      ["5", "release"],
    ],
  );
});

test("the stream continues across a reset, and ends with the world", async (t) => {
  const { port, worlds, send } = await openJournalStream(t);
  await send("POST", "/worlds", { name: "north", clock: "manual" });
  const north = worlds.get("north");
  const follower = await follow(port, "/worlds/north/journal", STREAM);
  await follower.untilComments(1);
  north?.reset();
  north?.journal.open("hold", "POST", "/", "101");
  t.hasStrict(await follower.untilEvents(1), [{ data: { operation: "hold" } }]);
  await send("DELETE", "/worlds/north");
  t.hasStrict((await follower.untilEnd()).at(-1), {
    name: "end",
    data: { reason: "deleted", detail: "The world was deleted." },
  });
});

test("a late reader gets the requests that the journal still has, and a gap event", async (t) => {
  const { port, world, send, addRequest } = await openJournalStream(t);
  const slowClient = await connectWithoutReading(t, port, JOURNAL, "Accept: text/event-stream\r\n");
  await until(async () => (await send("GET", "/metrics")).body.includes("ccgw_event_streams 1\n"));
  while (world.journal.forgotten < 5_000) addRequest("hold", "101");
  const received = await slowClient.readUntil(`id: ${world.journal.count}\n`);
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"(\d+)"/.exec(received) ?? [];
  const numbers = [...new Set([...received.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)))];
  const sentBeforeGap = numbers.filter((number) => number <= 5_000).length;
  t.equal(Number(since), 5_000);
  // The last request before the gap may have been sent when it arrived, but not when it ended.
  t.ok([5_000, 5_001].includes(sentBeforeGap + Number(forgotten)));
  t.strictSame(
    numbers,
    Array.from({ length: world.journal.count }, (_, i) => i + 1).filter(
      (number) => number <= sentBeforeGap || number > 5_000,
    ),
  );
});

test("a gap event reports the requests that the journal has dropped", async (t) => {
  const { port, world, addRequest } = await openJournalStream(t);
  while (world.journal.forgotten < 20) addRequest("hold", "101");
  const follower = await follow(port, JOURNAL, { ...STREAM, "Last-Event-ID": "5" });
  const [first, second] = await follower.untilEvents(2);
  const detail = "The journal has forgotten 15 entries, up to number 20; the entries that it has follow.";
  t.strictSame(first, { id: undefined, name: "gap", data: { forgotten: 15, since: "20", detail } });
  t.equal(second?.id, "21");
});

test("without the media type of streams the journal is JSON, and an invalid position or filter is refused", async (t) => {
  const { port, send } = await openJournalStream(t);
  t.match((await send("GET", JOURNAL)).body, { count: 0, entries: { length: 0 } });
  for (const [path, headers] of [
    [JOURNAL, { ...STREAM, "Last-Event-ID": "soon" }],
    [`${JOURNAL}?operation=anser`, STREAM],
  ] as const) {
    const { response } = await follow(port, path, headers);
    t.equal(response.statusCode, 400, path);
  }
});
