// Tests that a poll waits until the previous answer is confirmed or lost, and is not answered empty because of that.
import { test } from "tap";
import { openWithRawConnections, type RawConnection, reasonOf } from "../../support/raw-connections.ts";

/** Sends requests in one packet, so that each is read before the previous answer is sent. */
function pipeline(connection: RawConnection, send: () => void): void {
  connection.socket.cork();
  send();
  connection.socket.uncork();
}

test("pipelined polls get one event each, even if no poll is held", async (t) => {
  const client = await openWithRawConnections(t);
  const connection = await client.openConnection("http");
  for (const reason of [201, 202, 203]) client.becomeBusy(reason);
  pipeline(connection, () => {
    for (let i = 0; i < 4; i++) client.poll(connection);
  });
  const reasons: (string | undefined)[] = [];
  for (let i = 0; i < 4; i++) reasons.push(reasonOf((await connection.readAnswer()).body));
  t.strictSame(reasons, ["201", "202", "203", undefined]);
});

test("over TLS, a slow answer does not make the next poll miss an event", async (t) => {
  const client = await openWithRawConnections(t);
  client.world.faults.add({ operations: ["getAgentEvent"], effect: { delay: "1ms" } });
  const connection = await client.openConnection("https");
  const expected = Array.from({ length: 300 }, (_, i) => String(200 + (i % 50)));
  for (const reason of expected) client.becomeBusy(Number(reason));
  const reasons: (string | undefined)[] = [];
  for (let i = 0; i < 300; i++) reasons.push(await client.pollReason(connection));
  t.strictSame(reasons, expected);
});

test("the sign-out event is delivered after the last event", async (t) => {
  const client = await openWithRawConnections(t);
  client.world.faults.add({ operations: ["getAgentEvent"], skip: 1, times: 1, effect: { kick: true } });
  const connection = await client.openConnection("http");
  client.becomeBusy(201);
  pipeline(connection, () => {
    for (let i = 0; i < 3; i++) client.poll(connection);
  });
  t.equal(reasonOf((await connection.readAnswer()).body), "201");
  t.equal((await connection.readAnswer()).body.event?.eventType, "AgentOther_ShutdownService");
  t.equal((await connection.readAnswer()).body.retcode, "100-006");
});

test("a poll for all agents waits for an agent whose event is being written", async (t) => {
  const client = await openWithRawConnections(t);
  const connection = await client.openConnection("http");
  for (const reason of [201, 202]) client.becomeBusy(reason);
  pipeline(connection, () => {
    client.poll(connection);
    connection.send("GET", "agentevent/allagentevent", client.guid);
  });
  t.equal(reasonOf((await connection.readAnswer()).body), "201");
  const { event } = (await connection.readAnswer()).body as unknown as { event: { content: unknown }[] };
  t.strictSame(
    event.map(({ content }) => content),
    [{ reason: "202" }],
  );
});
