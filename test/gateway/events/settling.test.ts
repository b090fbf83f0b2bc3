// A poll waits until its connection has confirmed or lost the previous answer, and is not answered empty because of that.
import { test } from "tap";
import { openWithRawConnections, type RawConnection, reasonOf } from "../../support/raw-lines.ts";

/** Sends requests in one packet, so that each is read before the answer to the one before has left. */
function pipeline(line: RawConnection, send: () => void): void {
  line.socket.cork();
  send();
  line.socket.uncork();
}

test("pipelined polls get one event each, even if no poll is held", async (t) => {
  const client = await openWithRawConnections(t);
  const line = await client.line("http");
  for (const reason of [201, 202, 203]) client.busy(reason);
  pipeline(line, () => {
    for (let i = 0; i < 4; i++) client.poll(line);
  });
  const reasons: (string | undefined)[] = [];
  for (let i = 0; i < 4; i++) reasons.push(reasonOf((await line.answer()).body));
  t.same(reasons, ["201", "202", "203", undefined]);
});

test("over TLS, a slow answer does not make the next poll miss an event", async (t) => {
  const client = await openWithRawConnections(t);
  client.world.faults.add({ operations: ["getAgentEvent"], effect: { delay: "1ms" } });
  const line = await client.line("https");
  const expected = Array.from({ length: 300 }, (_, i) => String(200 + (i % 50)));
  for (const reason of expected) client.busy(Number(reason));
  const reasons: (string | undefined)[] = [];
  for (let i = 0; i < 300; i++) reasons.push(await client.reason(line));
  t.same(reasons, expected);
});

test("the sign-out event is delivered after the last event", async (t) => {
  const client = await openWithRawConnections(t);
  client.world.faults.add({ operations: ["getAgentEvent"], skip: 1, times: 1, effect: { kick: true } });
  const line = await client.line("http");
  client.busy(201);
  pipeline(line, () => {
    for (let i = 0; i < 3; i++) client.poll(line);
  });
  t.equal(reasonOf((await line.answer()).body), "201");
  t.equal((await line.answer()).body.event?.eventType, "AgentOther_ShutdownService");
  t.equal((await line.answer()).body.retcode, "100-006");
});

test("a poll for all agents waits for an agent whose event is being written", async (t) => {
  const client = await openWithRawConnections(t);
  const line = await client.line("http");
  for (const reason of [201, 202]) client.busy(reason);
  pipeline(line, () => {
    client.poll(line);
    line.send("GET", "agentevent/allagentevent", client.guid);
  });
  t.equal(reasonOf((await line.answer()).body), "201");
  const { event } = (await line.answer()).body as unknown as { event: { content: unknown }[] };
  t.same(
    event.map(({ content }) => content),
    [{ reason: "202" }],
  );
});
