// Tests of replays of sessions whose clients lose connections with answers in them.
import { connect } from "node:net";
import { test } from "tap";
import { nextEvent, until } from "../support/waiting.ts";
import { openTapedSession } from "./taped-session.ts";

test("an event whose connection failed after its answer is repeated in the replay too", async (t) => {
  const { signedIn, port, advance, world, replayed } = await openTapedSession(t, {
    settings: { delivery: "untilNextPoll" },
  });
  const ada = await signedIn(101);
  await ada.post("onlineagent/{}/saybusy");
  const lost = connect(port, "127.0.0.1");
  lost.write(`GET /agentgateway/resource/agentevent/101 HTTP/1.1\r\nHost: gateway\r\nGuid: ${ada.guid}\r\n\r\n`);
  await nextEvent(lost, "data");
  lost.resetAndDestroy();
  const failed = () =>
    world.tape.records().some((record) => record.kind === "mark" && "connectionFailed" in record.mark);
  await until(failed);
  const again = await ada.pollAll();
  advance(10);
  t.match(again, [["AgentState_SetNotReady_Success"]]);
  t.match(await replayed(), { difference: undefined, stopped: undefined, sameState: true });
});
