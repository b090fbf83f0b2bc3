// Signing in and out.
import { z } from "zod";
import { Refusal, type SignedIn, signIn, signOut } from "../../core/index.ts";
import { type Asked, operation, signingIn, WithGuid } from "../operation.ts";
import { detailsOf, type SignInBody, signInBody } from "./sign-in-body.ts";

const signInResult = z.object({
  vdnid: z.number().int(),
  workno: z.string(),
  mediatype: z.string().regex(/^[TF]{3}$/),
  loginTime: z.string().regex(/^\d+$/),
  isForceChange: z.enum(["true", "false"]),
  serverName: z.string(),
  timeRemaining: z.string(),
});

const SIGN_IN_RETCODES = [
  "100-001",
  "100-002",
  "100-004",
  "100-011",
  "100-012",
  "100-013",
  "100-014",
  "100-016",
  "000-002",
] as const;

const SIGN_IN_EVENTS = [
  "AgentOther_InService",
  "AgentState_Ready",
  "AgentState_SetNotReady_Success",
  "AgentState_Work",
] as const;

function enter(asked: Asked<undefined, undefined, SignInBody>, force: boolean): WithGuid | Refusal {
  const { center, agentId, body } = asked;
  const agent = center.perform(signIn, { agent: agentId, password: body.password, details: detailsOf(body), force });
  return agent instanceof Refusal
    ? agent
    : new WithGuid(signInAnswer(asked, agent), agent.session.guids.at(-1)?.value ?? "");
}

function signInAnswer({ center }: Asked<undefined, undefined, SignInBody>, { id, session }: SignedIn) {
  const { webm, mailm } = session.details;
  return {
    vdnid: center.state.vdn.id,
    workno: String(id),
    mediatype: `T${webm ? "T" : "F"}${mailm ? "T" : "F"}`,
    loginTime: String(session.signedInAt),
    isForceChange: "false",
    // The cluster's name: the node's without its number.
    serverName: center.settings.nodeName.replace(/\d+$/, ""),
    timeRemaining: "",
  };
}

const login = signingIn({
  name: "login",
  summary: "Signs an agent in.",
  method: "PUT",
  path: "/onlineagent/:agentid",
  body: signInBody,
  success: "data",
  result: signInResult,
  retcodes: SIGN_IN_RETCODES,
  events: SIGN_IN_EVENTS,
  page: "cec_07_1202",
  confidence: "partial",
  handle: (asked) => enter(asked, false),
});

const forceLogin = signingIn({
  name: "forceLogin",
  summary: "Signs an agent in, and out of the session it may have elsewhere.",
  method: "PUT",
  path: "/onlineagent/:agentid/forcelogin",
  body: signInBody,
  success: "data",
  result: signInResult,
  retcodes: SIGN_IN_RETCODES,
  events: SIGN_IN_EVENTS,
  page: "cec_07_1203",
  confidence: "partial",
  handle: (asked) => enter(asked, true),
});

const logout = operation({
  name: "logout",
  summary: "Signs the agent out; refused while it is in a call.",
  method: "DELETE",
  path: "/onlineagent/:agentid/logout",
  success: "bare",
  retcodes: ["100-006", "100-007", "100-010"],
  events: ["AgentOther_ShutdownService"],
  page: "cec_07_1219",
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(signOut, { agent: agentId, cause: "own" }),
});

const forceLogout = operation({
  name: "forceLogout",
  summary: "Signs the agent out; a call is hung up first.",
  method: "DELETE",
  path: "/onlineagent/:agentid/forcelogout",
  success: "bare",
  retcodes: ["100-006", "000-003"],
  events: ["AgentOther_ShutdownService"],
  page: "cec_07_1220",
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(signOut, { agent: agentId, cause: "forced" }),
});

export const session = [login, forceLogin, logout, forceLogout];
