package dev.cachelens.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class ReadmeTest {

    @Test
    public void theTableOfRulesIsTheCatalogue() throws IOException {
        String table = Invocation.of("rules", "--format", "markdown").out();
        assertThat("run scripts/readme-rules", Files.readString(Path.of("README.md")), containsString("\n" + table));
    }
}
