// A call comes to an agent: it is announced, and rings or is answered by itself.
import type { Call, Leg } from "../call.ts";
import type { CallFacts } from "../event.ts";
import { type Floor, queueIn, type SignedIn } from "../floor.ts";
import { occupy } from "./agent-state.ts";

/** Allots a call to an idle agent, in the order of events that the real gateway keeps. */
export function offer(floor: Floor, call: Call, agent: SignedIn): void {
  const now = floor.clock.now;
  const { details } = agent.session;
  const leg: Leg = { agent: agent.id, state: "ringing", since: now, answeredAt: undefined, ringTimer: undefined };
  call.legs.push(leg);
  agent.session.calls.push(call.id);
  occupy(floor, agent, call.id);
  if (details.releasePhone) {
    floor.emit({ type: "phone-alerting", agent: agent.id, call: call.id, caller: call.customer.number });
    floor.emit({ type: "phone-off-hook", agent: agent.id, call: call.id });
  }
  floor.emit({
    type: "call-announced",
    agent: agent.id,
    turnedAwayBy: call.turnedAwayBy.slice(),
    ...factsOf(floor, call),
  });
  if (details.autoAnswer) {
    floor.emit({ type: "auto-answered", agent: agent.id, ...factsOf(floor, call) });
    connect(floor, call, leg);
    return;
  }
  leg.ringTimer = floor.clock.book(now + floor.settings.ringTime, {
    kind: "ring-timeout",
    call: call.id,
    agent: agent.id,
  });
  floor.emit({ type: "ringing", agent: agent.id, ...factsOf(floor, call) });
  floor.emit({
    type: "other-side-alerting",
    agent: agent.id,
    call: call.id,
    number: call.customer.number,
    workNumber: undefined,
  });
}

/** The agent answers: from now on the two talk, until one hangs up. */
export function connect(floor: Floor, call: Call, leg: Leg): void {
  const now = floor.clock.now;
  floor.clock.cancel(leg.ringTimer);
  floor.clock.cancel(call.customer.timer);
  leg.ringTimer = undefined;
  leg.state = "talking";
  leg.since = now;
  leg.answeredAt = now;
  call.answeredAt ??= now;
  const { talk } = call.customer;
  call.customer.timer =
    talk === undefined ? undefined : floor.clock.book(now + talk, { kind: "customer-done", call: call.id });
  const queue = queueIn(floor, call);
  if (queue !== undefined) queue.figures.answered++;
  floor.emit({ type: "talking", cause: "answered", agent: leg.agent, ...factsOf(floor, call) });
}

/** What everyone is told of a call. */
export function factsOf(floor: Floor, call: Call): CallFacts {
  const queue = queueIn(floor, call);
  return {
    call: call.id,
    feature: call.feature,
    caller: call.customer.number,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
  };
}
