// The agent operation interfaces, as far as they are built.
import { agentStates } from "./agent-state.ts";
import { preferences } from "./preferences.ts";
import { session } from "./session.ts";
import { skills } from "./skills.ts";

export const onlineagent = [...session, ...skills, ...agentStates, ...preferences];
