// Tests that a slow reader of a long answer gets the bytes of its own answer, while other clients get newer answers.
import { connect } from "node:net";
import { test } from "tap";
import { openGateway, ROOT } from "../../support/gateway.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

const LIST = "agentgroup/101/allagentstatus";

test("a slow reader gets the list as it was, although others have got newer lists since", async (t) => {
  const agents = [{ id: 101, name: "Ada", queues: [25] }, { ids: "1001-21000" }];
  const gateway = await openGateway(t, { center: { agents }, settings: { flowControl: "off" } });
  const ada = await gateway.signInAgent(101);
  const fetchList = async () => (await ada.send("GET", LIST)).text;
  gateway.advance(10);
  const before = await fetchList();
  t.ok(before.length > 5_000_000, "the list is longer than the buffers of a connection");

  const slow = connect(gateway.port, "127.0.0.1");
  t.teardown(() => slow.destroy());
  await waitForEvent(slow, "connect");
  slow.pause();
  slow.write(`GET ${ROOT}/${LIST} HTTP/1.1\r\nHost: x\r\nGuid: ${ada.guid}\r\nConnection: close\r\n\r\n`);
  await until(() => gateway.world.journal.list({ operation: "getAllStatusAgents" }).length === 2);
  gateway.advance(7);
  const after = await fetchList();
  t.ok((await fetchList()) === after, "later readers get the newer list");

  let received = "";
  slow.setEncoding("utf8").on("data", (part) => {
    received += part;
  });
  slow.resume();
  await waitForEvent(slow, "close");
  const body = received.slice(received.indexOf("\r\n\r\n") + 4);
  t.ok(body === before, "the slow reader gets the older list");
  t.ok(after !== before, "the lists differ");
});
