// Declares the parts that requests about conferences share: parties, sounds, and the codes of the CTI server.
import * as z from "zod";
import { type ConferenceParty, DENIAL_CAUSE, type Reason } from "../../../core/index.ts";
import { PARTY_TYPE } from "../../events/conference-contents.ts";
import { flag, oneOf, orAbsent, text, wholeNumber } from "../lenient.ts";

/** Returns the shape of the number of an agent or a phone, in the member `address`. */
const address = () =>
  text(24)
    .pipe(z.string().regex(/^\+?[\dA-Ea-e*#]+$/, { error: "000-002" }))
    .describe("1 to 24 characters: digits, A to E, * and #, optionally after a +");

const { number: PHONE, agent: AGENT } = PARTY_TYPE;

const createPartyMembers = () => ({ addressType: oneOf([PHONE, AGENT]), address: address() });

type Address = z.output<z.ZodObject<ReturnType<typeof createPartyMembers>>>;

/** Refuses the address of an agent that is not a work number. */
function checkAddress(context: z.core.ParsePayload<Address>): void {
  const { addressType, address } = context.value;
  if (addressType !== AGENT || /^\d{1,6}$/.test(address)) return;
  const accepted = "a work number, for addressType 9";
  context.issues.push({ code: "custom", input: address, message: "000-002", path: ["address"], params: { accepted } });
}

/** Returns the shape of a body about one party: an agent or a phone. */
export const createOnePartyShape = <More extends z.ZodRawShape>(more: More) =>
  z.object({ ...createPartyMembers(), ...more }).check(checkAddress as never);

/** Returns the shape of a party in a list. */
export const createListedPartyShape = () => z.object(createPartyMembers()).check(checkAddress);

/** Returns the shape of a party to call, with the numbers of its device. */
export const createInvitedPartyShape = () =>
  z
    .object({
      ...createPartyMembers(),
      deviceCallType: orAbsent(wholeNumber(0, 255)),
      deviceType: orAbsent(wholeNumber(0, 255)),
    })
    .check(checkAddress);

/** Returns the party of an address. */
export function partyOf({ addressType, address }: Address): ConferenceParty {
  return addressType === AGENT ? { agent: Number(address) } : { number: address };
}

/** Returns the address of a party, as answers show it. */
export function addressOf(party: ConferenceParty): { addressType: string; address: string } {
  return "agent" in party
    ? { addressType: String(AGENT), address: String(party.agent) }
    : { addressType: String(PHONE), address: party.number };
}

/** Returns the shape of the path of a sound: drive:/conf/vdn/file. Every path is accepted, because the simulator has no files. */
export const voicePath = () => text(127).pipe(z.string().min(1, { error: "000-002" }));

/** Returns the shape of the way to play a sound: 2 for a file. One client also sends 1 and 4. */
export const playMode = () => orAbsent(oneOf([1, 2, 4]));

/** Returns the members of a request that can greet those who join. Nothing is played to them. */
export const createGreetingMembers = () => ({
  beepTone: orAbsent(flag()),
  playMode: playMode(),
  voicePath: orAbsent(voicePath()),
});

interface Greeting {
  readonly beepTone?: boolean | undefined;
  readonly voicePath?: string | undefined;
}

/** Refuses a greeting without a sound. */
export function checkGreeting({ value, issues }: z.core.ParsePayload<Greeting>): void {
  if (value.beepTone !== true || value.voicePath !== undefined) return;
  const params = { accepted: "the path of a sound, if beepTone is true" };
  issues.push({ code: "custom", input: value.voicePath, message: "000-002", path: ["voicePath"], params });
}

/** The reasons for which the CTI server refuses a request, each with its code for the message of the answer. */
export const CTI_REFUSALS = {
  "conference-forbidden": DENIAL_CAUSE,
  "conference-not-begun": DENIAL_CAUSE,
  "no-such-participant": DENIAL_CAUSE,
  "participant-state-forbids": DENIAL_CAUSE,
  "conference-too-long": DENIAL_CAUSE,
  "no-such-places": DENIAL_CAUSE,
  "sound-plays": DENIAL_CAUSE,
  "no-sound-plays": DENIAL_CAUSE,
} as const satisfies Readonly<Partial<Record<Reason, number>>>;

/** The common part of the requests of a chair. */
export const CHAIR_REQUEST = {
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "101-001", "101-002"],
  ctiCodeOf: CTI_REFUSALS,
} as const;
