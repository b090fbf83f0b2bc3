// Tests of downloads from a world whose answers wait for a store.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { until } from "../../../support/waiting.ts";
import { FILE, record } from "../recordplay/arrange.ts";
import { download } from "./arrange.ts";

test("a file is sent once the store has every earlier input, and 000-004 is sent if another replica serves the world", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await record(gateway, ada, 1);
  const waiting: ((mayLeave: boolean) => void)[] = [];
  gateway.world.gate = { replica: "one", whenOpen: (callback) => void waiting.push(callback) };
  const answers: Buffer[] = [];
  for (const mayLeave of [true, false]) {
    const downloading = download(ada, `recordfile/{}?recordId=${FILE}`);
    await until(() => waiting.length === 1);
    t.equal(gateway.world.journal.list().at(-1)?.phase, "received");
    waiting.pop()?.(mayLeave);
    answers.push((await downloading).bytes);
  }
  t.equal(answers[0]?.length, 16_044);
  t.equal((JSON.parse(String(answers[1])) as { retcode: string }).retcode, "000-004");
});
