package dev.cachelens.syntax.shell;

import static org.junit.Assert.assertEquals;

import dev.cachelens.syntax.MappedText;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public final class ShellQuoteTest {

    @Test
    public void leavesSafeWordsAlone() {
        for (String word : List.of("a", "/app/target/release/server", "--target=x86_64-unknown-linux-musl", "user@host:1")) {
            assertEquals(word, ShellQuote.quote(word));
        }
    }

    @Test
    public void quotesWhatAShellWouldChange() {
        assertEquals("''", ShellQuote.quote(""));
        assertEquals("'a b'", ShellQuote.quote("a b"));
        assertEquals("'it'\\''s'", ShellQuote.quote("it's"));
        assertEquals("'*.rs'", ShellQuote.quote("*.rs"));
        assertEquals("'~'", ShellQuote.quote("~"));
        assertEquals("'{a,b}'", ShellQuote.quote("{a,b}"));
    }

    @Test
    public void parsesBackToTheText() {
        for (String text : List.of("a", "", "a b", "it's", "'", "''", "$HOME", "`x`", "a\\b", "\"", "#", "!", "a\nb", "é")) {
            ShellScript script = ShellParser.parse(MappedText.at(0, "echo " + ShellQuote.quote(text)));
            Command.Simple echo = (Command.Simple) script.body().entries().get(0).command();
            assertEquals(Optional.of(text), echo.words().get(1).literal());
        }
    }
}
