// The same seed and the same requests give the same bytes, also over a network that faults make unreliable.
import { test } from "tap";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";
import { openWithRawConnections, type RawConnection } from "../../support/raw-lines.ts";

const FAULTS: WrittenFault[] = [
  { probability: 0.25, effect: { delay: { p50: "1ms", p95: "3ms", max: "5ms" } } },
  { probability: 0.05, effect: { reset: true } },
  { probability: 0.05, effect: { status: 502 } },
  { probability: 0.03, effect: { truncated: true } },
  { probability: 0.05, operations: ["getAgentEvent"], effect: { stall: true } },
  { probability: 0.05, effect: { events: "doubled" } },
  { probability: 0.05, effect: { events: "lost" } },
];

/** Half an answer is all that comes of one that stalls; anything else is whole, or ends with its connection. */
const isEnough = (heard: string): boolean => {
  const [head = "", body] = heard.split("\r\n\r\n");
  const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
  return body !== undefined && (body.length >= length || body.length === Math.ceil(length / 2));
};

async function transcript(t: Parameters<typeof openWithRawConnections>[0], kind: "http" | "https"): Promise<string[]> {
  const client = await openWithRawConnections(t);
  for (const fault of FAULTS) client.world.faults.add(fault);
  const answers: string[] = [];
  let line: RawConnection | undefined;
  for (let i = 0; i < 200; i++) {
    if (line === undefined || line.socket.closed) line = await client.line(kind);
    if (i % 3 === 0) line.send("POST", `onlineagent/101/saybusy?reason=${200 + (i % 50)}`, client.guid);
    else client.poll(line);
    const heard = await line.hear(isEnough);
    answers.push(heard.replace(/\r\nDate: .*?(?=\r\n)/, ""));
    // A client gives up an answer that is not whole.
    if (!heard.endsWith("}")) line.socket.destroy();
  }
  return answers;
}

for (const kind of ["http", "https"] as const) {
  test(`the same seed and requests give the same answers in three runs over ${kind}`, async (t) => {
    const [first, second, third] = [await transcript(t, kind), await transcript(t, kind), await transcript(t, kind)];
    t.same(second, first);
    t.same(third, first);
    t.ok(new Set(first).size > 20, "a good deal happens");
  });
}
