package dev.cachelens.proof;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.BuildResult;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Dockerfile that starts the program of its own last stage in one more RUN, and keeps what it says.
 *
 * @param dockerfile the text with these steps
 * @param limit      how long a build of it may take
 */
record StartedProgram(String dockerfile, Duration limit) {

    private static final Duration SHORT = Duration.ofMinutes(5);

    /** Starts a program by a shell command. */
    static StartedProgram by(String command, String dockerfile) {
        return new StartedProgram(dockerfile + "RUN " + command + " > /said\n" + keep(dockerfile), SHORT);
    }

    /** Starts what the Dockerfile's last instruction names for a container: ENTRYPOINT, CMD or HEALTHCHECK. */
    static StartedProgram asContainer(String dockerfile) {
        List<Instruction> instructions = DockerfileParser.parse(dockerfile).instructions();
        Instruction last = instructions.get(instructions.size() - 1);
        String words = last.keyword() == Keyword.HEALTHCHECK
                ? last.span().in(dockerfile).replaceFirst("(?s)^.*?CMD ", "") : last.rest().span().in(dockerfile);
        // A shell that only redirects, and then is the program.
        String run = words.startsWith("[") ? "[\"/bin/sh\", \"-c\", \"exec \\\"$0\\\" \\\"$@\\\" > /said\", " + words.substring(1)
                : "{ " + words + "; } > /said";
        return new StartedProgram(dockerfile + "RUN " + run + "\n" + keep(dockerfile), SHORT);
    }

    /** The same with another time limit. */
    StartedProgram within(Duration time) {
        return new StartedProgram(dockerfile, time);
    }

    private static String keep(String dockerfile) {
        Dockerfile parsed = DockerfileParser.parse(dockerfile);
        long stages = parsed.instructions().stream().filter(each -> each.keyword() == Keyword.FROM).count();
        return "FROM scratch\nCOPY --from=" + (stages - 1) + " /said /\n";
    }

    /** Builds, and returns how that ended. */
    BuildResult run(BuildKit buildKit, Path context) {
        return buildKit.build(context, dockerfile).within(limit).run();
    }

    /** Builds, and returns the first line that the program says. */
    String says(BuildKit buildKit, Path context) {
        return buildKit.build(context, dockerfile).within(limit).export().text("/said").lines().findFirst().orElse("");
    }
}
