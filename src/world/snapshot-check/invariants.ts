// Checks the invariants of a snapshot that its shapes cannot express: references exist, next serials are unused, and lists are in order.
import { type CenterSnapshot, LOG_LENGTH } from "../../core/index.ts";
import type { LifeSnapshot } from "../lives/life.ts";
import { checkChats } from "./chat-invariants.ts";
import { checkConferences, checkMultimediaConferences } from "./conference-invariants.ts";
import { type Check, isDistinct } from "./member-check.ts";

type State = CenterSnapshot["state"];
type Center = CenterSnapshot;

/** Checks a life member by member. Yields each check with its result. */
export function* checkInvariants({ center, player, faults, replacements }: LifeSnapshot): Generator<Check> {
  yield* prefixPlaces("center.state", checkIds(center.state));
  yield* prefixPlaces("center.state", checkAgents(center.state));
  yield* prefixPlaces("center.state", checkVideoTasks(center.state));
  yield* prefixPlaces("center.state", checkCalls(center.state));
  yield* prefixPlaces("center.state", checkChats(center.state));
  yield* prefixPlaces("center.state", checkConferences(center.state));
  yield* prefixPlaces("center.state", checkMultimediaConferences(center.state));
  yield* prefixPlaces("center.state", checkSerials(center));
  yield* prefixPlaces("center.state", checkRecordings(center.state));
  yield* prefixPlaces("center", checkClock(center));
  yield* prefixPlaces("center", checkLog(center));
  yield* prefixPlaces("player", [
    ["playerNumber", player.playerNumber <= replacements],
    [
      "isRecheckScheduled",
      !player.isRecheckScheduled || center.clock.entries.some(({ timer }) => isRecheckOf(timer, player.playerNumber)),
    ],
  ]);
  yield* prefixPlaces("player.traffic", checkTraffic(player.traffic));
  yield* prefixPlaces("faults", [
    ["faults", isAscending(faults.faults.map(({ id }) => id))],
    ["made", faults.faults.every(({ id }) => id <= faults.made)],
  ]);
}

function* prefixPlaces(part: string, checks: Iterable<Check>): Generator<Check> {
  for (const [place, isValid] of checks) yield [`${part}.${place}`, isValid];
}

function checkIds({ agents, groups, queues, ivrs, calls }: State): Check[] {
  return [
    ["agents", isDistinct(agents.map(({ id }) => id))],
    ["groups", isDistinct(groups.map(({ id }) => id)) && isDistinct(groups.map(({ name }) => name))],
    ["queues", isDistinct(queues.map(({ id }) => id))],
    ["ivrs", isDistinct(ivrs.map(({ id }) => id))],
    ["calls", isDistinct(calls.map(({ id }) => id))],
  ];
}

/**
 * Checks that agents refer to existing groups, queues and agents, to waiting calls or chats, and to calls with their legs. Checks that
 * inspections are mutual, and that queues refer to existing queues, to waiting calls or chats, and to signed-in agents.
 */
function* checkAgents({ agents, groups, queues, calls, chats, awaited, watchers }: State): Generator<Check> {
  const agentIds = new Set(agents.map(({ id }) => id));
  const signedIn = new Set(agents.filter(({ session }) => session !== undefined).map(({ id }) => id));
  const sessions = new Map(agents.map(({ id, session }) => [id, session]));
  const queueIds = new Set(queues.map(({ id }) => id));
  const groupNames = new Set(groups.map(({ name }) => name));
  const byId = new Map(calls.map((call) => [call.id, call]));
  const byChat = new Map(chats.map((chat) => [chat.id, chat]));
  const isWaiting = (call: string): boolean => (byId.get(call) ?? byChat.get(call))?.waiting === true;
  for (const [i, { id, group, queues, session, waiting }] of agents.entries()) {
    yield [`agents[${i}].group`, groupNames.has(group)];
    yield [`agents[${i}].queues`, queues.every((queue) => queueIds.has(queue))];
    yield [`agents[${i}].waiting`, isDistinct(waiting) && waiting.every(isWaiting)];
    if (session === undefined) continue;
    const { skills, calls } = session;
    yield [`agents[${i}].session.skills`, skills.every((queue) => queueIds.has(queue))];
    const hasLegs = calls.every((call) => byId.get(call)?.legs.some(({ agent }) => agent === id));
    yield [`agents[${i}].session.calls`, isDistinct(calls) && hasLegs];
    const { inspection, inspectors, watched, state } = session;
    const inspected = inspection === undefined ? undefined : sessions.get(inspection.agent);
    const isMutual = inspection === undefined || inspected?.inspectors.includes(id) === true;
    yield [`agents[${i}].session.inspection`, isMutual && (inspection !== undefined) === (state.name === "inspecting")];
    const areMutual = inspectors.every((inspector) => sessions.get(inspector)?.inspection?.agent === id);
    yield [`agents[${i}].session.inspectors`, isDistinct(inspectors) && areMutual];
    yield [`agents[${i}].session.watched`, watched.every((agent) => agentIds.has(agent))];
  }
  for (const [i, { waiting, freeAgents, overflow }] of queues.entries()) {
    yield [`queues[${i}].waiting`, isDistinct(waiting) && waiting.every(isWaiting)];
    yield [`queues[${i}].freeAgents`, isDistinct(freeAgents) && freeAgents.every((agent) => signedIn.has(agent))];
    yield [`queues[${i}].overflow`, overflow === undefined || queueIds.has(overflow)];
  }
  yield ["watchers", isDistinct(watchers) && watchers.every((agent) => signedIn.has(agent))];
  yield ["awaited", isDistinct(awaited) && awaited.every((agent) => agentIds.has(agent))];
}

/** Checks that the inspector and the agent of each video task refer to each other, as in inspections. */
function* checkVideoTasks({ agents }: State): Generator<Check> {
  const sessions = new Map(agents.map(({ id, session }) => [id, session]));
  for (const [i, { id, session }] of agents.entries()) {
    if (session === undefined) continue;
    const watched = session.videoTasks.map(({ agent }) => agent);
    const areKnown = watched.every((agent) => sessions.get(agent)?.videoInspectors.includes(id) === true);
    yield [`agents[${i}].session.videoTasks`, isDistinct(watched) && areKnown];
    const { videoInspectors } = session;
    const haveTasks = videoInspectors.every(
      (inspector) => sessions.get(inspector)?.videoTasks.some(({ agent }) => agent === id) === true,
    );
    yield [`agents[${i}].session.videoInspectors`, isDistinct(videoInspectors) && haveTasks];
  }
}

/**
 * Checks that calls refer to existing queues, IVRs and destinations, legs belong to agents with that call, waiting calls wait for a queue
 * or an agent, and bridged calls refer to each other.
 */
function checkCalls({ agents, queues, ivrs, calls }: State): Check[] {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const queueIds = new Set(queues.map(({ id }) => id));
  const ivrIds = new Set(ivrs.map(({ id }) => id));
  const bridges = new Map(calls.map(({ id, bridge }) => [id, bridge]));
  const waitingCalls = new Set([...queues, ...agents].flatMap(({ waiting }) => waiting));
  return calls.flatMap(({ id, queue, legs, destination, waiting, bridge, ivr }, i): Check[] => [
    [`calls[${i}].queue`, queue === undefined || queueIds.has(queue)],
    [
      `calls[${i}].destination`,
      destination === undefined ||
        ("queue" in destination ? queueIds.has(destination.queue) : byId.has(destination.agent)),
    ],
    [`calls[${i}].waiting`, waiting === waitingCalls.has(id)],
    [`calls[${i}].legs`, isDistinct(legs.map(({ agent }) => agent))],
    ...legs.map(
      ({ agent }, j): Check => [`calls[${i}].legs[${j}].agent`, byId.get(agent)?.session?.calls.includes(id) === true],
    ),
    [`calls[${i}].bridge`, bridge === undefined || bridges.get(bridge.with)?.with === id],
    [`calls[${i}].ivr`, ivr === undefined || ivrIds.has(ivr.ivr)],
  ]);
}

/** Checks that the next session, call and preview get numbers that are not used yet, and that scheduled routing has a clock entry. */
function checkSerials({ state, clock }: Center): Check[] {
  const { agents, calls, isRoutingScheduled } = state;
  const sessions = agents.flatMap(({ session }) => session ?? []);
  return [
    ["sessionSerial", sessions.every(({ serial }) => serial <= state.sessionSerial)],
    ["callSerial", calls.every(({ id }) => Number(id.split("-").at(-1)) <= state.callSerial)],
    [
      "previewSerial",
      sessions.every(({ previews }) => previews.every(({ control }) => control <= state.previewSerial)),
    ],
    ["isRoutingScheduled", !isRoutingScheduled || clock.entries.some(({ timer }) => timer.kind === "route")],
  ];
}

/** Checks that the next recording gets a number and a name that are not used yet. */
function checkRecordings(state: State): Check[] {
  const legs = state.calls.flatMap((call) => call.legs);
  const parts = state.conferences.flatMap(({ participants }) =>
    participants.flatMap(({ party, recording }) => ("agent" in party ? { agent: party.agent, recording } : [])),
  );
  const recorded = [
    ...state.recordings,
    ...[...legs, ...parts].flatMap(({ agent, recording }) => (recording === undefined ? [] : { agent, ...recording })),
  ];
  const last = new Map(state.agents.map(({ id, lastRecording }) => [id, lastRecording]));
  return [
    ["recordingSerial", recorded.every(({ task }) => task <= state.recordingSerial)],
    [
      "agents.lastRecording",
      recorded.every(({ agent, namedAfter }) => namedAfter <= (last.get(agent) ?? Number.NEGATIVE_INFINITY)),
    ],
  ];
}

/** Checks that clock entries have distinct serials up to the latest, are in the order in which they run, and are not in the past. */
function checkClock({ clock: { now, serial, entries } }: Center): Check[] {
  return [
    ["clock.serial", entries.every((entry) => entry.serial <= serial)],
    [
      "clock.entries",
      isDistinct(entries.map((entry) => entry.serial)) &&
        entries.every((entry, i) => {
          const before = entries[i - 1];
          if (entry.at < now) return false;
          if (before === undefined || before.at < entry.at) return true;
          return (
            before.at === entry.at &&
            (before.priority < entry.priority || (before.priority === entry.priority && before.serial < entry.serial))
          );
        }),
    ],
  ];
}

/** Checks that the log has its last events without gaps, that counting rules are in order, and that no agent has two tallies. */
function checkLog({ log: { length, recent }, clock, statistics: { history, tallies } }: Center): Check[] {
  const first = length - recent.length + 1;
  return [
    ["log.length", recent.length === Math.min(length, LOG_LENGTH)],
    ["log.recent", recent.every(({ serial, at }, i) => serial === first + i && at <= clock.now)],
    ["statistics.history", isAscending(history.map(({ after }) => after))],
    ["statistics.tallies", isDistinct(tallies.map(([agent]) => agent))],
  ];
}

/** Checks that flows of traffic are in the order of their numbers, that the next number is unused, and that called agents are listed. */
function checkTraffic({ flows, next, calledByName }: LifeSnapshot["player"]["traffic"]): Check[] {
  const called = new Set(calledByName);
  return [
    ["flows", isAscending(flows.map(({ number }) => number))],
    ["next", flows.every(({ number }) => number < next)],
    [
      "calledByName",
      called.size === calledByName.length &&
        flows.every(({ plan: { to } }) => !("agents" in to) || to.agents.every((agent) => called.has(agent))),
    ],
  ];
}

/** Returns whether a clock entry makes the player with that number recheck its conditions. */
function isRecheckOf(timer: Center["clock"]["entries"][number]["timer"], playerNumber: number): boolean {
  if (timer.kind !== "script") return false;
  const { what } = timer as { what: { playerNumber: number; timer: { do: string } } };
  return what.playerNumber === playerNumber && what.timer.do === "recheck";
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || (numbers[i - 1] ?? 0) < number);
}
