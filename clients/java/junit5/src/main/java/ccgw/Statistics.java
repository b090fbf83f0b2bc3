package ccgw;

/** The 18 counters of an agent. Times are in seconds. */
public final class Statistics {
  private final Json json;

  Statistics(Json json) {
    this.json = json;
  }

  public long talktime() {
    return json.get("talktime").asLong();
  }

  public long answernums() {
    return json.get("answernums").asLong();
  }

  public long noanswernums() {
    return json.get("noanswernums").asLong();
  }

  public long calloutnums() {
    return json.get("calloutnums").asLong();
  }

  public long intercallnums() {
    return json.get("intercallnums").asLong();
  }

  public long interhelpnums() {
    return json.get("interhelpnums").asLong();
  }

  public long transfernums() {
    return json.get("transfernums").asLong();
  }

  public long transferoutnums() {
    return json.get("transferoutnums").asLong();
  }

  public long transferivrnums() {
    return json.get("transferivrnums").asLong();
  }

  public long redirectnums() {
    return json.get("redirectnums").asLong();
  }

  public long keepnums() {
    return json.get("keepnums").asLong();
  }

  public long busynums() {
    return json.get("busynums").asLong();
  }

  public long restnums() {
    return json.get("restnums").asLong();
  }

  public long restoutnums() {
    return json.get("restoutnums").asLong();
  }

  public long resttime() {
    return json.get("resttime").asLong();
  }

  public long restouttime() {
    return json.get("restouttime").asLong();
  }

  public long agentrelease() {
    return json.get("agentrelease").asLong();
  }

  public long busytime() {
    return json.get("busytime").asLong();
  }

  /** Returns the counters as JSON. */
  @Override
  public String toString() {
    return json.toString();
  }
}
