// Tests of rewinds and hand-overs: where a world can be rewound to, and what the next replica gets of a rewound world.
import { test } from "tap";
import { CHECKPOINT_EVERY, openTwoReplicas } from "./replicas.ts";

test("after a hand-over, moments before the last stored state are forgotten", async (t) => {
  const { first, second, ada, shared, wall } = await openTwoReplicas(t);
  first.worlds.get("tests")?.travel.start(CHECKPOINT_EVERY);
  for (const state of ["saybusy", "sayfree", "saybusy", "sayfree", "saybusy"])
    await ada.post(`onlineagent/{}/${state}`);
  wall.advance(500);
  await second.readHash("tests");
  const { position = 0 } = shared.worlds.get("tests") ?? {};
  const rewound = await second.sendToControl("POST", "/worlds/tests/rewind", { to: { input: 1 } });
  t.same([position > 0, second.worlds.get("tests")?.tape.firstKept, rewound.status], [true, position, 409]);
});

test("after a hand-over, a world can be rewound to any moment since the last stored state", async (t) => {
  const { first, second, ada, shared, wall } = await openTwoReplicas(t);
  const inputs = () => first.worlds.get("tests")?.center.causes.inputs ?? 0;
  for (let i = 0; i < 4; i++) await ada.post(`onlineagent/{}/${i % 2 === 0 ? "saybusy" : "sayfree"}`);
  const [input, hash] = [inputs(), await first.readHash("tests")];
  await ada.post("onlineagent/{}/saybusy");
  wall.advance(500);
  await second.readHash("tests");
  const rewound = await second.sendToControl("POST", "/worlds/tests/rewind", { to: { input } });
  const { position = 0 } = shared.worlds.get("tests") ?? {};
  t.same([position > 0, rewound.status, await second.readHash("tests")], [true, 200, hash]);
});

test("a world that was rewound before its hand-over can be rewound again", async (t) => {
  const { first, second, ada, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  first.worlds.get("tests")?.travel.start(CHECKPOINT_EVERY);
  for (let i = 0; i < 4; i++) await ada.post(`onlineagent/{}/${i % 2 === 0 ? "saybusy" : "sayfree"}`);
  const input = first.worlds.get("tests")?.center.causes.inputs;
  await ada.post("onlineagent/{}/saybusy");
  await first.sendToControl("POST", "/worlds/tests/rewind", { to: { input } });
  wall.advance(500);
  await settle(adaAtSecond.post("onlineagent/{}/saybusy"));
  const [again, hash] = [second.worlds.get("tests")?.center.causes.inputs, await second.readHash("tests")];
  await settle(adaAtSecond.post("onlineagent/{}/sayfree"));
  const rewound = await second.sendToControl("POST", "/worlds/tests/rewind", { to: { input: again } });
  t.same([rewound.status, await second.readHash("tests")], [200, hash]);
});

test("a base that is stored after a rewind has the lines before it, and no other", async (t) => {
  const { first, second, ada, shared, wall } = await openTwoReplicas(t);
  first.worlds.get("tests")?.travel.start(CHECKPOINT_EVERY);
  const post = async (count: number) => {
    for (let i = 0; i < count; i++) await ada.post(`onlineagent/{}/${i % 2 === 0 ? "saybusy" : "sayfree"}`);
  };
  await post(4);
  const input = first.worlds.get("tests")?.center.causes.inputs;
  await post(1);
  await first.sendToControl("POST", "/worlds/tests/rewind", { to: { input } });
  const { position: before = 0 } = shared.worlds.get("tests") ?? {};
  await post(3 * CHECKPOINT_EVERY + 1);
  const hash = await first.readHash("tests");
  wall.advance(500);
  t.equal(await second.readHash("tests"), hash);
  t.ok((shared.worlds.get("tests")?.position ?? 0) > before, "a base was stored after the rewind");
});

test("a session has its push address and its token after a rewind and a hand-over", async (t) => {
  const { first, second, wall, shared } = await openTwoReplicas(t);
  await first
    .client(102, "tests")
    .signIn({ callBackUri: "http://127.0.0.1:9/events?token=hidden", serviceToken: "Token-1" });
  const input = first.worlds.get("tests")?.center.causes.inputs;
  const pushOf = ({ worlds }: typeof first) => worlds.get("tests")?.center.agent(102)?.session?.details.push;
  // The next replica gets the snapshot after the rewind, not a later base.
  shared.refusesBases = true;
  await first.sendToControl("POST", "/worlds/tests/rewind", { to: { input } });
  const before = pushOf(first);
  wall.advance(500);
  await second.readHash("tests");
  t.hasStrict(before, { uri: "http://127.0.0.1:9/events?token=hidden", token: "Token-1" });
  t.same(pushOf(second), before);
});
