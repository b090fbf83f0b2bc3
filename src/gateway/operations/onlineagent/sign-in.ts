// Declares the operations that sign an agent in: with or without a phone, normal or forced, by agent id or by account.
import * as z from "zod";
import {
  agentOfAccount,
  computeTimeToPasswordExpiry,
  DAY,
  Refusal,
  refuse,
  type SignedIn,
  type SignInDetails,
  signIn,
} from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import type { KnownInterface } from "../../../words/known-interfaces.ts";
import type { Retcode } from "../../../words/retcodes.ts";
import { declareOpenOperation, type Operation, type OperationInput, WithGuid } from "../../operation.ts";
import { deriveClusterName } from "../cluster-name.ts";
import { mediaServersOf } from "../media-servers.ts";
import {
  createAccountSignInShape,
  createOptionalPhoneSignInShape,
  createSignInShape,
  detailsOf,
  type SignInBody,
} from "./sign-in-body.ts";

const resultShape = z.object({
  vdnid: z.number().int(),
  workno: z.string(),
  mediatype: z.string().regex(/^[TF]{3}$/),
  loginTime: z.string().regex(/^\d+$/),
  isForceChange: z.enum(["true", "false"]),
  serverName: z.string(),
  timeRemaining: z.string(),
});

const BODY_RETCODES = [
  "100-001",
  "100-004",
  "100-011",
  "100-012",
  "100-013",
  "100-014",
  "100-016",
  "100-020",
  "110-016",
] as const;

/** The retcodes of a sign-in by account, besides those for bad values of other members. */
const ACCOUNT_RETCODES = ["100-060", "100-061", "100-062", "100-002"] as const;
const LOGIN_RETCODES: readonly Retcode[] = [...BODY_RETCODES, "100-002", "000-002"];
const FORCED_LOGIN_RETCODES: readonly Retcode[] = [...BODY_RETCODES, "100-015", "000-002"];

const EVENTS = [
  "AgentOther_InService",
  "AgentState_Ready",
  "AgentState_SetNotReady_Success",
  "AgentState_Work",
] as const;

type SignInInput = Pick<OperationInput<undefined, undefined, undefined>, "center" | "world" | "exchange">;

/**
 * Signs an agent in, and reports to the findings that the agent is signed in, or was signed in already.
 *
 * @param isForced whether to end a session that the agent already has
 */
function signInAgent(
  { center, world, exchange }: SignInInput,
  agentId: number,
  { password, autoanswer }: Pick<SignInBody, "password" | "autoanswer">,
  details: SignInDetails,
  isForced: boolean,
): WithGuid<z.output<typeof resultShape>> | Refusal {
  const previousSession = center.agent(agentId)?.session;
  const from = exchange.remoteAddress;
  if (details.push !== undefined && from !== undefined) details.push = { ...details.push, from };
  const agent = center.perform(signIn, { agent: agentId, password, details, force: isForced });
  if (agent instanceof Refusal) {
    if (agent.reason === "already-signed-in") world.clientObserver.onAlreadySignedIn(exchange, agentId);
    return agent;
  }
  world.clientObserver.onSignedIn(exchange, agentId, previousSession);
  if (autoanswer === undefined) world.clientObserver.onAutoAnswerLeftOut(agentId);
  return new WithGuid(resultOf(center, agent), agent.session.guids.at(-1)?.value ?? "");
}

function resultOf(center: SignInInput["center"], agent: SignedIn): z.output<typeof resultShape> {
  const { id, session } = agent;
  const timeLeft = computeTimeToPasswordExpiry(center, agent);
  return {
    vdnid: center.state.vdn.id,
    workno: String(id),
    mediatype: mediaServersOf(agent),
    loginTime: String(session.signedInAt),
    isForceChange: "false",
    serverName: deriveClusterName(center),
    // Whole days until the password expires; empty if it does not expire.
    timeRemaining: timeLeft === undefined ? "" : String(Math.floor(timeLeft / DAY)),
  };
}

/** Declares a sign-in by agent id. */
function declareSignIn(
  row: KnownInterface,
  facts: Pick<Operation, "summary" | "retcodes" | "confidence" | "isOutdated">,
  body: () => z.ZodType<SignInBody>,
  details: (body: SignInBody) => SignInDetails,
  isForced: boolean,
): Operation {
  return declareOpenOperation(row, {
    ...facts,
    body,
    success: "data",
    result: () => resultShape,
    events: EVENTS,
    handle: (input) => signInAgent(input, input.agentId, input.body, details(input.body), isForced),
  });
}

const login = declareSignIn(
  ONLINEAGENT.login,
  {
    summary: "Signs an agent in.",
    retcodes: LOGIN_RETCODES,
    confidence: "partial",
  },
  createSignInShape,
  detailsOf,
  false,
);

const forceLogin = declareSignIn(
  ONLINEAGENT.forceLogin,
  {
    summary: "Signs an agent in, and ends a session that it has elsewhere.",
    retcodes: FORCED_LOGIN_RETCODES,
    confidence: "partial",
  },
  createSignInShape,
  detailsOf,
  true,
);

/** Returns the details of a sign-in for voice only: no media server, and polled events. */
const voiceOnlyDetailsOf = (body: SignInBody): SignInDetails => ({
  ...detailsOf(body),
  webm: false,
  mailm: false,
  push: undefined,
});

const loginEx = declareSignIn(
  ONLINEAGENT.loginEx,
  {
    summary: "Signs an agent in without a media server; a phone is optional.",
    retcodes: LOGIN_RETCODES,
    confidence: "partial",
  },
  createOptionalPhoneSignInShape,
  voiceOnlyDetailsOf,
  false,
);

const forceLoginEx = declareSignIn(
  ONLINEAGENT.forceLoginEx,
  {
    summary: "Signs an agent in without a media server, and ends a session that it has elsewhere; a phone is optional.",
    retcodes: FORCED_LOGIN_RETCODES,
    confidence: "inferred",
    isOutdated: true,
  },
  createOptionalPhoneSignInShape,
  voiceOnlyDetailsOf,
  true,
);

const forceLoginExWithoutPhone = declareSignIn(
  ONLINEAGENT.forceLoginExWithoutPhone,
  {
    summary: "Signs an agent in without a media server or a phone, and ends a session that it has elsewhere.",
    retcodes: FORCED_LOGIN_RETCODES,
    confidence: "inferred",
    isOutdated: true,
  },
  createOptionalPhoneSignInShape,
  (body) => ({ ...voiceOnlyDetailsOf(body), phone: "" }),
  true,
);

const loginByAccount = declareOpenOperation(ONLINEAGENT.loginByAccount, {
  summary: "Signs in the agent of an account.",
  body: createAccountSignInShape,
  success: "data",
  result: () => resultShape,
  retcodes: [...ACCOUNT_RETCODES, "100-020", "100-001", "100-011", "100-012", "100-013", "100-016", "000-002"],
  retcodeOf: {
    "unknown-agent": "100-062",
    "wrong-password": "100-062",
    "account-locked": "100-061",
    "phone-out-of-range": "100-060",
  },
  events: EVENTS,
  confidence: "partial",
  isOutdated: true,
  handle: (input) => {
    const agent = agentOfAccount(input.center, input.body.account);
    if (agent === undefined) return refuse("unknown-agent");
    return signInAgent(input, agent.id, input.body, detailsOf(input.body), false);
  },
});

/** The sign-ins (cec_07_1202, cec_07_1203, cec_07_1224, generated and public clients). */
export const signIns = [login, forceLogin, loginEx, forceLoginEx, forceLoginExWithoutPhone, loginByAccount];
