// The phone of an outside party: what it does now, and what it can do.
import { findRecordings } from "../feeds/live.ts";
import { chooseCall } from "../feeds/selection.ts";
import { formatTimeOfDay, formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardCall } from "../feeds/view.ts";
import { type RequestButton, RequestButtons } from "./request-buttons.tsx";

type Party = BoardCall["outside"][number];

interface PhoneProps {
  readonly key: string;
  readonly call: BoardCall;
  readonly party: Party;
}

/** Returns the phones of a call, as properties of Phone. */
export function phonesOf(call: BoardCall): PhoneProps[] {
  return call.outside.map((party, index) => ({ key: `${call.id} ${index}`, call, party }));
}

const PHONE_WORDS: Readonly<Record<Party["phone"], string>> = {
  ringing: "rings",
  waiting: "waits",
  calling: "calls",
  talking: "talks",
  held: "on hold",
  ivr: "at an IVR",
};

const NEXT_WORDS: Readonly<Record<string, string>> = {
  "gives-up": "gives up",
  "hangs-up": "hangs up",
  answers: "answers",
  "is-busy": "is busy",
  refuses: "refuses",
  "does-not-answer": "does not answer",
};

/** The verbs of a phone that rings, with the labels of their buttons. */
export const ANSWER_VERBS = [
  ["answer", "Answer"],
  ["refuse", "Refuse"],
  ["busy", "Be busy"],
  ["no-answer", "Don't answer"],
] as const;

/** A phone with its buttons. */
export function Phone({ call, party }: Omit<PhoneProps, "key">) {
  const { number, state, phone, next } = party;
  const verbs = state === "called" ? ANSWER_VERBS : [["hang-up", "Hang up"] as const];
  const actions = verbs.map(
    ([verb, label]): RequestButton => [label, `/calls/${encodeURIComponent(call.id)}/${verb}`, { number }],
  );
  return (
    <div class={`phone phone-${phone}`}>
      <span class="phone-text">
        <button
          type="button"
          class="link-button"
          title="Show the ladder of this call"
          onClick={() => chooseCall(call.id)}
        >
          {number}
        </button>
        <span>
          {PHONE_WORDS[phone]} {formatTimeSince(call.begunAt, worldNow.value)}
          <span class="muted">
            {" "}
            {describeOtherSide(call)}
            {describeRecorders(call)}
          </span>
        </span>
        {next !== null && (
          <span class="muted">
            {NEXT_WORDS[next.act] ?? next.act} at {formatTimeOfDay(next.at)}
          </span>
        )}
      </span>
      <span class="buttons">
        <RequestButtons actions={actions} nameOf={(label) => `${label}: ${number}`} />
      </span>
    </div>
  );
}

/** Returns who records a call, such as `, recorded by 101`; empty if nobody does. */
function describeRecorders({ id }: BoardCall): string {
  const recordings = findRecordings(({ call }) => call === id);
  const agents = recordings.map(({ agent, state }) => `${agent}${state === "paused" ? " (paused)" : ""}`);
  return agents.length === 0 ? "" : `, recorded by ${agents.join(", ")}`;
}

/** Returns the agents in a call, such as `101, 102`; without agents its target, such as `for queue 25`; empty if it has neither. */
function describeOtherSide({ legs, to }: BoardCall): string {
  if (legs.length > 0) return legs.map(({ agent }) => agent).join(", ");
  if (to === null) return "";
  const [[kind, id] = ["", ""]] = Object.entries(to);
  return `for ${kind} ${String(id)}`;
}
