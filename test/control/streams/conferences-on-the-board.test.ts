// Tests that the changes of the board keep a page up to date with conferences, and with the agents in them.
import { test } from "tap";
import { applyChange, toView } from "../../../src/board/feeds/view.ts";
import { BoardView } from "../../../src/control/streams/board-view.ts";
import { openControlApi } from "../control-api.ts";

const PHONE = "13900000009";
const CONFERENCE = "/conferences/1024256";

test("after each step of a conference, an open page shows the same board as a new one", async (t) => {
  const { send, world } = await openControlApi();
  const view = new BoardView(world, { addresses: () => ({ gateway: "https://127.0.0.1:8043" }) });
  const readBoard = async () => toView((await send("GET", "/worlds/default/board")).body);
  let page = await readBoard();
  const seen = [];
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
    if (seen.length === 0) {
      for (const id of [101, 102]) await send("PATCH", `/worlds/default/agents/${id}`, { signedIn: true });
    }
    const { status } = await send("POST", `/worlds/default${path}`, body);
    const change = view.update();
    if (change !== undefined) page = applyChange(page, change);
    t.strictSame(page, await readBoard(), path);
    seen.push([status, page.agents.get(102)?.state, page.conferences.size]);
  }
  t.strictSame(seen, [[200, "ringing", 1], ...Array.from({ length: 7 }, () => [200, "talking", 1]), [200, "idle", 0]]);
});
