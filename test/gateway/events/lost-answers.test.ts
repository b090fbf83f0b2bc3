// Tests of events in answers that are lost in transit, for each value of the setting `delivery`.
import { test } from "tap";
import { type Kind, openWithRawConnections, type RawConnection } from "../../support/raw-connections.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

const KINDS: readonly Kind[] = ["http", "https"];

type RawClient = Awaited<ReturnType<typeof openWithRawConnections>>;

/** Ways to lose an answer: the connection of a poll closes before the client has read the answer, which has event 201. */
const LOSSES: Readonly<Record<string, (client: RawClient, connection: RawConnection) => void>> = {
  "the client closes, and the event arises before the server notices": ({ becomeBusy }, { socket }) => {
    socket.destroy();
    becomeBusy(201);
  },
  "the client closes while the answer is in transit": ({ becomeBusy }, { socket }) => {
    becomeBusy(201);
    socket.destroy();
  },
  "the client stops reading, and closes": ({ becomeBusy }, connection) => {
    connection.stopReading();
    becomeBusy(201);
    setImmediate(() => connection.socket.destroy());
  },
};

/** Polls on a connection that then fails, so that the event in the answer is lost. */
async function loseAnswer(
  client: RawClient,
  kind: Kind,
  disconnect: (client: RawClient, connection: RawConnection) => void,
): Promise<void> {
  const connection = await client.openConnection(kind);
  client.world.changeSettings({ pollHold: "1h" });
  client.poll(connection);
  await client.waitForHeldPoll();
  disconnect(client, connection);
  await waitForEvent(connection.socket, "close");
  client.world.changeSettings({ pollHold: "0s" });
}

for (const kind of KINDS) {
  for (const [how, disconnect] of Object.entries(LOSSES)) {
    test(`with untilNextPoll over ${kind}, the next poll repeats the event before later ones if ${how}`, async (t) => {
      const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
      await loseAnswer(client, kind, disconnect);
      const connection = await client.openConnection(kind);
      client.becomeBusy(202);
      const reasons = [
        await client.pollReason(connection),
        await client.pollReason(connection),
        await client.pollReason(connection),
      ];
      t.strictSame(reasons, ["201", "202", undefined]);
      t.equal(client.countRepeated(), 1);
      t.strictSame(client.listConnectionWarnings(), [], "a client that disconnects causes no warning");
    });

    test(`with atMostOnce over ${kind}, the event is lost if ${how}`, async (t) => {
      const client = await openWithRawConnections(t);
      await loseAnswer(client, kind, disconnect);
      const connection = await client.openConnection(kind);
      client.becomeBusy(202);
      t.strictSame(
        [await client.pollReason(connection), await client.pollReason(connection), client.countRepeated()],
        ["202", undefined, 0],
      );
    });
  }

  test(`with untilNextPoll over ${kind}, the event of an answer that was read before its connection closed is not repeated`, async (t) => {
    const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
    for (const close of ["destroy", "end"] as const) {
      const connection = await client.openConnection(kind);
      client.becomeBusy(201);
      client.becomeBusy(202);
      t.equal(await client.pollReason(connection), "201");
      connection.socket[close]();
      await waitForEvent(connection.socket, "close");
      const other = await client.openConnection(kind);
      t.strictSame([await client.pollReason(other), await client.pollReason(other)], ["202", undefined]);
    }
    t.equal(client.countRepeated(), 0);
  });

  test(`with untilNextPoll over ${kind}, the next poll confirms the previous answer, even if its connection fails later`, async (t) => {
    const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
    const [connection, other] = [await client.openConnection(kind), await client.openConnection(kind)];
    connection.stopReading();
    client.becomeBusy(201);
    client.poll(connection);
    // Only the journal shows when the answer has been sent.
    await until(() => client.world.journal.list().at(-1)?.phase === "answered");
    t.equal(await client.pollReason(other), undefined);
    connection.socket.destroy();
    await waitForEvent(connection.socket, "close");
    t.equal(await client.pollReason(other), undefined);
  });

  test(`over ${kind}, the event of a stalled answer is repeated with either setting, and marked as repeated`, async (t) => {
    for (const delivery of ["atMostOnce", "untilNextPoll"]) {
      const client = await openWithRawConnections(t, { delivery });
      client.world.faults.add({ operations: ["getAgentEvent"], times: 1, effect: { stall: true } });
      const connection = await client.openConnection(kind);
      client.becomeBusy(201);
      client.poll(connection);
      await waitForEvent(connection.socket, "data");
      connection.socket.destroy();
      const other = await client.openConnection(kind);
      t.strictSame(
        [await client.pollReason(other), await client.pollReason(other), client.countRepeated()],
        ["201", undefined, 1],
      );
    }
  });
}

test("with untilNextPoll, the events of a lost answer to a poll for all agents are repeated", async (t) => {
  const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
  const connection = await client.openConnection("http");
  connection.stopReading();
  for (const reason of [201, 202]) client.becomeBusy(reason);
  connection.send("GET", "agentevent/allagentevent", client.guid);
  await until(() => client.world.journal.list().at(-1)?.phase === "answered");
  connection.socket.destroy();
  await waitForEvent(connection.socket, "close");
  const other = await client.openConnection("http");
  t.strictSame(
    [await client.pollReason(other), await client.pollReason(other), client.countRepeated()],
    ["201", "202", 2],
  );
});
