// Tests that the page on the tape shows a real scenario from a tape.
import { test } from "tap";
import { yamlOf } from "../replay/conversion/converted.ts";
import { openTapedSession } from "../replay/taped-session.ts";
import { blocksOf } from "./pages.ts";

const CENTER = `
name: test
center:
  queues:
    - { id: 25, name: Support }
  agents:
    - { id: 101, name: Ada, queues: [25] }
    - { id: 102, name: Ben, queues: [25] }
`;

test("the scenario on the page is that of the tape of its session", async (t) => {
  const { client, send, advance, world } = await openTapedSession(t, { yaml: CENTER });
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  await ada.post("onlineagent/{}/resetskill/true");
  await send("PATCH", "/agents/102", { signedIn: true });
  advance(5);
  await send("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
  const [call] = world.center.state.calls.keys();
  advance(3);
  await ada.put("voicecall/{}/answer");
  advance(30);
  await ada.post("voicecall/{}/hold");
  advance(10);
  await ada.post("voicecall/{}/gethold");
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 });
  await send("POST", "/agents/102/answer");
  advance(60);
  await send("POST", `/calls/${call}/hang-up`);
  const shown = blocksOf("docs/tape.md").find(({ language }) => language === "yaml");
  t.equal(await yamlOf(world), shown?.text);
});
