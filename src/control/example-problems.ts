// An example of the detail of each kind of problem, for the OpenAPI document.
import { factsOfProblem, type ProblemKind } from "./problem.ts";

const DETAILS: Readonly<Record<ProblemKind, string>> = {
  "unreadable-request": "The request cannot be read as HTTP: the header is malformed.",
  "invalid-encoding":
    "The byte 0xE9 here is not UTF-8, as in a text in GBK or Windows-1252: save it as UTF-8 (line 1, column 10).",
  "invalid-json": "The body is not valid JSON: Unexpected end of JSON input.",
  "invalid-input": 'ttl: "10" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  "token-needed": "Send the control token of the simulator: Authorization: Bearer <token>.",
  "foreign-host":
    "Without a control token, the control API accepts only localhost, [::1] and addresses that begin with 127.",
  "foreign-origin": "Without a control token, the control API refuses web pages of other origins.",
  "push-refused": "This is the control API. It refuses the headers Guid and service_token.",
  "unknown-path": 'Unknown path "/world".',
  "unknown-world": 'There is no world named "tests". The world named "default" always exists.',
  "unknown-queue": 'The center has no queue "99": GET /worlds/default/queues lists the queues.',
  "unknown-agent": 'The center has no agent "999": GET /worlds/default/agents lists the agents.',
  "unknown-call":
    'There is no call "1": it is over or never existed. GET /worlds/default/calls lists the calls in progress.',
  "unknown-conference":
    'There is no conference "1": it is over or never existed. GET /worlds/default/conferences lists the conferences.',
  "unknown-recording":
    'There is no finished recording "1": it is not finished, it was dropped, or it never existed. GET /worlds/default/recordings lists the recordings.',
  "unknown-chat":
    'There is no chat "1": it never existed or was dropped. GET /worlds/default/chats lists the active chats.',
  "unknown-preview":
    'Agent 101 has no preview "1": it was called, withdrawn or dropped, the agent signed out, or it never existed.',
  "unknown-fault": 'There is no fault "1": it is over or never existed. GET /worlds/default/faults lists the faults.',
  "unknown-checkpoint": 'There is no checkpoint "before": GET /worlds/default/checkpoints lists the checkpoints.',
  "board-not-built": "The board is not built: run `npm run build` in the clone, and reload this page.",
  "unknown-moment":
    "There is no input 12 in the present history of the world. GET /worlds/default/tape lists the inputs.",
  "moment-unreachable":
    "The tape no longer has the records that lead to input 12. " +
    "The settings tapeLength and tapeBytes limit the tape; a checkpoint keeps a moment.",
  "unknown-verb": 'Unknown verb "hangup", did you mean "hang-up"?',
  "wrong-method": "/worlds does not support PUT: use GET, HEAD, POST.",
  "request-timeout": "The request did not arrive whole in time: send it in one go.",
  refused: "The state of the agent forbids it. Agent 101 is ringing: let the call end first.",
  "unknown-input": 'The tape has no input "12": GET /worlds/default/tape lists those that the tape keeps.',
  "port-not-opened":
    "The port of fault 1 cannot be opened: listen EMFILE: too many open files. The fault was not added.",
  "time-stands-still":
    "The clock cannot advance: over 1000000 entries fell due at one instant. Something schedules itself again without a delay.",
  "bodies-off": "The journal keeps no bodies: set journalBodies to on, and send the requests again.",
  "world-taken": 'There is already a world named "tests". Use another name, or delete that world first.',
  "world-failed": "An error of the simulator stopped this world: out of memory. Reset the world to start it again.",
  "worlds-full":
    "There are already 1000 worlds, which is the maximum. Delete worlds that you no longer need; a world with a ttl deletes itself.",
  "no-scenario": "Line 12: a snapshot was restored, and no steps lead to its state.",
  "checkpoint-taken": 'There is a checkpoint named "before". Use another name, or delete that checkpoint first.',
  "checkpoints-full":
    "There are 100 checkpoints, which is the maximum. " +
    "Delete checkpoints that you no longer need: DELETE /worlds/default/checkpoints/{name}.",
  "world-needed": "The world default is always there: it can be reset, not deleted.",
  "body-too-large": "The body is too large: at most 1 MiB, or 64 MiB for a snapshot.",
  "malformed-type": "The Content-Type header is not a valid media type: use application/json, or leave it out.",
  "page-type": "A web page must send Content-Type: application/json or application/yaml.",
  "unknown-encoding": 'The body has the encoding "br": send it as it is, or as gzip or deflate.',
  "not-verified": "Agent 101 requested hold: expected at least once, found 0 times.",
  "headers-too-large": "The address and the headers have more than 16 KiB: send fewer.",
  "streams-full": "64 streams of events are open, which is the maximum. Close one first.",
  failed: "This is a bug in the simulator. Please report the request and the lines of the log.",
  abandoned: "The list of calls was abandoned, and nothing has changed.",
  "world-elsewhere": 'The world "tests" is no longer served here. Try again in a second.',
  "not-ready": "Not all ports of the simulator are open. Try again in a moment.",
};

/** Returns an example of a problem of this kind. */
export function createExampleProblem(kind: ProblemKind): object {
  const { status, title } = factsOfProblem(kind);
  return { type: `urn:ccgw:problem:${kind}`, title, status, detail: DETAILS[kind] };
}
