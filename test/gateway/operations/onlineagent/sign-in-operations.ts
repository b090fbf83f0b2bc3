// Lists the six operations that sign in, with the members that each requires, and signs in with them.
import type { Client, Gateway, Reply } from "../../../support/gateway.ts";

/** An operation that signs in. */
export interface SignInOperation {
  readonly path: string;
  /** The members that it requires besides the password. */
  readonly requiredMembers: object;
  /** Whether it ends an existing session. */
  readonly isForced: boolean;
  /** Whether a phone is required, optional or ignored. */
  readonly phone: "required" | "optional" | "ignored";
  /** Whether it reads every member, including those for mail and pushed events. */
  readonly readsEverything: boolean;
}

/** The operations that sign in, by their names. */
export const SIGN_INS: Readonly<Record<string, SignInOperation>> = {
  login: { path: "onlineagent/{}", requiredMembers: {}, isForced: false, phone: "required", readsEverything: true },
  forceLogin: {
    path: "onlineagent/{}/forcelogin",
    requiredMembers: {},
    isForced: true,
    phone: "required",
    readsEverything: true,
  },
  loginEx: {
    path: "onlineagent/{}/loginex",
    requiredMembers: {},
    isForced: false,
    phone: "optional",
    readsEverything: false,
  },
  forceLoginEx: {
    path: "onlineagent/{}/forceloginex",
    requiredMembers: {},
    isForced: true,
    phone: "optional",
    readsEverything: false,
  },
  forceLoginExWithoutPhone: {
    path: "onlineagent/{}/forceloginexwithoutphone",
    requiredMembers: {},
    isForced: true,
    phone: "ignored",
    readsEverything: false,
  },
  loginByAccount: {
    path: "onlineagent/loginbyaccount",
    requiredMembers: { account: "ada" },
    isForced: false,
    phone: "required",
    readsEverything: true,
  },
};

/** The members of a center in which agent 101 has an account. */
export const ACCOUNTS = {
  agents: [
    { id: 101, name: "Ada", account: "ada", queues: [25, 26] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

/** Signs an agent in and stores the Guid in its client. */
export async function signInWith(
  client: Client,
  { path, requiredMembers }: SignInOperation,
  body: object = {},
): Promise<Reply> {
  const reply = await client.send("PUT", path, {
    body: { password: "secret", phonenum: "40038", ...requiredMembers, ...body },
  });
  client.guid = reply.header("Guid") ?? client.guid;
  return reply;
}

/** Returns the session of agent 101; undefined if it is signed out. */
export const sessionOfAda = ({ center }: Gateway) => center.agent(101)?.session;
