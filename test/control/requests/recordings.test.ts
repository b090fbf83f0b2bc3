// Tests of the list of recordings in the control API.
import { test } from "tap";
import { beginIncomingCall, pauseRecording, recordCall } from "../../../src/core/index.ts";
import { openControlApi } from "../control-api.ts";

const RECORDINGS = "/worlds/default/recordings";

test("the recordings of a world are listed: finished ones, and then those that run or are paused", async (t) => {
  const { send, center, world } = await openControlApi();
  t.strictSame((await send("GET", RECORDINGS)).body, { recordings: [] });
  center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 201 }, talk: 20_000 });
  world.advance(5_000);
  center.perform(recordCall, { agent: 201 });
  const listed = async (query = "") => (await send("GET", `${RECORDINGS}${query}`)).body["recordings"] as object[];
  const [running] = await listed();
  t.match(running, { state: "running", agent: 201, endedAt: null, length: "0s" });
  world.advance(4_000);
  center.perform(pauseRecording, { agent: 201 });
  world.advance(1_000);
  t.match(await listed("?agent=201"), [{ state: "paused", length: "4s" }]);
  world.advance(60_000);
  t.match(await listed(), [{ ...running, state: "finished", endedAt: /^2026-01-05T09:00:/, length: "4s" }]);
  t.strictSame(await listed("?agent=202"), []);
  t.equal((await send("GET", `${RECORDINGS}?agent=x`)).status, 400);
  t.equal((await send("GET", `${RECORDINGS}?agents=201`)).status, 400);
});
