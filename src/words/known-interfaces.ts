// Every interface that a real gateway is known to have, built here or not: the log names an unknown request by it.

/** One known interface. */
export interface KnownInterface {
  /** Its group, in the gateway's own word. */
  readonly group: string;
  /** The HTTP method; null when no document and no client shows it. */
  readonly method: string | null;
  /**
   * The path below `/agentgateway/resource`: `{name}` stands for any one segment, `a|b` for either spelling. Null when only
   * the purpose is known.
   */
  readonly path: string | null;
  /** The name that the real gateway's log gives it, or its purpose where no name is known. */
  readonly name: string;
  /** Whether the public documents have, or likely have, a page on it. */
  readonly documented: boolean;
}

/** The interface that fits a request; `methodFits` is false when only its path does. */
export interface KnownInterfaceMatch {
  readonly row: KnownInterface;
  readonly methodFits: boolean;
}

type Row = readonly [method: string | null, path: string | null, name: string, documented?: true];

const DOCUMENTED = true;

function group(name: string, rows: readonly Row[]): readonly KnownInterface[] {
  return rows.map(([method, path, logName, documented]) => ({
    group: name,
    method,
    path: path === null ? null : `/${name}${path}`,
    name: logName,
    documented: documented === true,
  }));
}

/** All 242 of them, group by group. */
// biome-ignore format: one interface, one line.
export const KNOWN_INTERFACES: readonly KnownInterface[] = [
  ...group("onlineagent", [
    ["PUT", "/{agentid}", "login", DOCUMENTED],
    ["GET", "/{agentid}/agentskills", "queryAgentSkills", DOCUMENTED],
    ["GET", "/{agentid}/agentskillsbyworkno/{workno}", "queryAgentSkillsByWorkNo", DOCUMENTED],
    ["GET", "/{agentid}/agentstatus", "getAgentStatus", DOCUMENTED],
    ["POST", "/{agentid}/autoanswer/{isautoanswer}", "setAgentAutoAnswer", DOCUMENTED],
    ["POST", "/{agentid}/autoenteridle/{flag}", "setAgentAutoEnterIdle", DOCUMENTED],
    ["POST", "/{agentid}/bindphone", "bindAgentPhone"],
    ["POST", "/{agentid}/cancelbusy", "cancelBusy", DOCUMENTED],
    ["POST", "/{agentid}/cancelrest", "cancelRest", DOCUMENTED],
    ["POST", "/{agentid}/cancelwork", "cancelWork", DOCUMENTED],
    ["PUT", "/{agentid}/forcelogin", "forceLogin", DOCUMENTED],
    ["PUT", "/{agentid}/forceloginex", "forceLoginEx"],
    ["PUT", "/{agentid}/forceloginexwithoutphone", "forceLoginExWithoutPhone"],
    ["DELETE", "/{agentid}/forcelogout", "forceLogout", DOCUMENTED],
    ["DELETE", "/{agentid}/forcelogoutwithreason/{reason}", "forceLogoutWithReason", DOCUMENTED],
    ["PUT", "/{agentid}/loginex", "loginEx", DOCUMENTED],
    ["DELETE", "/{agentid}/logout", "logout", DOCUMENTED],
    ["POST", "/{agentid}/modifyaccountpwd", "modifyAccountPwd"],
    ["POST", "/{agentid}/notifybulletin", "notifyBulletin"],
    ["POST", "/{agentid}/resetskill/{autoflag}", "resetSkill", DOCUMENTED],
    ["POST", "/{agentid}/rest/{time}/{restcause}", "rest", DOCUMENTED],
    ["POST", "/{agentid}/saybusy", "sayBusy", DOCUMENTED],
    ["POST", "/{agentid}/sayfree", "sayFree", DOCUMENTED],
    ["POST", "/{agentid}/sendnotelet/{receiver}", "sendNotelet"],
    ["POST", "/{agentid}/setforwarding", "setForwarding"],
    ["POST", "/{agentid}/setselfrecord/{recordflag}/{recordbeforetalking}", "setAgentSelfRecord"],
    ["POST", "/{agentid}/settalkright", "setTalkRight", DOCUMENTED],
    ["POST", "/{agentid}/work", "sayWork", DOCUMENTED],
    ["PUT", "/loginbyaccount", "loginByAccount"],
    ["POST", "/{agentid}/handshake", "handShake", DOCUMENTED],
    ["PUT", "/{agentid}/heartbeat", "heartbeat"],
    ["PUT", "/{agentid}/updateGuid", "updateGuid", DOCUMENTED],
    ["POST", "/{agentid}/sendnoteletex", "sendNoteletEx", DOCUMENTED],
    ["POST", "/{agentid}/modifyaccountpwdex", "modifyAccountPwdEx", DOCUMENTED],
    ["POST", "/{agentid}/logininfo", "loginInfo", DOCUMENTED],
    ["GET", "/{agentid}/privateconfig", "getPrivateConfig"],
    ["POST", "/{agentid}/privateconfig", "putPrivateConfig"],
    ["GET", "/{agentid}/querycustomstate", "queryCustomState", DOCUMENTED],
    [null, "/{agentid}/syncagentinfo", "syncAgentInfo", DOCUMENTED],
  ]),
  ...group("voicecall", [
    ["DELETE", "/{agentid}", "releaseForVTM", DOCUMENTED],
    ["PUT", "/{agentid}/answer", "answer", DOCUMENTED],
    ["POST", "/{agentid}/beginmute", "beginMute", DOCUMENTED],
    ["POST", "/{agentid}/beginmutevideo", "beginMuteVideo"],
    ["PUT", "/{agentid}/callinner", "callInner", DOCUMENTED],
    ["PUT", "/{agentid}/callout", "callout", DOCUMENTED],
    ["POST", "/{agentid}/canceltransfer", "cancelTransfer", DOCUMENTED],
    ["POST", "/{agentid}/confjoin", "confJoin", DOCUMENTED],
    ["POST", "/{agentid}/connecthold/{callid}", "connectHold", DOCUMENTED],
    ["POST", "/{agentid}/disconnect/{number}", "disconnect", DOCUMENTED],
    ["POST", "/{agentid}/dropcall/{callid}", "dropCall", DOCUMENTED],
    ["POST", "/{agentid}/endmute", "endMute", DOCUMENTED],
    ["POST", "/{agentid}/endmutevideo", "endMuteVideo"],
    ["POST", "/{agentid}/gethold", "getHold", DOCUMENTED],
    ["POST", "/{agentid}/hold", "hold", DOCUMENTED],
    ["POST", "/{agentid}/innerhelp", "innerHelp", DOCUMENTED],
    ["PUT", "/{agentid}/phonehangup", "phoneHangUp"],
    ["PUT", "/{agentid}/phonepickup", "phonePickup"],
    ["PUT", "/{agentid}/previewcallout|previewCallout", "previewCallOut", DOCUMENTED],
    ["DELETE", "/{agentid}/release", "release", DOCUMENTED],
    ["DELETE", "/{agentid}/releasephone", "releasePhone"],
    ["POST", "/{agentid}/reportsound", "reportSound"],
    ["POST", "/{agentid}/requestcall/{callid}/{skilltype}", "requestAppointedCall", DOCUMENTED],
    ["POST", "/{agentid}/seconddial/{number}", "secondDial", DOCUMENTED],
    ["POST", "/{agentid}/transfer", "transfer", DOCUMENTED],
    ["PUT", "/{agentid}/callinnerskill", "callInnerSkill", DOCUMENTED],
    ["POST", "/{agentid}/seconddialex", "secondDialEx", DOCUMENTED],
    ["POST", "/{agentid}/mediaswitch", "mediaSwitch", DOCUMENTED],
    ["POST", "/{agentid}/adjustvideomode", "adjustVideoMode", DOCUMENTED],
    ["PUT", "/{agentid}/snatchpickup", "snatchPickup", DOCUMENTED],
    ["POST", "/{agentid}/thirdPartyConfTransmitNum", "thirdPartyConfTransmitNum", DOCUMENTED],
  ]),
  ...group("calldata", [
    ["PUT", "/{agentid}", "setCallAppData"],
    ["GET", "/{agentid}/agentholdnum/{workno}", "queryAgentHoldNum"],
    ["GET", "/{agentid}/allcallid", "queryAllCallID"],
    ["GET", "/{agentid}/allcallinfo/{workno}", "queryAllCallInfoByAgentWorkNo"],
    ["GET", "/{agentid}/allcallinfoEx/{workno}", "queryAllCallInfoByAgentWorkNoEx", DOCUMENTED],
    ["GET", "/{agentid}/allcallinfoinvdn", "queryAllCallInfoOnVdn"],
    ["GET", "/{agentid}/appdata", "queryCallAppData", DOCUMENTED],
    ["GET", "/{agentid}/callRecordInfoList", "queryCallRecordList"],
    ["GET", "/{agentid}/callinfo", "queryCallInfo", DOCUMENTED],
    ["GET", "/{agentid}/callinfobeforeanswer", "queryCallInfoBeforeAnswer", DOCUMENTED],
    ["GET", "/{agentid}/callinfobycallid/{callid}", "queryCallInfoByCallId", DOCUMENTED],
    ["GET", "/{agentid}/callnums", "queryCallNumsOnAgent"],
    ["PUT", "/{agentid}/getcallbusinessdata", "getCallBusinessData"],
    ["GET", "/{agentid}/holdlist", "queryHoldListInfo", DOCUMENTED],
    ["GET", "/{agentid}/holdlistex/{workno}", "queryHoldListInfoEx", DOCUMENTED],
    ["GET", "/{agentid}/isprocesscall", "isProcessCall"],
    ["GET", "/{agentid}/ivrcallcount/{ivrid}", "queryCallCountByIVRId"],
    ["GET", "/{agentid}/ivrcallinfo/{ivrid}", "queryWaitCallInfoByIVRId"],
    ["GET", "/{agentid}/privatecallinfo", "queryPrivateCallInfo"],
    ["GET", "/{agentid}/queryselfcallrecordinfolist", "querySelfCallRecordInfo"],
    ["GET", "/{agentid}/remotenumbers", "queryRemoteNumbers"],
    ["PUT", "/{agentid}/setcallbusinessdata", "setCallBusinessData"],
    ["PUT", "/{agentid}/setcalldataex", "setCallAppDataEx", DOCUMENTED],
    ["GET", "/{agentid}/statistics", "queryCallStatisticsInfo", DOCUMENTED],
    ["GET", "/{agentid}/waitcallinfo/{skillid}", "queryWaitCallInfoBySkillId", DOCUMENTED],
    ["GET", "/{agentid}/statisticsEx", "queryCallStatisticsInfoEx", DOCUMENTED],
    ["GET", "/{agentid}/getNetCallId/{callid}", "getNetCallId", DOCUMENTED],
  ]),
  ...group("agentgroup", [
    ["GET", "/{agentid}/agentbyconfigedskill/{skillid}", "queryAgentInfoByConfigedSkillId"],
    ["GET", "/{agentid}/agentbyskill/{skillid}", "queryAgentInfoBySkillId", DOCUMENTED],
    ["GET", "/{agentid}/agentbyworkno/{workno}", "queryAgentInfoByWorkNo", DOCUMENTED],
    ["GET", "/{agentid}/agentidsbyskill/{skillid}", "queryAgentIdsBySkillId"],
    ["POST", "/{agentid}/agentinfonoskills", "queryAgentInfoWithoutSkills"],
    ["GET", "/{agentid}/agentlistbystatus", "getAgentListByStatus"],
    ["GET", "/{agentid}/agentongroup", "queryAllAgentInfoOnMyGroup"],
    ["GET", "/{agentid}/agentongroupex", "queryAllAgentInfoOnMyGroupEx"],
    ["GET", "/{agentid}/agentrestinfo", "queryAgentRestDetailInfo"],
    ["GET", "/{agentid}/agentwasnameonvdn", "queryAllAgentWasNameOnVdn"],
    ["GET", "/{agentid}/allagentstatus", "getAllStatusAgents"],
    ["GET", "/{agentid}/allchatagents", "getAllAgentsInTextChat"],
    ["GET", "/{agentid}/alllocalagentstatus", "getAllStatusLocalAgents"],
    ["GET", "/{agentid}/groupbyagent/{workno}", "queryGroupInfoByWorkNo"],
    ["GET", "/{agentid}/grouponvdn", "queryGroupInfoOnVdn"],
    ["GET", "/{agentid}/idleagent", "getIdleStatusAgents"],
    ["GET", "/{agentid}/iscallout", "isCallOut"],
    ["GET", "/{agentid}/iscensor", "isCensor"],
    ["GET", "/{agentid}/ismonitor", "isMonitor"],
    ["GET", "/{agentid}/ispickup", "isPickUp"],
    ["GET", "/{agentid}/isreportmanager", "isReportManager"],
    ["GET", "/{agentid}/isspymonitor", "isSpyMonitor"],
    ["GET", "/{agentid}/issystem", "isSystem"],
    ["GET", "/{agentid}/loggedinagentphoneonvdn", "queryAllLoggedInAgentPhonesOnVdn"],
    ["GET", "/{agentid}/onlineagentonvdn", "queryAllLoginedAgentInfoOnVdn"],
    ["GET", "/{agentid}/queryagentstatus", "queryAgentStatusAndTimeOnVDN"],
    ["GET", "/{agentid}/queryagentstatusandskill", "queryAgentStatusAndSkill"],
    ["GET", "/{agentid}/restreason", "getAgentRestReason"],
    ["GET", "/{agentid}/allonlineagents", "queryAllOnlineAgents", DOCUMENTED],
  ]),
  ...group("queuedevice", [
    ["GET", "/{agentid}/agentskill/{workNo}", "querySkillQueueOnAgent"],
    ["GET", "/{agentid}/agentvdnskill", "querySkillQueueOnAgentVDN", DOCUMENTED],
    ["GET", "/{agentid}/innoinfo", "queryInNoOnVDN"],
    ["GET", "/{agentid}/ivrinfo", "queryIVRInfoOnVdn", DOCUMENTED],
    ["POST", "/{agentid}/queryacdstat", "queryStatInfoOfAcd", DOCUMENTED],
    ["POST", "/{agentid}/queryskillstat", "querySkillStatWithVdn"],
    ["GET", "/{agentid}/skillwaitnum/{skillid}", "queryQueueLengthBySkillId", DOCUMENTED],
    ["GET", "/{agentid}/vdnskill/{vdnid}", "querySkillQueueOnVDN"],
    ["GET", "/{agentid}/waitnum", "queryQueueLengthOnAgent", DOCUMENTED],
    ["GET", "/{agentid}/waitnumbyagent", "queryQueueLengthOnAgentSkills", DOCUMENTED],
  ]),
  ...group("qualitycontrol", [
    ["PUT", "/{agentid}/addinsert/{workNo}", "addInsert", DOCUMENTED],
    ["PUT", "/{agentid}/addsupervise/{workNo}", "addSupervise", DOCUMENTED],
    ["GET", "/{agentid}/allagent", "queryAllMonitoredAgents"],
    ["POST", "/{agentid}/beginmonitor", "beginMonitor"],
    ["POST", "/{agentid}/cancelselfrecord", "qcCancelAgentSelfRecord"],
    ["POST", "/{agentid}/deleteVideoTask", "deleteVideoTask"],
    ["DELETE", "/{agentid}/deleteqctask", "deleteQcTask"],
    ["POST", "/{agentid}/endmonitor", "endMonitor"],
    ["POST", "/{agentid}/forcebusy/{workNo}", "forceBusy", DOCUMENTED],
    ["POST", "/{agentid}/forcedropcall/{callid}", "forceDropCall", DOCUMENTED],
    ["POST", "/{agentid}/forceidle/{workNo}", "forceIdle", DOCUMENTED],
    ["POST", "/{agentid}/forcelogout/{workNo}", "forceLogOutAgent", DOCUMENTED],
    ["POST", "/{agentid}/forcerest/{workNo}/{time}/{reason}", "forceRest", DOCUMENTED],
    ["PUT", "/{agentid}/intercept/{workNo}", "intercept", DOCUMENTED],
    ["GET", "/{agentid}/queryqctasks", "queryQcTasks"],
    ["GET", "/{agentid}/queryurlinfo", "queryUrlInfo"],
    ["GET", "/{agentid}/queryvideorecordfile", "queryVideoRecordFile"],
    ["POST", "/{agentid}/registerDataToServer", "registerDataToServer"],
    ["POST", "/{agentid}/requeststopwhisperagent", "requestStopWhisperAgent", DOCUMENTED],
    ["POST", "/{agentid}/requestswitchinsertwhisperagent", "requestSwitchInsertWhisperAgent", DOCUMENTED],
    ["POST", "/{agentid}/requestwhisperagent", "requestWhisperAgent", DOCUMENTED],
    ["POST", "/{agentid}/setselfrecord/{recordflag}/{recordbeforetalking}", "qcSetAgentSelfRecord"],
    ["POST", "/{agentid}/startOrStopVideoPlay", "startOrStopVideoPlay"],
    ["POST", "/{agentid}/startVideoMonitor", "startVideoMonitor"],
    ["POST", "/{agentid}/startVideoOperation", "startVideoOperation"],
    ["POST", "/{agentid}/stopVideoMonitor", "stopVideoMonitor"],
    ["POST", "/{agentid}/switch/{workNo}", "switchSuperviseOrInsert", DOCUMENTED],
    ["DELETE", "/{agentid}/{workNo}", "stopSuperviseOrInsert", DOCUMENTED],
    ["PUT", "/{agentid}/intercept/{workNo}/{callId}", "interceptCall", DOCUMENTED],
    ["POST", "/{agentid}/adjustskill", "adjustSkill", DOCUMENTED],
  ]),
  ...group("recordplay", [
    ["POST", "/{agentid}/backfast/{time}", "backFastPlay", DOCUMENTED],
    ["GET", "/{agentid}/batchrecordzipfileurl", "queryBatchRecordZipFileURL"],
    ["POST", "/{agentid}/forefast/{time}", "foreFastPlay", DOCUMENTED],
    ["POST", "/{agentid}/pauseplay", "pausePlay", DOCUMENTED],
    ["POST", "/{agentid}/pauserecord", "pauseRecord", DOCUMENTED],
    ["PUT", "/{agentid}/play", "beginPlay", DOCUMENTED],
    ["GET", "/{agentid}/queryrecordfilebycallid", "queryRecordFileByCallId"],
    ["GET", "/{agentid}/queryrecordscore", "queryVoiceRecordScore"],
    ["GET", "/{agentid}/queryselfrecordfile", "querySelfRecordFile"],
    ["PUT", "/{agentid}/record", "beginRecord", DOCUMENTED],
    ["GET", "/{agentid}/recordfile", "queryRecordFile"],
    ["GET", "/{agentid}/recordfilefromrecordid", "queryRecordFileFromRecordID"],
    ["GET", "/{agentid}/recordfileurl", "queryRecordFileURL"],
    ["PUT", "/{agentid}/recordwithoutfilename", "beginRecordWithoutFilename", DOCUMENTED],
    ["GET", "/{agentid}/recordzipfileurl", "queryRecordZipFileURL"],
    ["POST", "/{agentid}/resumeplay", "resumePlay", DOCUMENTED],
    ["POST", "/{agentid}/resumerecord", "resumeRecord", DOCUMENTED],
    ["DELETE", "/{agentid}/stopplay", "stopPlay", DOCUMENTED],
    ["DELETE", "/{agentid}/stoprecord", "stopRecord", DOCUMENTED],
    ["POST", "/{agentid}/playrelocation", "playRelocation", DOCUMENTED],
    ["PUT", "/{agentid}/startrecordscreen", "startRecordScreen"],
    ["DELETE", "/{agentid}/stoprecordscreen", "stopRecordScreen"],
    ["GET", "/{agentid}/getconnecttoken", "getConnectToken"],
  ]),
  ...group("recordfile", [
    ["GET", "/{agentid}", "downloadRecordFile", DOCUMENTED],
    ["GET", "/{agentid}/recordfiledownloadEx", "downloadRecordFileEx", DOCUMENTED],
  ]),
  ...group("textchat", [
    ["PUT", "/{workno}/answer/{callid}", "answer"],
    ["PUT", "/{workno}/chatmessage", "chat"],
    ["DELETE", "/{workno}/drop/{callid}", "drop"],
    ["PUT", "/{workno}/internalcall/{destno}", "internalCall"],
    ["DELETE", "/{workno}/reject/{callid}", "reject"],
    ["POST", "/{workno}/transfer", "tranfser"],
    ["POST", "/{workno}/sendmessagewithoutcall", "sendMessageWithoutCall"],
    [null, "/{workno}/confirmmessage", "confirmMessage"],
    ["POST", "/{workno}/mediafile", "uploadMediaFile"],
    ["GET", "/{workno}/mediafile", "downloadMediaFile"],
    ["GET", "/{workno}/callcontent", "queryCallContent"],
    ["POST", "/{workno}/callsession", "queryCallSession"],
  ]),
  ...group("mediacall", [
    ["POST", "/{agentid}/sendmessage", "sendMessage", DOCUMENTED],
    [null, "/{agentid}/setcallnumsbymediatype", "setCallNumsByMediaType", DOCUMENTED],
  ]),
  ...group("agentconf", [
    ["POST", "/{agentid}/requestagentconf", "requestAgentConf", DOCUMENTED],
    ["POST", "/{agentid}/answeragentconf", "answerAgentConf", DOCUMENTED],
    [null, "/{agentid}/rejectagentconf", "rejectAgentConf", DOCUMENTED],
    ["POST", "/{agentid}/requestleaveagentconf", "requestLeaveAgentConf", DOCUMENTED],
    ["POST", "/{agentid}/releaseagentconf", "releaseAgentConf", DOCUMENTED],
    ["POST", "/{agentid}/holdparticipant", "holdParticipant", DOCUMENTED],
    [null, null, "retrieve a held participant"],
    ["POST", "/{agentid}/prolongtime", "prolongTime", DOCUMENTED],
    ["POST", "/{agentid}/applytoshiftpresident", "applyToShiftPresident", DOCUMENTED],
    [null, "/{agentid}/playvoicetoconf", "playVoiceToConf"],
    [null, "/{agentid}/stopvoicetoconf", "stopVoiceToConf"],
    [null, "/{agentid}/modifyconfresource", "modifyConfResource"],
    ["POST", "/{agentid}/batchaddparticipant", "batchAddParticipant", DOCUMENTED],
    ["POST", "/{agentid}/batchremoveparticipant", "batchRemoveParticipant", DOCUMENTED],
  ]),
  ...group("multimediaconf", [
    ["PUT", "/{agentid}/requestconf", "requestConf"],
    ["PUT", "/{agentid}/inviteconf", "inviteConf"],
    ["POST", "/{agentid}/joinconfresult", "joinConfResult"],
    ["DELETE", "/{agentid}/stopconf", "stopConf"],
    ["POST", "/{agentid}/getconfstate", "getConfState"],
  ]),
  ...group("querymonitor", [
    ["GET", "/{agentid}/agentclusterinfo/{workno}", "queryAgentClusterInfo"],
    ["GET", "/{agentid}/allagentclusterinfo", "queryAllAgentClusterInfo"],
    ["GET", "/{agentid}/clusterinfo", "queryClusterInfo"],
    ["GET", "/{agentid}/clusterinfobyname/{clustername}", "queryClusterInfoByName"],
    ["GET", "/{agentid}/servertime", "queryServerTime"],
    ["POST", "/{agentid}/setagenttimeout/{flag}", "setAgentTimeOut"],
    ["POST", "/{agentid}/setmaxchatnum/{vdnid}/{chatnum}", "setMaxChatNum"],
    ["GET", "/{agentid}/skillstatisticinfo/{skillid}", "querySkillsStatisticInfo"],
    ["GET", "/{agentid}/systemstate", "querySystemStateInfo"],
    ["GET", "/{agentid}/systemversion", "querySysVersion"],
  ]),
  ...group("agentevent", [
    ["GET", "/allagentevent", "getAllAgentEvent"],
    ["GET", "/{agentid}", "getAgentEvent", DOCUMENTED],
    ["GET", "/{agentid}/jsonp", "getJsonpAgentEvent"],
    ["GET", "/{agentid}/async", "getAgentEventInAsync"],
    ["PUT", "/{workno}/agentskillqueuefresh", "setAgentSkillQueueFresh"],
    ["POST", "/reportagentsisalive", "reportAgentsIsAlive"],
  ]),
  ...group("config", [
    ["GET", "/vdn/agents", "queryAgent", DOCUMENTED],
    [null, "/sys/agentstatus/register|modify", "agentstatus register/modify", DOCUMENTED],
  ]),
];

/**
 * The interface that a request means: `method` in capitals, `path` below `/agentgateway/resource` and without a query.
 * One whose method fits is preferred, then the one with the most literal segments. Undefined when no path fits.
 */
export function findKnownInterface(method: string, path: string): KnownInterfaceMatch | undefined {
  const segments = segmentsOf(path);
  let best: KnownInterfaceMatch | undefined;
  let bestRank = -1;
  for (const row of KNOWN_INTERFACES) {
    const literals = row.path === null ? undefined : literalsThatFit(segmentsOf(row.path), segments);
    if (literals === undefined) continue;
    const methodFits = row.method === null || row.method === method;
    const rank = literals + (methodFits ? 100 : 0);
    if (rank > bestRank) [best, bestRank] = [{ row, methodFits }, rank];
  }
  return best;
}

/** Doubled slashes count as one, as they do for the gateway. */
function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function literalsThatFit(pattern: readonly string[], segments: readonly string[]): number | undefined {
  if (pattern.length !== segments.length) return undefined;
  let literals = 0;
  for (const [index, expected] of pattern.entries()) {
    if (expected.startsWith("{")) continue;
    if (!expected.split("|").includes(segments[index] ?? "")) return undefined;
    literals += 1;
  }
  return literals;
}
