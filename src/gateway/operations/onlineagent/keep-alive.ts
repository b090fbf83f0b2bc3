// Staying signed in: handshakes, heartbeats, and a new Guid for a page that was reloaded.
import * as z from "zod";
import { Refusal, renewGuid, renewPushToken, replaceGuid } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { withoutRepeats } from "../../exchange/header.ts";
import { operation, WithGuid } from "../../operation.ts";
import { serviceToken } from "./sign-in-body.ts";

const handShake = operation(ONLINEAGENT.handShake, {
  summary: "Says that a client whose events are pushed is still there; may renew the token that pushes show.",
  headers: z.object({
    service_token: z.preprocess(
      (sent) => (typeof sent === "string" ? withoutRepeats(sent) : sent),
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

const heartbeat = operation(ONLINEAGENT.heartbeat, {
  summary: "The same on servers of 2018; tells the sign-in time, by which a client notices that it was signed in anew.",
  success: "data",
  result: z.object({ loginTime: z.string() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "partial",
  outdated: true,
  isHandshake: true,
  handle: ({ session }) => ({ loginTime: String(session.signedInAt) }),
});

const updateGuid = operation(ONLINEAGENT.updateGuid, {
  summary: "A new Guid in place of the present one, which goes on working for a while, as in a rotation.",
  success: "confirmed",
  result: z.object({ guid: z.string() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(replaceGuid, { agent: agentId }),
});

export const keepAlive = [handShake, heartbeat, updateGuid];
