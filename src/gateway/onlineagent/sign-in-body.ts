// What clients send at sign-in, field by field, each with the retcode that a bad value leads to.
import { isIPv4 } from "node:net";
import { z } from "zod";
import type { SignInDetails } from "../../core/index.ts";
import { flag, oneOf, optional, text } from "../lenient.ts";

const STATUS = { 3: "busy", 4: "idle", 5: "wrapUp" } as const;
const AGENT_TYPE = { 4: "phone", 11: "videoPhone" } as const;

/** A phone number as it may be bound: digits and dialling marks. */
const phone = text(24, "100-013").pipe(z.string().regex(/^[0-9*#+]{1,24}$/, { error: "100-013" }));

const ipv4 = text(15, "100-016").pipe(
  z.string().refine((value) => value === "" || isIPv4(value), { error: "100-016" }),
);

const token = text(50, "100-001").pipe(z.string().regex(/^[\w.-]*$/, { error: "100-001" }));

/** The body of a sign-in with a phone. Members that the page does not name are ignored, as clients post whole objects. */
export const signInBody = z.object(
  {
    password: text(32, "100-001"),
    phonenum: phone,
    autoanswer: optional(flag("100-011")),
    autoenteridle: optional(flag("100-011")),
    releasephone: optional(flag("100-011")),
    agenttype: optional(oneOf([4, 11], "100-012")),
    status: optional(oneOf([3, 4, 5], "100-011")),
    ip: optional(ipv4),
    entryIp: optional(text(255, "100-011")),
    phonelinkage: optional(flag("100-011")),
    checkInWebm: optional(flag("100-011")),
    checkInMailm: optional(flag("100-011")),
    vcPhoneNumber: optional(text(24, "100-013")),
    listenStatus: optional(flag("100-011")),
    callBackUri: optional(text(200, "100-001")),
    serviceToken: optional(token),
  },
  { error: "000-002" },
);

export type SignInBody = z.output<typeof signInBody>;

/** What the core keeps of it, with the documented defaults. */
export function detailsOf(body: SignInBody): SignInDetails {
  return {
    phone: body.phonenum,
    autoAnswer: body.autoanswer ?? true,
    autoEnterIdle: body.autoenteridle ?? true,
    releasePhone: body.releasephone ?? true,
    agentType: AGENT_TYPE[body.agenttype ?? 4],
    status: STATUS[body.status ?? 4],
    ip: body.ip ?? "127.0.0.1",
    webm: body.checkInWebm ?? true,
    mailm: body.checkInMailm ?? false,
    phoneLinkage: body.phonelinkage ?? false,
  };
}
