// Lists the six operations that sign in, and the members that each needs.
import type { Client, Gateway, Reply } from "../../../support/gateway.ts";

/** An operation that signs in. */
export interface Way {
  readonly path: string;
  /** The members that it needs besides the password. */
  readonly needs: object;
  /** Whether it ends an existing session. */
  readonly forced: boolean;
  /** Whether it requires a phone, keeps it or ignores it. */
  readonly phone: "needed" | "kept" | "ignored";
  /** Whether it reads the members for mail and pushed events. */
  readonly whole: boolean;
}

/** The operations that sign in, by their names. */
export const WAYS: Readonly<Record<string, Way>> = {
  login: { path: "onlineagent/{}", needs: {}, forced: false, phone: "needed", whole: true },
  forceLogin: { path: "onlineagent/{}/forcelogin", needs: {}, forced: true, phone: "needed", whole: true },
  loginEx: { path: "onlineagent/{}/loginex", needs: {}, forced: false, phone: "kept", whole: false },
  forceLoginEx: { path: "onlineagent/{}/forceloginex", needs: {}, forced: true, phone: "kept", whole: false },
  forceLoginExWithoutPhone: {
    path: "onlineagent/{}/forceloginexwithoutphone",
    needs: {},
    forced: true,
    phone: "ignored",
    whole: false,
  },
  loginByAccount: {
    path: "onlineagent/loginbyaccount",
    needs: { account: "ada" },
    forced: false,
    phone: "needed",
    whole: true,
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
export async function enter(client: Client, { path, needs }: Way, body: object = {}): Promise<Reply> {
  const reply = await client.send("PUT", path, { body: { password: "secret", phonenum: "40038", ...needs, ...body } });
  client.guid = reply.header("Guid") ?? client.guid;
  return reply;
}

/** Returns the session of agent 101; undefined if it is signed out. */
export const signedInAs = ({ center }: Gateway) => center.agent(101)?.session;
