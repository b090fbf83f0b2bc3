// The journal of a world as a stream: every request as it comes and as it ends, from a place on if need be.

import { test } from "tap";
import { until } from "../../support/waiting.ts";
import { openDoor } from "../door.ts";
import { follow, listen, neglect } from "../follower.ts";

const JOURNAL = "/worlds/default/journal";
const STREAM = { Accept: "text/event-stream" };

async function open(t: Parameters<typeof listen>[0]) {
  const door = await openDoor();
  const { journal } = door.world;
  const ask = (operation: string, agent: string) => {
    const number = journal.open(operation, "POST", "/", agent, undefined, undefined, '{"a":1}');
    journal.keepAnswer(number, '{"retcode":"0"}');
    journal.close(number, operation, "0", 200, door.world.seenAt);
  };
  return { ...door, ask2: ask, port: await listen(t, door) };
}

test("a request is told as it comes and as it ends, with its bodies", async (t) => {
  const { port, ask2: come } = await open(t);
  const followed = await follow(port, JOURNAL, STREAM);
  t.equal(followed.response.headers["content-type"], "text/event-stream");
  await followed.untilComment(1);
  come("hold", "101");
  const events = await followed.until(2);
  t.match(
    events.map(({ id, data }) => [id, data.phase, data.operation, data.request?.text, data.answer?.text]),
    [
      ["1", "received", "hold", '{"a":1}', undefined],
      ["1", "answered", "hold", '{"a":1}', '{"retcode":"0"}'],
    ],
  );
});

test("conditions narrow it down, and Last-Event-ID brings what came behind that request first", async (t) => {
  const { port, ask2: come } = await open(t);
  for (const [operation, agent] of [
    ["hold", "101"],
    ["hold", "102"],
    ["getHold", "101"],
  ] as const) {
    come(operation, agent);
  }
  const followed = await follow(port, `${JOURNAL}?agent=101&phase=answered`, { ...STREAM, "Last-Event-ID": "1" });
  await followed.until(1);
  come("hold", "102");
  come("release", "101");
  t.same(
    (await followed.until(2)).map(({ id, data }) => [id, data.operation]),
    [
      ["3", "getHold"],
      ["5", "release"],
    ],
  );
});

test("it goes on over a reset, and ends with the world", async (t) => {
  const { port, worlds, ask } = await open(t);
  await ask("POST", "/worlds", { name: "north", clock: "manual" });
  const north = worlds.get("north");
  const followed = await follow(port, "/worlds/north/journal", STREAM);
  await followed.untilComment(1);
  north?.reset();
  north?.journal.open("hold", "POST", "/", "101");
  t.match(await followed.until(1), [{ data: { operation: "hold" } }]);
  await ask("DELETE", "/worlds/north");
  t.match((await followed.end()).at(-1), { name: "end", data: { detail: "The world was deleted." } });
});

test("a reader who reads late gets what the journal still has, in its present state, and hears what it lost", async (t) => {
  const { port, world, ask, ask2: come } = await open(t);
  const sleeper = await neglect(t, port, JOURNAL, "Accept: text/event-stream\r\n");
  await until(async () => (await ask("GET", "/metrics")).body.includes("ccgw_event_streams 1\n"));
  while (world.journal.forgotten < 5_000) come("hold", "101");
  const heard = await sleeper.readUntil(`id: ${world.journal.count}\n`);
  const [, forgotten, since] = /event: gap\ndata: {"forgotten":(\d+),"since":"(\d+)"/.exec(heard) ?? [];
  const numbers = [...new Set([...heard.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)))];
  const had = numbers.filter((number) => number <= 5_000).length;
  t.equal(Number(since), 5_000);
  // Of the last request before the gap it may have had the receipt, and not the end.
  t.ok([5_000, 5_001].includes(had + Number(forgotten)));
  t.strictSame(
    numbers,
    Array.from({ length: world.journal.count }, (_, i) => i + 1).filter((number) => number <= had || number > 5_000),
  );
});

test("a place that the journal has forgotten is said to be gone", async (t) => {
  const { port, world, ask2: come } = await open(t);
  while (world.journal.forgotten < 20) come("hold", "101");
  const followed = await follow(port, JOURNAL, { ...STREAM, "Last-Event-ID": "5" });
  const [first, second] = await followed.until(2);
  const detail = "The journal has forgotten 15 requests, up to number 20; the requests that it has follow.";
  t.strictSame(first, { id: undefined, name: "gap", data: { forgotten: 15, since: "20", detail } });
  t.equal(second?.id, "21");
});

test("without that type it is JSON as ever; a wrong place or condition is refused", async (t) => {
  const { port, ask } = await open(t);
  t.match((await ask("GET", JOURNAL)).body, { count: 0, entries: [] });
  for (const [path, headers] of [
    [JOURNAL, { ...STREAM, "Last-Event-ID": "soon" }],
    [`${JOURNAL}?operation=anser`, STREAM],
  ] as const) {
    const { response } = await follow(port, path, headers);
    t.equal(response.statusCode, 400, path);
  }
});
