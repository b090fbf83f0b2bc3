// Tests of replays of requests whose addresses are written in an unusual way.
import { test } from "tap";
import { openTapedSession } from "./taped-session.ts";

test("a request with doubled slashes before the root is replayed with its query", async (t) => {
  const { signInAgent, replay } = await openTapedSession(t);
  const ada = await signInAgent(101);
  const reply = await ada.send("POST", "//agentgateway/resource/onlineagent/101/saybusy?reason=201");
  t.equal(reply.body.retcode, "0");
  t.hasStrict(await replay(), { difference: undefined, stopped: undefined, isSameState: true });
});
