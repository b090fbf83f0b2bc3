package ccgw;

/** The 18 counters of an agent. Times are in seconds. */
public final class Statistics {
  private final Json json;

  Statistics(Json json) {
    this.json = json;
  }

  /** Returns the seconds of talk, including hold. */
  public long talktime() {
    return json.get("talktime").asLong();
  }

  /** Returns the number of answered calls. */
  public long answernums() {
    return json.get("answernums").asLong();
  }

  /** Returns the number of calls that rang for the whole ring time, or that the agent rejected with {@code reject}. */
  public long noanswernums() {
    return json.get("noanswernums").asLong();
  }

  /** Returns the number of outside numbers that the agent called and that answered. */
  public long calloutnums() {
    return json.get("calloutnums").asLong();
  }

  /** Returns the number of internal calls of the agent that were answered. */
  public long intercallnums() {
    return json.get("intercallnums").asLong();
  }

  /** Returns the number of the agent's consultations that were answered. */
  public long interhelpnums() {
    return json.get("interhelpnums").asLong();
  }

  /** Returns the number of answered calls that a colleague transferred. The setting {@code transfernums} can change this. */
  public long transfernums() {
    return json.get("transfernums").asLong();
  }

  /** Returns the number of calls that the agent transferred, except to IVRs. The setting {@code transfernums} can change this. */
  public long transferoutnums() {
    return json.get("transferoutnums").asLong();
  }

  /** Returns the number of calls that the agent sent to an IVR. */
  public long transferivrnums() {
    return json.get("transferivrnums").asLong();
  }

  /** Returns the number of ringing calls of queues that the agent rejected with {@code release}. */
  public long redirectnums() {
    return json.get("redirectnums").asLong();
  }

  /** Returns the number of holds. */
  public long keepnums() {
    return json.get("keepnums").asLong();
  }

  /** Returns the number of times that the agent became busy. */
  public long busynums() {
    return json.get("busynums").asLong();
  }

  /** Returns the number of rests. */
  public long restnums() {
    return json.get("restnums").asLong();
  }

  /** Returns the number of rests that exceeded the granted time. */
  public long restoutnums() {
    return json.get("restoutnums").asLong();
  }

  /** Returns the seconds of rest, including those over the granted time. */
  public long resttime() {
    return json.get("resttime").asLong();
  }

  /** Returns the seconds of rest over the granted time. */
  public long restouttime() {
    return json.get("restouttime").asLong();
  }

  /** Returns the number of calls that the agent ended. */
  public long agentrelease() {
    return json.get("agentrelease").asLong();
  }

  /** Returns the seconds in the busy state. */
  public long busytime() {
    return json.get("busytime").asLong();
  }

  /** Returns the counters as JSON. */
  @Override
  public String toString() {
    return json.toString();
  }
}
