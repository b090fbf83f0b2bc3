// The events of answers that are lost on the way, for each value of the setting `delivery`.
import { test } from "tap";
import { type Kind, openWithRawConnections, type RawConnection } from "../../support/raw-lines.ts";
import { nextEvent, until } from "../../support/waiting.ts";

const KINDS: readonly Kind[] = ["http", "https"];

type Client = Awaited<ReturnType<typeof openWithRawConnections>>;

/** Ways in which an answer is lost: each has event 201 answered to a poll that nobody reads, and the connection closed. */
const LOSSES: Readonly<Record<string, (client: Client, line: RawConnection) => void>> = {
  "the client closes, and the event comes before the server can know": ({ busy }, { socket }) => {
    socket.destroy();
    busy(201);
  },
  "the client closes while the answer is under way": ({ busy }, { socket }) => {
    busy(201);
    socket.destroy();
  },
  "the client reads nothing any more, and closes": ({ busy }, line) => {
    line.stopReading();
    busy(201);
    setImmediate(() => line.socket.destroy());
  },
};

/** Polls on a connection that then fails; the event that is answered is lost with it. */
async function lose(client: Client, kind: Kind, how: (client: Client, line: RawConnection) => void): Promise<void> {
  const line = await client.line(kind);
  client.world.changeSettings({ pollHold: "1h" });
  client.poll(line);
  await client.held();
  how(client, line);
  await nextEvent(line.socket, "close");
  client.world.changeSettings({ pollHold: "0s" });
}

for (const kind of KINDS) {
  for (const [how, break_] of Object.entries(LOSSES)) {
    test(`untilNextPoll, ${kind}: ${how}: the next poll brings the event again before later ones`, async (t) => {
      const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
      await lose(client, kind, break_);
      const line = await client.line(kind);
      client.busy(202);
      const reasons = [await client.reason(line), await client.reason(line), await client.reason(line)];
      t.same(reasons, ["201", "202", undefined]);
      t.equal(client.repeated(), 1);
      t.same(client.hangUps(), [], "a client that leaves causes no warning");
    });

    test(`atMostOnce, ${kind}: ${how}: the event is lost`, async (t) => {
      const client = await openWithRawConnections(t);
      await lose(client, kind, break_);
      const line = await client.line(kind);
      client.busy(202);
      t.same([await client.reason(line), await client.reason(line), client.repeated()], ["202", undefined, 0]);
    });
  }

  test(`untilNextPoll, ${kind}: an answer that was read before its connection closed does not come again`, async (t) => {
    const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
    for (const close of ["destroy", "end"] as const) {
      const line = await client.line(kind);
      client.busy(201);
      client.busy(202);
      t.equal(await client.reason(line), "201");
      line.socket[close]();
      await nextEvent(line.socket, "close");
      const other = await client.line(kind);
      t.same([await client.reason(other), await client.reason(other)], ["202", undefined]);
    }
    t.equal(client.repeated(), 0);
  });

  test(`untilNextPoll, ${kind}: the next poll confirms the previous answer, even if its connection fails later`, async (t) => {
    const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
    const [line, other] = [await client.line(kind), await client.line(kind)];
    line.stopReading();
    client.busy(201);
    client.poll(line);
    // Nobody knows when the answer has left but the journal.
    await until(() => client.world.journal.list().at(-1)?.phase === "answered");
    t.equal(await client.reason(other), undefined);
    line.socket.destroy();
    await nextEvent(line.socket, "close");
    t.equal(await client.reason(other), undefined);
  });

  test(`${kind}: a stalled answer is repeated with either setting, and marked`, async (t) => {
    for (const delivery of ["atMostOnce", "untilNextPoll"]) {
      const client = await openWithRawConnections(t, { delivery });
      client.world.faults.add({ operations: ["getAgentEvent"], times: 1, effect: { stall: true } });
      const line = await client.line(kind);
      client.busy(201);
      client.poll(line);
      await nextEvent(line.socket, "data");
      line.socket.destroy();
      const other = await client.line(kind);
      t.same([await client.reason(other), await client.reason(other), client.repeated()], ["201", undefined, 1]);
    }
  });
}

test("untilNextPoll: a lost answer with the events of all agents is repeated", async (t) => {
  const client = await openWithRawConnections(t, { delivery: "untilNextPoll" });
  const line = await client.line("http");
  line.stopReading();
  for (const reason of [201, 202]) client.busy(reason);
  line.send("GET", "agentevent/allagentevent", client.guid);
  await until(() => client.world.journal.list().at(-1)?.phase === "answered");
  line.socket.destroy();
  await nextEvent(line.socket, "close");
  const other = await client.line("http");
  t.same([await client.reason(other), await client.reason(other), client.repeated()], ["201", "202", 2]);
});
