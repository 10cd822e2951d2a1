package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;

import dev.cachelens.syntax.MappedText;
import java.util.stream.Collectors;
import org.junit.Test;

public class FlagTest {

    private static void reads(String line, String outline) {
        assertEquals(outline, Outline.of(Outline.second(DockerfileParser.parse("FROM a\n" + line))));
    }

    @Test
    public void endsFlagsWithTheFirstWord() {
        reads("COPY --link --from=b c --chown=d", "COPY {link} {from=b} <c> <--chown=d>");
        reads("COPY --link -- --from=b c", "COPY {link} <--from=b> <c>");
        reads("COPY -link b c", "COPY <-link> <b> <c>");
        reads("CMD --a= b", "CMD {a=} <b>");
        reads("RUN --a", "RUN {a}");
        reads("RUN --", "RUN");
    }

    @Test
    public void takesQuotesAndEscapesAway() {
        reads("COPY --from=\"b c\" --chown='d'e f\\ g h", "COPY {from=b c} {chown=de} <f\\> <g> <h>");
        reads("COPY --a=b\\ c\\\"d --'e f'=\"\\\"\" g", "COPY {a=b c\"d} {e f=\"} <g>");
        reads("COPY --a=\"b c", "COPY {a=b c}");
    }

    @Test
    public void splitsTheOptionsOfAMount() {
        Dockerfile file = DockerfileParser.parse(
                "FROM a\nRUN --mount=type=cache,\\\n# c\nTARGET=/x,ro,id=,\\\"source=/a,b\\\",, a");
        String text = file.source().text();
        MappedText value = Outline.second(file).flag("mount").orElseThrow().value().orElseThrow();
        String options = MountOptions.parse(value).stream()
                .map(option -> option.key() + option.value().map(v -> "=" + v).orElse("") + " `" + option.keySpan().in(text)
                        + "` `" + option.valueSpan().in(text) + "` `" + option.span().in(text) + "`")
                .collect(Collectors.joining("\n"));
        assertEquals("""
                type=cache `type` `cache` `type=cache`
                target=/x `TARGET` `/x` `TARGET=/x`
                ro `ro` `` `ro`
                id= `id` `` `id=`
                source=/a,b `source` `/a,b` `"source=/a,b\\"`
                 `` `` ``
                 `` `` ``""", options);
    }

    @Test
    public void readsMountOptionsUpToAMalformedOne() {
        assertEquals("[a=b]", keys("a=b,\"c"));
        assertEquals("[a=b]", keys("a=b,\"c\"d"));
        assertEquals("[a=b]", keys("a=b,c\"d"));
        assertEquals("[a=\"b, c=d]", keys("\"a=\"\"b\",c=d"));
        assertEquals("[]", keys(""));
    }

    private static String keys(String value) {
        return MountOptions.parse(MappedText.at(0, value)).stream()
                .map(option -> option.key() + "=" + option.value().orElse(""))
                .toList().toString();
    }
}
