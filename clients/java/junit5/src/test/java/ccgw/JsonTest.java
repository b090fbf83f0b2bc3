package ccgw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of reading and writing JSON. */
class JsonTest {
  @Test
  void jsonIsWrittenBackWithoutWhitespace() {
    var text = "{\"a\":[1,-2.5,true,false,null,\"\\\"\\\\\\u000a\\u4e2d\"],\"b\":{},\"c\":[]}".replace("\\u4e2d", "\u4e2d");
    assertEquals(text, Json.parse(" " + text.replace(",", " ,\n") + " ").toString());
  }

  @Test
  void absentMembersAreNull() {
    var json = Json.parse("{\"a\":{\"b\":\"\\u4e2d\\n\"}}");
    assertEquals("\u4e2d\n", json.get("a").get("b").asText());
    assertTrue(json.get("x").get("y").isNull());
    assertEquals(List.of(), json.get("a").items());
    assertEquals(1, json.members().size());
    assertThrows(IllegalStateException.class, () -> json.get("a").asLong());
  }

  @Test
  void textThatIsNotJsonIsRefused() {
    for (var text : List.of("", "{", "[1", "[1,]", "{\"a\" 1}", "nul", "1 2", "\"\\u00", "-", "<html>")) {
      assertThrows(IllegalArgumentException.class, () -> Json.parse(text), text);
    }
  }
}
