package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** What BuildKit refuses is refused, on the smallest range; what it takes is not. */
public class SyntaxErrorTest {

    private static void refuses(String line, String... errors) {
        assertEquals(line, List.of(errors), Outline.errors(DockerfileParser.parse("FROM a\n" + line + "\n")));
    }

    private static void accepts(String line) {
        refuses(line);
    }

    @Test
    public void misspeltInstructions() {
        refuses("COPPY a b", "COPPY: unknown instruction COPPY; did you mean COPY?");
        refuses("frm a", "frm: unknown instruction frm; did you mean FROM?");
        refuses("apt-get update", "apt-get: unknown instruction apt-get");
    }

    @Test
    public void missingArguments() {
        refuses("COPY a", "COPY: COPY needs a source and a destination");
        refuses("ADD", "ADD: ADD needs a source and a destination");
        refuses("COPY [\"a\"]", "COPY: COPY needs a source and a destination");
        refuses("FROM", "FROM: FROM needs an image or a stage");
        refuses("WORKDIR", "WORKDIR: WORKDIR needs an argument");
        refuses("USER", "USER: USER needs an argument");
        refuses("EXPOSE", "EXPOSE: EXPOSE needs an argument");
        refuses("ARG", "ARG: ARG needs an argument");
        refuses("ENV", "ENV: ENV needs an argument");
        refuses("VOLUME []", "VOLUME: VOLUME needs an argument");
        refuses("ONBUILD", "ONBUILD: ONBUILD needs an instruction");
        accepts("RUN");
        accepts("CMD");
        accepts("ENTRYPOINT []");
    }

    @Test
    public void pairs() {
        refuses("ENV A", "A: ENV needs a value: name=value");
        refuses("ENV A=b C", "C: ENV takes name=value here; this has no =");
        refuses("LABEL =a", "=a: a name is missing before =");
        refuses("ARG A =b", "=b: a name is missing before =");
        accepts("ENV A =b");
        accepts("ENV A= B=");
    }

    @Test
    public void stages() {
        refuses("FROM a b", "b: only AS and one name can follow the image");
        refuses("FROM a AS", "AS: only AS and one name can follow the image");
        refuses("FROM a as b c", "as b c: only AS and one name can follow the image");
        refuses("FROM a AS 1b", "1b: a stage's name is a letter and then letters, digits, - _ and . only");
        accepts("FROM a As B-c_d.1");
    }

    @Test
    public void flags() {
        refuses("COPY --form=b c d", "--form=b: COPY has no flag --form; did you mean --from?");
        refuses("COPY --LINK c d", "--LINK: COPY has no flag --LINK");
        refuses("USER --a b", "--a: USER has no flag --a");
        refuses("COPY --from=a --from=b c d", "--from=b: --from can be given only once");
        refuses("COPY --from c d", "--from: --from needs a value");
        refuses("COPY --link= c d", "--link=: --link takes true or false");
        refuses("COPY --link=yes c d", "--link=yes: --link takes true or false");
        refuses("RUN --mount a", "--mount: --mount needs a value");
        accepts("COPY --link --exclude=a --exclude=b --parents=False c d");
        accepts("ARG --a B");
        accepts("STOPSIGNAL --a 9");
        accepts("HEALTHCHECK --a NONE");
    }

    @Test
    public void flagsOfRun() {
        refuses("RUN --mount= a", ": --mount cannot be read: nothing stands behind =");
        refuses("RUN --mount=type=bind,\\\"a b", "type=bind,\\\"a: --mount cannot be read: the closing quote is missing");
        refuses("RUN --mount=from=$A,target=/b c",
                "$A: a mount's from cannot have variables; name a stage FROM the image and use that name");
        refuses("RUN --network=bridge a", "bridge: --network takes default, host or none");
        refuses("RUN --security= a", "--security=: --security takes insecure or sandbox");
        refuses("RUN --device=a,b c", "b: --device takes one name, and required");
        refuses("RUN --device=a,required=maybe c", "required=maybe: required takes true or false");
        accepts("RUN --mount=from=a$,typo=b,c --network=host --security=insecure --device=name=a=b,required=T d");
    }

    @Test
    public void healthChecks() {
        refuses("HEALTHCHECK", "HEALTHCHECK: HEALTHCHECK needs CMD and a command, or NONE");
        refuses("HEALTHCHECK NONE a b", "a b: nothing can follow HEALTHCHECK NONE");
        refuses("HEALTHCHECK CMD", "CMD: HEALTHCHECK CMD needs a command");
        refuses("HEALTHCHECK CMD []", "CMD: HEALTHCHECK CMD needs a command");
        refuses("HEALTHCHECK curl a", "curl: HEALTHCHECK takes CMD or NONE, not curl");
        for (String wrong : List.of("5", "s", "5 s", "1.2.3s", "5x", ".s", "+", "-", "5s-3s", "5µs")) {
            refuses("HEALTHCHECK --timeout='" + wrong + "' CMD a", wrong + ": --timeout: this is no duration like 30s or 1m30s");
        }
        refuses("HEALTHCHECK --interval=999us CMD a", "999us: --interval: the least is 1ms");
        refuses("HEALTHCHECK --interval=-5s CMD a", "-5s: --interval: the least is 1ms");
        refuses("HEALTHCHECK --interval=9999999h CMD a", "9999999h: --interval: this is too long");
        refuses("HEALTHCHECK --retries=-1 CMD a", "-1: --retries takes a whole number from 0 on");
        refuses("HEALTHCHECK --retries=1.5 CMD a", "1.5: --retries takes a whole number from 0 on");
        for (String right : List.of("", "0", "-0", "0s", "0.1ns", "1ms", "+1.5h", "1h2m3.s", ".5s", "1000us", "1000000ns")) {
            accepts("HEALTHCHECK --start-period=" + right + " --retries=+3 CMD a");
        }
    }

    @Test
    public void triggers() {
        refuses("ONBUILD ONBUILD RUN a", "ONBUILD: ONBUILD cannot be an ONBUILD trigger");
        refuses("ONBUILD from a", "from: FROM cannot be an ONBUILD trigger");
        refuses("ONBUILD MAINTAINER a", "MAINTAINER: MAINTAINER cannot be an ONBUILD trigger");
        refuses("ONBUILD --a RUN b", "--a: ONBUILD has no flag --a");
        refuses("ONBUILD ENV A", "A: ENV needs a value: name=value");
        accepts("ONBUILD COPY --typo a");
    }

    @Test
    public void otherInstructions() {
        refuses("SHELL a -c", "a -c: SHELL takes the exec form only: [\"shell\", \"option\"]");
        refuses("SHELL []", "SHELL: SHELL needs a command in exec form: [\"shell\", \"option\"]");
        refuses("VOLUME [\"a\", \" \"]", "\" \": a volume's path cannot be empty");
        refuses("COPY a <<b\nb", "<<b: a here-document cannot be the destination of COPY");
    }

    @Test
    public void filesWithoutAStage() {
        assertEquals("the file has no instructions", Outline.messages(DockerfileParser.parse("")));
        assertEquals("the file has no instructions", Outline.messages(DockerfileParser.parse("# a\n\n")));
        assertEquals("the file has no FROM", Outline.messages(DockerfileParser.parse("ARG A\n")));
        Dockerfile late = DockerfileParser.parse("ARG A\nRUN b\nFROM c\n");
        assertEquals(List.of("RUN: no FROM stands before this RUN"), Outline.errors(late));
    }

    @Test
    public void overlongLines() {
        String longest = "RUN " + "é".repeat(32_765) + "x";
        assertEquals("", Outline.messages(DockerfileParser.parse("FROM a\n" + longest + "\nUSER b")));
        assertEquals("BuildKit reads no line of more than 65535 bytes",
                Outline.messages(DockerfileParser.parse("FROM a\n" + longest + "x\nUSER b")));
        assertTrue(DockerfileParser.parse("FROM a\n" + longest + "x\nUSER b").instructions().size() == 3);
    }

    @Test
    public void keepsTheInstructionsAroundTheBreak() {
        Dockerfile file = DockerfileParser.parse("FROM a AS\nRUN --mount=,\\\" b\nNOPE c\nCOPY d\nCMD [1]\nUSER e\n");
        assertEquals("""
                1 FROM <a> <AS>
                2 RUN {mount=,"} <b>
                3 UNKNOWN
                4 COPY <d>
                5 CMD
                6 USER <e>""", Outline.of(file));
        assertEquals(5, file.errors().size());
    }
}
