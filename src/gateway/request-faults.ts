// Applies the faults of a world to requests: answers or cuts them, changes or delays their answers, or ends sessions or Guids.

import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { signOut, withdrawGuid } from "../core/index.ts";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import { readAgentId } from "../words/agent-id.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { isRetcode } from "../words/retcodes.ts";
import { failureEnvelopeOf } from "./envelope.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { halveAnswer, malformAnswer } from "./exchange/faulty-answers.ts";
import type { Operation } from "./operation.ts";
import { FAULT_ANSWERS } from "./refusal-reasons.ts";

/** Applies the faults of a world to a request before it is handled. Returns whether a fault has answered it or reset its connection. */
export function applyFaults(operation: Operation, exchange: Exchange): boolean {
  const { world, agent } = exchange;
  const id = readAgentId(agent);
  const fault = world.faults.onRequest(operation.name, id);
  if (fault === undefined) return false;
  world.journal.noteFault(exchange.entry, fault);
  const { effect } = fault;
  switch (effect.kind) {
    case "retcode":
      refuseOperation(operation, effect.retcode, FAULT_ANSWERS, exchange);
      return true;
    case "switchOver":
      refuseOperation(operation, "000-004", FAULT_ANSWERS, exchange);
      return true;
    case "status":
      answerWithStatus(effect.status, exchange);
      return true;
    case "reset":
      exchange.endWith("reset", () => resetConnection(exchange.request.raw.socket));
      return true;
    case "guid":
      if (id !== undefined) invalidateGuids(id, exchange);
      return false;
    case "kick":
      if (id !== undefined) world.center.perform(signOut, { agent: id, cause: "simulator" });
      return false;
    case "delay":
      exchange.answerFault = (body, write) => {
        exchange.onEnd(exchange.actLater(effect.wait, () => write(body)));
      };
      return false;
    case "stall":
      exchange.answerFault = (body, write) => {
        // This callback keeps the exchange open until the client gives up. Otherwise the journal would show the request as answered now.
        exchange.onEnd(() => {});
        const { request, response } = exchange;
        request.raw.socket.once("end", () => response.destroy());
        exchange.stalls = true;
        write(body);
      };
      return false;
    case "malformed":
      exchange.answerFault = (body, write) => write(malformAnswer(body));
      return false;
    case "truncated":
      exchange.answerFault = (body, write) => write(halveAnswer(body));
      return false;
  }
}

/** Refuses a request in the form of its operation. A fault can also set a retcode that no operation returns. */
export function refuseOperation(
  operation: Operation,
  retcode: string,
  reason: RefusalReason,
  exchange: Exchange,
): void {
  const query = operation.query?.().safeParse(exchange.request.query);
  const callback = query?.success === true ? operation.callback?.(query.data as never) : undefined;
  if (callback !== undefined) exchange.wrapInCallback(callback);
  exchange.refuse(retcode, reason, writeFailureText(operation, retcode));
}

function writeFailureText(operation: Operation, retcode: string): string {
  return isRetcode(retcode)
    ? failureEnvelopeOf(operation, retcode)
    : JSON.stringify({ message: "operation failed", retcode });
}

function answerWithStatus(status: number, exchange: Exchange): void {
  const text = `${status} ${STATUS_CODES[status] ?? "Failure"}\n`;
  exchange.endWith(`http-${status}`, (response) => {
    response.writeHead(status, { "Content-Type": "text/plain", "Content-Length": Buffer.byteLength(text) });
    response.end(text);
  });
}

/** Ends a connection with a TCP reset. */
function resetConnection(socket: Socket): void {
  tcpSocketOf(socket).resetAndDestroy();
  socket.destroy();
}

function invalidateGuids(agent: number, { world: { center } }: Exchange): void {
  for (const { value } of center.agent(agent)?.session?.guids ?? []) {
    center.perform(withdrawGuid, { agent, guid: value });
  }
}
