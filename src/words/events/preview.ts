// Events of preview calls.
import type { AgentEventOf } from "../../core/index.ts";
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const PREVIEW_EVENTS = {
  AgentEvent_Preview: {
    when: "a preview call is offered to the agent",
    content: { controlid: "1", dialeddigits: "13900000009" },
  },
  AgentEvent_Preview_CallOut: {
    when: "a preview call with data is offered to the agent",
    content: { controlid: "2", dialeddigits: "13900000009", callData: "order 7" },
  },
  AgentEvent_Preview_CallOut_Ex: {
    when: "a preview call with several numbers to choose from is offered to the agent",
    content: { controlid: "3", dialeddigits: "13900000009,13900000010", callData: "" },
  },
  AgentEvent_Release_Preview: {
    when: "a preview call was withdrawn",
    content: null,
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const PREVIEW_NAMING = {
  previewOffered: nameOfPreview,
  previewWithdrawn: "AgentEvent_Release_Preview",
} as const satisfies EventNaming<typeof PREVIEW_EVENTS>;

/** Returns the name of the event of a preview call, which depends on whether the call has several numbers or data. */
function nameOfPreview({ numbers, data }: AgentEventOf<"previewOffered">) {
  if (numbers.length > 1) return "AgentEvent_Preview_CallOut_Ex";
  return data === "" ? "AgentEvent_Preview" : "AgentEvent_Preview_CallOut";
}
