package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;

import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.psi.PsiFile;
import dev.cachelens.ide.PlatformCore;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class SuppressFixTest {

    private static final String RULE = "cache-mount-unused";

    private final PlatformCore core = PlatformCore.get();

    @Test
    public void commentStandsAboveTheFirstLineOfTheInstruction() {
        String head = "FROM rust:1.90\nWORKDIR /app\nCOPY . .\n";
        String run = "RUN --mount=type=cache,target=/app/target \\\n    --mount=type=cache,target=/root/.cargo/registry \\\n"
                + "    cargo build --release && cp target/release/shop /shop\n";
        assertEquals(head + "# noinspection CacheMountUnused\n" + run, suppress(head + run, "for instruction"));
    }

    @Test
    public void commentStandsAboveAHereDocument() {
        String head = "FROM rust:1.90\nWORKDIR /app\nCOPY . .\n";
        String run = "RUN --mount=type=cache,target=/root/.cargo/registry <<EOF\ncargo build --release\nEOF\n";
        assertEquals(head + "# noinspection CacheMountUnused\n" + run, suppress(head + run, "for instruction"));
    }

    @Test
    public void commentIsIndentedAsItsInstruction() {
        String head = "FROM rust:1.90\nWORKDIR /app\n";
        String run = "\t RUN --mount=type=cache,target=/root/.cargo/registry cargo build --release";
        assertEquals(head + "\t # noinspection CacheMountUnused\n" + run, suppress(head + run, "for instruction"));
    }

    @Test
    public void commentForTheFileLeavesParserDirectivesInForce() {
        String rest = "FROM rust:1.90\nRUN --mount=type=cache,target=/root/.cargo/registry `\n    cargo build --release\n";
        assertEquals("# escape=`\n# cachelens: skip=" + RULE + "\n\n" + rest, suppress("# escape=`\n\n" + rest, "for file"));
        String plain = rest.replace('`', '\\');
        assertEquals("# cachelens: skip=" + RULE + "\n" + plain, suppress(plain, "for file"));
    }

    /** Applies the suppression of the only finding, after which there is none. */
    private String suppress(String text, String scope) {
        PsiFile file = core.open("Dockerfile", text);
        List<ProblemDescriptor> problems = core.inspect(Inspections.of(RULE), file);
        assertEquals(1, problems.size());
        SuppressFix fix = Arrays.stream(problems.get(0).getFixes()).filter(SuppressFix.class::isInstance).map(SuppressFix.class::cast)
                .filter(candidate -> candidate.getName().endsWith(scope)).findFirst().orElseThrow();
        core.apply(fix, problems.get(0));
        assertEquals(List.of(), core.inspect(Inspections.of(RULE), file));
        return file.getText();
    }
}
