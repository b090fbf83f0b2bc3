// Checks the invariants of conferences in a snapshot, such as that agents and conferences refer to each other.
import { type CenterSnapshot, numberOf } from "../../core/index.ts";
import type { Check } from "./member-check.ts";

type State = CenterSnapshot["state"];

/** Checks that the participants of a conference are distinct and fit into its places, include the chair, and refer to the conference. */
export function* checkConferences({ agents, conferences, conferenceSerial }: State): Generator<Check> {
  const ofAgents = new Map(agents.map(({ id, session }) => [id, session?.conference]));
  const ids = new Set(conferences.map(({ id }) => id));
  yield ["conferences", ids.size === conferences.length];
  yield ["conferenceSerial", conferences.length <= conferenceSerial];
  const conferring = new Map<number, number>();
  for (const [i, { id, chair, places, begunAt, participants, invitations }] of conferences.entries()) {
    const parties = participants.map(({ party }) => party);
    const inside = parties.flatMap((party) => ("agent" in party ? [party.agent] : []));
    const numbers = new Set(parties.map((party) => `${"agent" in party} ${numberOf(party)}`));
    yield [`conferences[${i}].chair`, inside.includes(chair)];
    yield [`conferences[${i}].invitations`, begunAt === undefined || invitations.length === 0];
    yield [`conferences[${i}].participants`, numbers.size === parties.length && parties.length <= places];
    yield [`conferences[${i}].participants`, inside.every((agent) => ofAgents.get(agent) === id)];
    for (const agent of inside) conferring.set(agent, id);
  }
  for (const [i, { id, session }] of agents.entries()) {
    if (session?.conference === undefined) continue;
    const isKnown = conferring.get(id) === session.conference && session.calls.length === 0;
    yield [`agents[${i}].session.conference`, isKnown && session.state.name === "occupied"];
  }
}

/** Checks that the members of a multimedia conference are distinct, include the owner, and refer to the conference. */
export function* checkMultimediaConferences({
  agents,
  multimediaConferences,
  multimediaConferenceSerial,
}: State): Generator<Check> {
  const byId = new Map(multimediaConferences.map((conference) => [conference.id, conference]));
  const ofAgents = new Map(agents.map(({ id, session }) => [id, session?.multimediaConference]));
  yield ["multimediaConferences", byId.size === multimediaConferences.length];
  for (const [i, { id, owner, members }] of multimediaConferences.entries()) {
    const inside = members.map(({ agent }) => agent);
    yield [`multimediaConferences[${i}].id`, id <= multimediaConferenceSerial];
    yield [`multimediaConferences[${i}].owner`, inside.includes(owner)];
    const areMutual = inside.every((agent) => ofAgents.get(agent) === id);
    yield [`multimediaConferences[${i}].members`, new Set(inside).size === inside.length && areMutual];
  }
  for (const [i, { id, session }] of agents.entries()) {
    const conference = session?.multimediaConference;
    if (conference === undefined) continue;
    const isMember = byId.get(conference)?.members.some(({ agent }) => agent === id) === true;
    yield [`agents[${i}].session.multimediaConference`, isMember];
  }
}
