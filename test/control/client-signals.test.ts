// Tests of the abort signals of requests while their port closes.
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { test } from "tap";
import { ClientSignals } from "../../src/control/client-signals.ts";

test("a port that closes aborts its requests, and those that arrive later", (t) => {
  const signals = new ClientSignals();
  const createResponse = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));
  const earlier = signals.signalOf(createResponse());
  signals.close();
  t.same([earlier.aborted, signals.signalOf(createResponse()).aborted], [true, true]);
  t.end();
});
