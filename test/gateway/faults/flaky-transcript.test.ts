// Tests that the same seed and requests give the same bytes, even with faults that make the network unreliable.
import { test } from "tap";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";
import { openWithRawConnections, type RawConnection } from "../../support/raw-connections.ts";

const FAULTS: WrittenFault[] = [
  { probability: 0.25, effect: { delay: { p50: "1ms", p95: "3ms", max: "5ms" } } },
  { probability: 0.05, effect: { reset: true } },
  { probability: 0.05, effect: { status: 502 } },
  { probability: 0.03, effect: { truncated: true } },
  { probability: 0.05, operations: ["getAgentEvent"], effect: { stall: true } },
  { probability: 0.05, effect: { events: "doubled" } },
  { probability: 0.05, effect: { events: "lost" } },
];

/** Returns whether nothing more will arrive: the answer is complete, or it is the first half of a stalled one. */
const isComplete = (received: string): boolean => {
  const [head = "", body] = received.split("\r\n\r\n");
  const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
  return body !== undefined && (body.length >= length || body.length === Math.ceil(length / 2));
};

/** Sends 200 requests to a gateway with all the faults. Returns the answers, or the received half of those that stall. */
async function recordTranscript(
  t: Parameters<typeof openWithRawConnections>[0],
  kind: "http" | "https",
): Promise<string[]> {
  const client = await openWithRawConnections(t);
  for (const fault of FAULTS) client.world.faults.add(fault);
  const answers: string[] = [];
  let connection: RawConnection | undefined;
  for (let i = 0; i < 200; i++) {
    if (connection === undefined || connection.socket.closed) connection = await client.openConnection(kind);
    if (i % 3 === 0) connection.send("POST", `onlineagent/101/saybusy?reason=${200 + (i % 50)}`, client.guid);
    else client.poll(connection);
    const received = await connection.readUntil(isComplete);
    answers.push(received.replace(/\r\nDate: .*?(?=\r\n)/, ""));
    // The client gives up on an incomplete answer.
    if (!received.endsWith("}")) connection.socket.destroy();
  }
  return answers;
}

for (const kind of ["http", "https"] as const) {
  test(`the same seed and requests give the same answers in three runs over ${kind}`, async (t) => {
    const [first, second, third] = [
      await recordTranscript(t, kind),
      await recordTranscript(t, kind),
      await recordTranscript(t, kind),
    ];
    t.strictSame(second, first);
    t.strictSame(third, first);
    t.ok(new Set(first).size > 20, "the answers differ");
  });
}
