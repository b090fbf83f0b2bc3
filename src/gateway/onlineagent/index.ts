// The agent operation interfaces.
import { account } from "./account.ts";
import { afterRefresh } from "./after-refresh.ts";
import { agentStates } from "./agent-state.ts";
import { keepAlive } from "./keep-alive.ts";
import { messages } from "./messages.ts";
import { preferences } from "./preferences.ts";
import { signIns } from "./sign-in.ts";
import { signOuts } from "./sign-out.ts";
import { skills } from "./skills.ts";

export const onlineagent = [
  ...signIns,
  ...signOuts,
  ...keepAlive,
  ...skills,
  ...agentStates,
  ...preferences,
  ...messages,
  ...account,
  ...afterRefresh,
];
