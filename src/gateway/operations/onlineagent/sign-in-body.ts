// Declares the bodies of sign-ins: their members, each with the retcode for a bad value.
import { isIPv4 } from "node:net";
import * as z from "zod";
import type { PushTarget, SignInDetails } from "../../../core/index.ts";
import { flag, oneOf, optional, text } from "../lenient.ts";

const STATUS = { 3: "busy", 4: "idle", 5: "wrapUp" } as const;
const AGENT_TYPE = { 4: "phone", 11: "videoPhone" } as const;

/** The shape of the number of an agent's phone: digits and dialing signs. */
export const phoneNumber = text(24, "100-013")
  .pipe(z.string().regex(/^[0-9*#+]{1,24}$/, { error: "100-013" }))
  .describe("1 to 24 characters: digits, *, # and +");

/** Returns the shape of an IPv4 address, which may be empty. */
const ipv4 = () =>
  text(15, "100-016")
    .pipe(z.string().refine((value) => value === "" || isIPv4(value), { error: "100-016" }))
    .describe("an IPv4 address");

/** The shape of the token that every push has in a header. */
export const serviceToken = text(50, "100-001")
  .pipe(z.string().regex(/^[\w.-]*$/, { error: "100-001" }))
  .describe("at most 50 letters, digits, dots, - and _");

/** Returns the shape of an address for pushes, which may be empty. */
const callBack = () =>
  text(200, "100-001")
    .pipe(z.string().refine((value) => value === "" || isWebAddress(value), { error: "100-001" }))
    .describe("an http or https address of at most 200 characters");

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, port, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && port !== "0" && isDecodable(username) && isDecodable(password);
}

/** Returns whether the percent codes of a text can be decoded. If they can't, a push can't send the credentials. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Returns the shape of the body of a sign-in with a phone. Unknown members are ignored, because clients send whole objects. */
export const createSignInShape = () =>
  z.object(
    {
      password: text(32, "100-001"),
      phonenum: phoneNumber,
      autoanswer: optional(flag("100-011")),
      autoenteridle: optional(flag("100-011")),
      releasephone: optional(flag("100-011")),
      agenttype: optional(oneOf([4, 11], "100-012")),
      status: optional(oneOf([3, 4, 5], "100-011")),
      ip: optional(ipv4()),
      entryIp: optional(text(255, "100-011")),
      phonelinkage: optional(flag("100-011")),
      checkInWebm: optional(flag("100-011")),
      checkInMailm: optional(flag("100-011")),
      vcPhoneNumber: optional(text(24, "100-013")),
      listenStatus: optional(flag("100-011")),
      callBackUri: optional(callBack()),
      serviceToken: optional(serviceToken),
      pushUrl: optional(callBack()),
    },
    { error: "000-002" },
  );

/** Returns the shape of the body of a sign-in whose phone may be absent or empty. */
export const createOptionalPhoneSignInShape = () =>
  createSignInShape().extend({
    phonenum: z.preprocess((value) => value ?? "", z.union([z.literal(""), phoneNumber], { error: "100-013" })),
  });

/** Returns the shape of the body of a sign-in by account. Account and password must not be empty. */
export const createAccountSignInShape = () =>
  createSignInShape().extend({
    account: text(64, "100-062").pipe(z.string().min(1, { error: "100-062" })),
    password: text(32, "100-062").pipe(z.string().min(1, { error: "100-062" })),
  });

/** The body of a sign-in. */
export type SignInBody = z.output<ReturnType<typeof createSignInShape>>;

/** Returns the details for the core, with the documented defaults. */
export function detailsOf(body: SignInBody): SignInDetails {
  const { entryIp, vcPhoneNumber, listenStatus } = body;
  return {
    phone: body.phonenum,
    autoAnswer: body.autoanswer ?? true,
    autoEnterIdle: body.autoenteridle ?? true,
    releasePhone: body.releasephone ?? true,
    agentType: AGENT_TYPE[body.agenttype ?? 4],
    status: STATUS[body.status ?? 4],
    ip: body.ip ?? "127.0.0.1",
    push: findPushTarget(body),
    webm: body.checkInWebm ?? true,
    mailm: body.checkInMailm ?? false,
    phoneLinkage: body.phonelinkage ?? false,
    ...(entryIp === undefined ? {} : { entryIp }),
    ...(vcPhoneNumber === undefined ? {} : { secondPhone: vcPhoneNumber }),
    ...(listenStatus === undefined ? {} : { wantsPresence: listenStatus }),
  };
}

/** Returns the target of pushes: `callBackUri` with `serviceToken`, or `pushUrl` alone, as on servers of 2018; undefined without them. */
function findPushTarget({ callBackUri, serviceToken, pushUrl }: SignInBody): PushTarget | undefined {
  if (callBackUri && serviceToken) return { uri: callBackUri, form: "list", token: serviceToken };
  return pushUrl ? { uri: pushUrl, form: "single", token: "" } : undefined;
}
