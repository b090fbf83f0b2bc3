// Tests of the list of a world's events, and of its filters.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

const EVENTS = "/worlds/default/events";

const AS_LIST = { accept: "application/json" };

/** Opens a control API in which a call rings at agent 101. `list` returns the list of events for a query. */
async function openWithCall() {
  const api = await openControlApi();
  await api.send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await api.send("PATCH", "/worlds/default/agents/102", { signedIn: true });
  await api.send("POST", "/worlds/default/calls", { from: "13800000001", to: { agent: 101 } });
  const list = async (query: string) => (await api.send("GET", `${EVENTS}${query}`, undefined, AS_LIST)).body;
  return { api, list };
}

test("with Accept: application/json, the events in the log are listed, and filtered by agent, call, position and limit", async (t) => {
  const { api, list } = await openWithCall();
  const { events, ...rest } = await list("?agent=101&since=1-3&limit=2");
  t.strictSame(rest, { life: 1, last: api.center.log.length, forgotten: 0 });
  t.hasStrict(events, [{ agent: 101, type: "ringing" }, { type: "otherSideAlerting" }]);
  const ofCall = await list("?call=1767603600-1");
  t.equal(ofCall.events[0].type, "callArrived");
  t.strictSame([...new Set(ofCall.events.map(({ call }: { call: string }) => call))], ["1767603600-1"]);
  t.equal((await list("?since=7-1000")).events.length, api.center.log.length);
  t.equal((await list("?limit=")).events.length, api.center.log.length, "an empty limit is absent");
});

test("filters that nothing can match are refused, and so are filters of the stream", async (t) => {
  const { api } = await openWithCall();
  const unknown = await api.send("GET", `${EVENTS}?agent=999`, undefined, AS_LIST);
  t.match(unknown, { status: 400, body: { detail: /^agent: / } });
  const ofStream = await api.send("GET", `${EVENTS}?call=1&limit=5`);
  t.strictSame(ofStream.body.errors, [
    "call: the stream has all events; for a list send Accept: application/json",
    "limit: the stream has all events; for a list send Accept: application/json",
  ]);
});
