// Defines the kinds of values in requests and answers, by the names of their members.
// The kind decides how a value is made anonymous.
import { isSecretName } from "../../forms/secret-names.ts";

/**
 * The kind of a value. `agent`: the id of an agent. `number`: a dialed number. `name`: the name of a person or of a part of the center.
 * `text`: a text or data of people. `word`: a word of the gateway, such as a state, the id of a call, a count or a time.
 */
export type ValueKind = "agent" | "number" | "name" | "guid" | "secret" | "text" | "word";

/** The names of members and parameters, in lower case and without `-` and `_`. Any other name is that of a word, a Guid or a secret. */
const NAMES: Readonly<Record<"agent" | "number" | "name" | "text", string>> = {
  agent: `
    account agent agentid agentids agentlist agents destagentno destno destworkno lastreleaseagentid monitoragent monitoredagent monitorno
    otherphoneworkno otherworkno participant partner qcagentid receiver reciver sender userid whisperagentid workno worknos`,
  number: `
    address addressinfo called calledno calleeno caller callerno confcallerno confirmer destaddr dialeddigits dstaddress number orgcalledno
    orgicallednum otherphone phone phonenum phonenumber pilotnbr realcaller transfrom vcphonenumber`,
  name: `
    agentname appname callername description displayname groupname monitorname name queuename restreason sendername skilldescrip skillname
    targetname`,
  text: `
    attachdata bulletindata businessdata callappdata callbackuri calldata chatcontent chatreceiver content context data digest filecontent
    filename filepath jauip localrecordpath mediaserver pushurl remark signalingdomainin signalingdomainout url urlname userinfo voicepath`,
};

const KINDS: ReadonlyMap<string, ValueKind> = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, ValueKind] => [name, kind as ValueKind]),
  ),
);

/** The kinds of names that were looked up before. */
const foundKinds = new Map<string, ValueKind>();

/** The maximum number of cached names, because clients choose them. */
const MAX_FOUND = 2_000;

/** Returns the kind of the value of a member or parameter. */
export function kindOf(name: string): ValueKind {
  const known = foundKinds.get(name);
  if (known !== undefined) return known;
  const kind = findKind(name);
  if (foundKinds.size < MAX_FOUND && name.length <= 64) foundKinds.set(name, kind);
  return kind;
}

function findKind(name: string): ValueKind {
  const plain = name.toLowerCase().replace(/[-_]/g, "");
  if (plain === "guid" || plain === "setguid") return "guid";
  if (isSecretName(name)) return "secret";
  return KINDS.get(plain) ?? "word";
}
