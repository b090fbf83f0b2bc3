// Tests that the changes of the board keep a page up to date with conferences, and with the agents in them.
import { test } from "tap";
import { openPage } from "./board-page.ts";

const PHONE = "13900000009";
const CONFERENCE = "/conferences/1024256";

test("after each step of a conference, an open page shows the same board as a new one", async (t) => {
  const { send, readBoard, updatePage } = await openPage();
  for (const id of [101, 102]) await send("PATCH", `/worlds/default/agents/${id}`, { signedIn: true });
  const shown = [];
  for (const [path, body] of [
    ["/agents/101/conference", { participants: { agents: [102], numbers: [PHONE] } }],
    ["/agents/102/answer-conference"],
    [`${CONFERENCE}/answer`],
    ["/agents/101/hold-participant", { participant: { agent: 102 } }],
    ["/agents/101/mute-participant", { participant: { number: PHONE } }],
    ["/agents/101/prolong-conference", { by: "5m" }],
    ["/agents/101/hand-over-chair", { agent: 102 }],
    [`${CONFERENCE}/hang-up`],
    ["/agents/102/end-conference"],
  ] as const) {
    const { status } = await send("POST", `/worlds/default${path}`, body);
    const page = updatePage();
    t.strictSame(page, await readBoard(), path);
    shown.push([status, page.agents.get(102)?.state, page.conferences.size]);
  }
  t.strictSame(shown, [[200, "ringing", 1], ...Array.from({ length: 7 }, () => [200, "talking", 1]), [200, "idle", 0]]);
});
