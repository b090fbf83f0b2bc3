package ccgw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON value. Absent members are null values, so that paths such as {@code json.get("session").get("phone")} need no checks.
 */
public final class Json {
  private static final Json NULL = new Json(null);

  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** Returns a value as JSON. It may consist of maps, lists, texts, numbers, booleans and null. */
  public static Json of(Object value) {
    return value instanceof Json ? (Json) value : value == null ? NULL : new Json(value);
  }

  /** Parses a text. Throws an IllegalArgumentException if it is not JSON. */
  public static Json parse(String text) {
    return of(new JsonReader(text).readAll());
  }

  /** Returns a member of an object; a null value if there is none, or this is not an object. */
  public Json get(String name) {
    return value instanceof Map ? of(((Map<?, ?>) value).get(name)) : NULL;
  }

  /** Returns the items of a list; none if this is not a list. */
  public List<Json> items() {
    return value instanceof List ? ((List<?>) value).stream().map(Json::of).collect(Collectors.toList()) : List.of();
  }

  /** Returns the members of an object, in their order; none if this is not an object. */
  public Map<String, Json> members() {
    var members = new LinkedHashMap<String, Json>();
    if (value instanceof Map) ((Map<?, ?>) value).forEach((name, member) -> members.put(String.valueOf(name), of(member)));
    return members;
  }

  /** Returns this text, number or boolean as text; null for any other value. */
  public String asText() {
    return value == null || value instanceof Map || value instanceof List ? null : String.valueOf(value);
  }

  /** Returns this number without its fraction. Throws an IllegalStateException if this is not a number. */
  public long asLong() {
    if (value instanceof Number) return ((Number) value).longValue();
    throw new IllegalStateException(this + " is not a number");
  }

  /** Returns true if this is the boolean true. */
  public boolean asBoolean() {
    return Boolean.TRUE.equals(value);
  }

  /** Returns true if this is null or absent. */
  public boolean isNull() {
    return value == null;
  }

  List<String> asTexts() {
    var texts = new ArrayList<String>();
    for (var item : items()) texts.add(item.asText());
    return texts;
  }

  /** Returns the JSON text. */
  @Override
  public String toString() {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Json) {
      write(((Json) value).value, out);
    } else if (value instanceof Map) {
      var separator = "{";
      for (var member : ((Map<?, ?>) value).entrySet()) {
        out.append(separator);
        writeText(String.valueOf(member.getKey()), out);
        write(member.getValue(), out.append(':'));
        separator = ",";
      }
      out.append(separator.equals("{") ? "{}" : "}");
    } else if (value instanceof Iterable) {
      var separator = "[";
      for (var item : (Iterable<?>) value) {
        write(item, out.append(separator));
        separator = ",";
      }
      out.append(separator.equals("[") ? "[]" : "]");
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      writeText(value.toString(), out);
    }
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }
}
