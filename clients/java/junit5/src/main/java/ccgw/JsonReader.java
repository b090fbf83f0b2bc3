package ccgw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON into maps, lists, texts, numbers and booleans. A JSON library could clash with the version that a client uses. */
final class JsonReader {
  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  Object readAll() {
    var value = readValue();
    skipSpace();
    if (at < text.length()) throw createError();
    return value;
  }

  private Object readValue() {
    skipSpace();
    switch (peek()) {
      case '{':
        return readObject();
      case '[':
        return readList();
      case '"':
        return readText();
      case 't':
        return readWord("true", true);
      case 'f':
        return readWord("false", false);
      case 'n':
        return readWord("null", null);
      default:
        return readNumber();
    }
  }

  private Map<String, Object> readObject() {
    var members = new LinkedHashMap<String, Object>();
    at++;
    skipSpace();
    if (take('}')) return members;
    do {
      skipSpace();
      var name = readText();
      skipSpace();
      expect(':');
      members.put(name, readValue());
      skipSpace();
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> readList() {
    var items = new ArrayList<>();
    at++;
    skipSpace();
    if (take(']')) return items;
    do {
      items.add(readValue());
      skipSpace();
    } while (take(','));
    expect(']');
    return items;
  }

  private String readText() {
    expect('"');
    var out = new StringBuilder();
    while (!take('"')) {
      var c = next();
      out.append(c == '\\' ? readEscape() : c);
    }
    return out.toString();
  }

  private char readEscape() {
    var c = next();
    switch (c) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        if (at + 4 > text.length()) throw createError();
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default:
        return c;
    }
  }

  private Object readNumber() {
    var begin = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
    var number = text.substring(begin, at);
    try {
      if (number.matches("-?\\d+")) return Long.valueOf(number);
      return Double.valueOf(number);
    } catch (NumberFormatException e) {
      at = begin;
      throw createError();
    }
  }

  private Object readWord(String word, Object value) {
    if (!text.startsWith(word, at)) throw createError();
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() {
    if (at >= text.length()) throw createError();
    return text.charAt(at);
  }

  private char next() {
    var c = peek();
    at++;
    return c;
  }

  private boolean take(char wanted) {
    if (peek() != wanted) return false;
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!take(wanted)) throw createError();
  }

  private IllegalArgumentException createError() {
    return new IllegalArgumentException("This is not JSON, at character " + at + ": " + text);
  }
}
