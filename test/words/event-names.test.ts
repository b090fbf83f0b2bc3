// Tests of the tables of events against a complete list.
import { test } from "tap";
import { familiesOf } from "../../scripts/docs/words.ts";
import { EVENT_NAMES } from "../../src/words/event-names.ts";

test("the list of events for clients is complete", (t) => {
  t.strictSame(
    EVENT_NAMES.toSorted(),
    [
      "AgentChat_CallOutCreated",
      "AgentChat_CalloutFailed",
      "AgentChat_Connected",
      "AgentChat_DataRecved",
      "AgentChat_Disconnected",
      "AgentChat_PostDataSucc",
      "AgentChat_Ring",
      "AgentChat_TransferFailed",
      "AgentChat_TransferStart",
      "AgentConf_ParticipantChanged",
      "AgentConf_PresidentChanged",
      "AgentConf_RequestFailed",
      "AgentConf_RequestSuccess",
      "AgentConf_Ringing",
      "AgentConf_SelfJoinResult",
      "AgentConf_SelfLeaveResult",
      "AgentConf_StopParticipantVoice",
      "AgentConf_StopVoice",
      "AgentConf_Timeout",
      "AgentEvent_Auto_Answer",
      "AgentEvent_Call_Out_Fail",
      "AgentEvent_Call_Release",
      "AgentEvent_Conference",
      "AgentEvent_Connect_Fail",
      "AgentEvent_Consult_Fail",
      "AgentEvent_Customer_Alerting",
      "AgentEvent_Customer_Release",
      "AgentEvent_Hold",
      "AgentEvent_Incoming_CallInfo",
      "AgentEvent_ImageCapture",
      "AgentEvent_Inside_Call_Fail",
      "AgentEvent_JoinConf",
      "AgentEvent_MediaSwith",
      "AgentEvent_MessageData",
      "AgentEvent_No_Answer",
      "AgentEvent_Preview",
      "AgentEvent_Preview_CallOut",
      "AgentEvent_Preview_CallOut_Ex",
      "AgentEvent_Release_Preview",
      "AgentEvent_RequestConnect",
      "AgentEvent_ReturnFromIvr",
      "AgentEvent_Ringing",
      "AgentEvent_SuccTransResult",
      "AgentEvent_Talking",
      "AgentEvent_TransOutResult",
      "AgentMediaEvent_JumpPlayDone",
      "AgentMediaEvent_PausePlayDone",
      "AgentMediaEvent_Play",
      "AgentMediaEvent_Play_Fail",
      "AgentMediaEvent_Play_Succ",
      "AgentMediaEvent_Record",
      "AgentMediaEvent_Record_Fail",
      "AgentMediaEvent_ResumePlayDone",
      "AgentMediaEvent_StopPlayDone",
      "AgentMediaEvent_StopRecordDone",
      "AgentOther_All_Agent_Busy",
      "AgentOther_BeQcStart",
      "AgentOther_BeQcStop",
      "AgentOther_Bulletin",
      "AgentOther_InService",
      "AgentOther_Note",
      "AgentOther_PhoneAlerting",
      "AgentOther_PhoneOffhook",
      "AgentOther_PhoneRelease",
      "AgentOther_ShutdownService",
      "AgentState_Busy",
      "AgentState_CancelNotReady_Success",
      "AgentState_CancelRest_Success",
      "AgentState_CancelWork_Success",
      "AgentState_Force_Ready",
      "AgentState_Ready",
      "AgentState_Rest_Timeout",
      "AgentState_SetNotReady_Success",
      "AgentState_SetRest_Success",
      "AgentState_SetWork_Success",
      "AgentState_Work",
      "QC_AgentState_Notify",
    ].sort(),
  );
  t.end();
});

test("each event and each event type of the core belongs to exactly one family", async (t) => {
  const constants: Record<string, readonly string[]>[] = [];
  for (const family of familiesOf("events")) {
    const exported: Record<string, object> = await import(`../../src/words/events/${family}.ts`);
    constants.push(Object.fromEntries(Object.entries(exported).map(([name, rows]) => [name, Object.keys(rows)])));
  }
  for (const suffix of ["_EVENTS", "_NAMING"]) {
    const keys = constants.flatMap((names) =>
      Object.entries(names)
        .filter(([name]) => name.endsWith(suffix))
        .flatMap(([, rows]) => rows),
    );
    t.ok(keys.length > 0);
    t.equal(new Set(keys).size, keys.length, suffix);
  }
});
