// Requests that lead to the retcodes of inspections.
import type { RetcodeRow } from "../../retcode-row.ts";
import { signBenIn, WITH_INSPECTOR } from "./arrange.ts";

/** The test of all retcodes signs agent 101 in with this password. */
const CENTER = {
  agents: WITH_INSPECTOR.agents.map((agent) => (agent.id === 101 ? { ...agent, password: "Present-1" } : agent)),
};

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["000-005", "addSupervise", (ada) => ada.put("qualitycontrol/{}/addsupervise/101"), CENTER],
  [
    "100-001",
    "adjustSkill",
    async (ada, gateway) => {
      await signBenIn(gateway);
      return ada.post("qualitycontrol/{}/adjustskill", { workNo: 102, skills: [99] });
    },
    CENTER,
  ],
  ["104-002", "localRecordPath", (ada) => ada.get("qualitycontrol/{}/localrecordpath?format=1&recordId=1")],
  ["104-003", "recordFile", (ada) => ada.get("qualitycontrol/{}/recordfile?token=t&localRecordPath=../1.wav"), CENTER],
  ["104-007", "localRecordPath", (ada) => ada.get("qualitycontrol/{}/localrecordpath?format=2&recordId=1"), CENTER],
  ["104-005", "localRecordPath", (ada) => ada.get("qualitycontrol/{}/localrecordpath?format=1&recordId=1"), CENTER],
  ["210-001", "queryUrlInfo", (ada) => ada.get("qualitycontrol/{}/queryurlinfo?urlname=record"), CENTER],
  ["200-026", "forceDropCall", (ada) => ada.post("qualitycontrol/{}/forcedropcall/1-1"), CENTER],
  ["900-002", "addSupervise", (ada) => ada.put("qualitycontrol/{}/addsupervise/102")],
  ["900-004", "addInsert", (ada) => ada.put("qualitycontrol/{}/addinsert/102"), CENTER],
  [
    "900-005",
    "stopSuperviseOrInsert",
    async (ada, gateway) => {
      await signBenIn(gateway);
      return ada.delete("qualitycontrol/{}/102");
    },
    CENTER,
  ],
  [
    "900-006",
    "queryVideoRecordFile",
    (ada) =>
      ada.get("qualitycontrol/{}/queryvideorecordfile?workno=102&startdate=2&enddate=1&startposition=1&endposition=9"),
    CENTER,
  ],
  [
    "900-009",
    "deleteQcTask",
    (ada) => ada.delete("qualitycontrol/{}/deleteqctask?taskdsn=7&begintime=1767603600000"),
    CENTER,
  ],
];
