// Tests of polls that a client sends without waiting for their answers.

import { connect } from "node:net";
import { test } from "tap";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { openGateway, ROOT } from "../../support/gateway.ts";
import { until } from "../../support/waiting.ts";

test("many waiting polls on one connection cause no leak warning of Node", async (t) => {
  const { signInAgent, world, port } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "1h" });
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  t.teardown(() => process.off("warning", onWarning));

  const socket = connect(port, "127.0.0.1");
  t.teardown(() => socket.destroy());
  const before = world.journal.count;
  socket.write(`GET ${ROOT}/agentevent/101 HTTP/1.1\r\nHost: x\r\nGuid: ${ada.guid}\r\n\r\n`.repeat(30));
  await until(() => world.journal.count === before + 30);
  await waitForNextTurn();
  t.strictSame(warnings, []);
});
