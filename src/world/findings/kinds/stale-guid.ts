// Finding: a client that keeps using a Guid after a new one has replaced it.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { declareSessionState } from "../kind-state.ts";
import { shortGuidOf } from "../short-guid.ts";

/** The number of a client's Guids that are remembered, to recognize an old one. */
const MAX_GUIDS = 8;

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

interface State {
  /** The last accepted Guid of the client. */
  guid: string | undefined;
  /** The Guids of the client that were accepted in this session. */
  readonly guids: string[];
}

/** An error when a client sends an expired Guid that a later one has replaced (cec_07_1269). */
export const staleGuid = declareFindingKind<Facts, State>({
  name: "stale-guid",
  severity: "error",
  summary: "Sends an expired Guid of its session that a later one has replaced (`authMode` dynamic).",
  rule: "With AUTHMODE 2, send the Guid of the last Set-GUID header with every request.",
  page: "cec_07_1269",
  sentence: ({ operation }, times) => `sent an expired Guid${formatTimesSuffix(times)}, last with ${operation}`,
  state: declareSessionState(() => ({ guid: undefined, guids: [] })),
  hooks: {
    accepted({ center, request: { guid }, state }) {
      // Guids expire only where they rotate.
      if (guid === state.guid || guid === undefined || center.settings.authMode !== "dynamic") return undefined;
      state.guid = guid;
      if (!state.guids.includes(guid) && state.guids.push(guid) > MAX_GUIDS) state.guids.shift();
      return undefined;
    },
    sessionRefused({ center, client, request, state }) {
      const guid = shortGuidOf(request);
      const session = center.agent(client.id)?.session;
      if (guid === undefined || session === undefined || center.settings.authMode !== "dynamic") return undefined;
      // Without any Guid left, or after a fault, the client cannot know the new one.
      if (session.guids.length === 0 || client.isAfterFault) return undefined;
      const wasAccepted = client.session === session && state.guids.includes(guid);
      const isStale = wasAccepted || session.guids.some(({ value }) => value === guid);
      return isStale ? { operation: request.operation } : undefined;
    },
  },
});
