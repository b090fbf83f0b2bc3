// Operations that keep a session with push alive, and one that replaces the Guid.
import * as z from "zod";
import { Refusal, renewGuid, renewPushToken, replaceGuid } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { removeRepeats } from "../../exchange/header.ts";
import { declareOperation, WithGuid } from "../../operation.ts";
import { serviceToken } from "./sign-in-body.ts";

const handShake = declareOperation(ONLINEAGENT.handShake, {
  summary: "Keeps a session with push alive; can renew the token of its pushes.",
  headers: () =>
    z.object({
      service_token: z.preprocess(
        (sent) => (typeof sent === "string" ? removeRepeats(sent) : sent),
        serviceToken.optional(),
      ),
    }),
  success: "bare",
  retcodes: ["100-001", "100-006", "000-003"],
  events: [],
  confidence: "seen",
  isHandshake: true,
  handle: ({ center, agentId, headers }) => {
    if (headers.service_token) center.perform(renewPushToken, { agent: agentId, token: headers.service_token });
    const renewed = center.perform(renewGuid, { agent: agentId });
    if (renewed instanceof Refusal) return renewed;
    return renewed.guid === undefined ? undefined : new WithGuid(undefined, renewed.guid);
  },
});

const heartbeat = declareOperation(ONLINEAGENT.heartbeat, {
  summary:
    "Keeps a session with push alive, on servers of 2018; returns the sign-in time, which changes with a new session.",
  success: "data",
  result: () => z.object({ loginTime: z.string() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "partial",
  isOutdated: true,
  isHandshake: true,
  handle: ({ session }) => ({ loginTime: String(session.signedInAt) }),
});

const updateGuid = declareOperation(ONLINEAGENT.updateGuid, {
  summary: "Replaces the Guid. The old Guid is accepted until it expires, as in a rotation.",
  success: "confirmed",
  result: () => z.object({ guid: z.string() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(replaceGuid, { agent: agentId }),
});

/** The operations that keep a session alive, and the one that replaces its Guid (cec_07_1204, cec_07_1225, public client). */
export const keepAlive = [handShake, heartbeat, updateGuid];
