// Requests that lead to the retcodes of inspections.
import type { RetcodeRow } from "../../retcode-row.ts";
import { benIsThere, WITH_INSPECTOR } from "./arrange.ts";

/** The test of all retcodes signs agent 101 in with this password. */
const CENTER = {
  agents: WITH_INSPECTOR.agents.map((agent) => (agent.id === 101 ? { ...agent, password: "Present-1" } : agent)),
};

export const REACHED: readonly RetcodeRow[] = [
  ["000-005", "addSupervise", (ada) => ada.put("qualitycontrol/{}/addsupervise/101"), CENTER],
  [
    "100-001",
    "adjustSkill",
    async (ada, gateway) => {
      await benIsThere(gateway);
      return ada.post("qualitycontrol/{}/adjustskill", { workNo: 102, skills: [99] });
    },
    CENTER,
  ],
  ["200-026", "forceDropCall", (ada) => ada.post("qualitycontrol/{}/forcedropcall/1-1"), CENTER],
  ["900-002", "addSupervise", (ada) => ada.put("qualitycontrol/{}/addsupervise/102")],
  ["900-004", "addInsert", (ada) => ada.put("qualitycontrol/{}/addinsert/102"), CENTER],
  [
    "900-005",
    "stopSuperviseOrInsert",
    async (ada, gateway) => {
      await benIsThere(gateway);
      return ada.delete("qualitycontrol/{}/102");
    },
    CENTER,
  ],
];
