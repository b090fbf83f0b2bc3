// The signals of requests at a port that closes.
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { test } from "tap";
import { ClientSignals } from "../../src/control/client-signals.ts";

test("a request that arrives while the port closes does not wait for anything", (t) => {
  const signals = new ClientSignals();
  const answer = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));
  const earlier = signals.signalOf(answer());
  signals.close();
  t.same([earlier.aborted, signals.signalOf(answer()).aborted], [true, true]);
  t.end();
});
