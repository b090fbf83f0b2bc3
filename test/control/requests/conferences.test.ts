// Tests of the list of conferences in the control API.
import { test } from "tap";
import { inviteToConference, requestConference } from "../../../src/core/index.ts";
import { openControlApi } from "../control-api.ts";

const CONFERENCES = "/worlds/default/conferences";

test("the conferences of a world are listed with their participants, until they end", async (t) => {
  const { send, center, world } = await openControlApi();
  t.strictSame((await send("GET", CONFERENCES)).body, { conferences: [] });
  center.perform(requestConference, { agent: 201, places: 5, length: 3_600_000 });
  world.advance(5_000);
  const invitation = { party: { number: "13800000001" }, deviceCallType: 0, deviceType: 0 };
  center.perform(inviteToConference, { agent: 201, invitations: [invitation] });
  const here = { mode: "both", isHeld: false };
  const begunAt = "2026-01-05T09:00:00.000Z";
  const participants = [
    { agent: 201, state: "here", ...here, enteredAt: begunAt },
    { number: "13800000001", state: "ringing", ...here, enteredAt: null },
  ];
  const conference = { id: 1_024_256, chair: 201, places: 5, begunAt, length: "1h", isPlaying: false, participants };
  t.strictSame((await send("GET", CONFERENCES)).body, { conferences: [conference] });
  world.advance(3_600_000);
  t.strictSame((await send("GET", CONFERENCES)).body, { conferences: [] });
});
