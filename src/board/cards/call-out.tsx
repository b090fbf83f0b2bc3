// An input for a target, with the buttons by which an agent calls, transfers, consults, begins a conference or invites to it.
import { send } from "../feeds/control.ts";
import { shown } from "../feeds/live.ts";
import { buildWorldPath } from "../feeds/selection.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useDraft } from "../parts/draft.ts";

/** Reads a written target of a call: `agent 102`, `queue 25`, `ivr 1`, or a number. Returns the member `to` of the request. */
export function readTarget(written: string): object {
  const [, kind, id] = /^\s*(agent|queue|ivr)\s*(\d+)\s*$/i.exec(written) ?? [];
  return kind === undefined ? { number: written.trim() } : { [kind.toLowerCase()]: Number(id) };
}

/** Reads the written participant of a conference: `agent 102`, or a number. Returns the member `participants` of the request. */
function readParticipants(written: string): object {
  const [, id] = /^\s*agent\s*(\d+)\s*$/i.exec(written) ?? [];
  return id === undefined ? { numbers: [written.trim()] } : { agents: [Number(id)] };
}

/** An act of an agent toward the written target. */
interface Act {
  readonly verb: string;
  /** The text of the button. */
  readonly label: string;
  /** Returns the body of the request for the written target. */
  readonly bodyOf: (written: string) => object;
}

const createTargetBody = (written: string) => ({ to: readTarget(written) });
const createParticipantsBody = (written: string) => ({ participants: readParticipants(written) });

/** The acts of an agent who does not talk. */
const ACTS_WHEN_NOT_TALKING: readonly Act[] = [{ verb: "call-out", label: "Call", bodyOf: createTargetBody }];
/** The acts of an agent who talks. */
const ACTS_WHEN_TALKING: readonly Act[] = [
  { verb: "transfer", label: "Transfer", bodyOf: createTargetBody },
  { verb: "consult", label: "Consult", bodyOf: createTargetBody },
];
const CONFER: Act = { verb: "conference", label: "Conference", bodyOf: createParticipantsBody };
const INVITE: Act = { verb: "add-participants", label: "Invite", bodyOf: createParticipantsBody };

const EXAMPLE = "13900000001, agent 102, queue 25";

/** The input and the buttons of an agent. The buttons depend on whether the agent talks, is in a conference, or is its chair. */
export function CallOut({ agent }: { readonly agent: number }) {
  const { text: target, setText: setTarget, sendWith } = useDraft();
  const { calls = [], conference = null } = shown.value?.agents.get(agent)?.session ?? {};
  const isChair = shown.value?.conferences.get(conference ?? -1)?.chair === agent;
  const isTalking = calls.some((id) =>
    shown.value?.calls.get(id)?.legs.some((leg) => leg.agent === agent && leg.state === "talking"),
  );
  const acts = [
    ...(isTalking ? ACTS_WHEN_TALKING : ACTS_WHEN_NOT_TALKING),
    ...(conference === null ? [CONFER] : []),
    ...(isChair ? [INVITE] : []),
  ];
  return (
    <div class="line">
      <input
        class="grow"
        aria-label={`Target of agent ${agent}: a number, agent 102, queue 25 or ivr 1`}
        placeholder={EXAMPLE}
        value={target}
        onInput={({ currentTarget }) => setTarget(currentTarget.value)}
      />
      <span class="buttons">
        {acts.map(({ verb, label, bodyOf }) => (
          <ActionButton
            key={verb}
            action={() =>
              sendWith((written) =>
                send(buildWorldPath(`/agents/${agent}/${verb}`), { method: "POST", body: bodyOf(written) }),
              )
            }
            isDisabled={target.trim() === ""}
            kind="small"
          >
            {label}
          </ActionButton>
        ))}
      </span>
    </div>
  );
}
