package dev.cachelens.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes Dockerfiles with everything that the syntax has, some of them broken. */
final class DockerfileGenerator {

    private static final String[] ACCIDENTS = {
        "\\", "\"", "'", "\n", "\r\n", "<<EOF", "<<-'X'", "$", "${", "}", "[", "]", "#", "\t", " ", "--", "--from=", "=", "`",
                "\r",
        ",", "\\\n", "\\ \n", "\n\n", "# c\n", "FROM x\n", "ENV ", "ONBUILD ", "EOF\n", "é", "\uD83D\uDC33", "[\"a\"]", "\u00a0",
                "\u0085"};

    private final Dice dice;
    private final boolean isBroken;
    private String escape = "\\";
    private String lineEnd;

    DockerfileGenerator(long seed) {
        dice = new Dice(seed);
        isBroken = dice.percent(25);
    }

    static Sample sample(long seed) {
        return new Sample("generated Dockerfile, seed " + seed, new DockerfileGenerator(seed).file());
    }

    /** A real file with small accidents. */
    static Sample mutated(Sample real, long seed) {
        return new Sample(real.name() + ", mutated with seed " + seed, new Mutation(new Dice(seed),
                ACCIDENTS).apply(real.text()));
    }

    private String file() {
        lineEnd = dice.percent(15) ? "\r\n" : "\n";
        StringBuilder file = new StringBuilder();
        if (dice.percent(5)) {
            file.append('\uFEFF');
        }
        if (dice.percent(50)) {
            directives(file);
        }
        for (int i = dice.below(3); i > 0; i--) {
            line(file, "ARG", arg());
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            line(file, "FROM", from());
            for (int j = dice.below(9); j > 0; j--) {
                between(file);
                instruction(file, true);
            }
        }
        String text = file.toString();
        if (dice.percent(15)) {
            text = text.stripTrailing();
        }
        return isBroken ? new Mutation(dice, ACCIDENTS).apply(text) : text;
    }

    private void directives(StringBuilder file) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            names.add(dice.pick("syntax", "escape", "escape", "check", dice.percent(30) ? "unknown" : "escape", dice.percent(10)
                    ? "Syntax" : "syntax"));
        }
        for (String name : names) {
            String value = switch (name.toLowerCase()) {
                case "syntax" -> dice.pick("docker/dockerfile:1", "docker/dockerfile:1.7-labs", "docker/dockerfile:experimental");
                case "escape" -> dice.pick("`", "\\", "`");
                case "check" -> dice.pick("skip=JSONArgsRecommended;error=true", "error=true", "skip=all");
                default -> "value";
            };
            String directive = dice.pick("# ", "#", "#  ", " # ")
                    + (dice.percent(85) ? name : name.toUpperCase()) + dice.pick("=", " = ", "= ") + value + dice.pick("", "",
                            " ");
            file.append(directive).append(lineEnd);
            if (name.equalsIgnoreCase("escape") && directiveHolds(file)) {
                escape = value;
            }
        }
        if (dice.percent(20)) {
            file.append(dice.pick("# a comment", "", "# escape=`")).append(lineEnd);
        }
    }

    // Good enough to make most files well-formed; the parsers decide what holds.
    private static boolean directiveHolds(StringBuilder file) {
        return file.indexOf("unknown") < 0;
    }

    private void between(StringBuilder file) {
        while (dice.percent(25)) {
            file.append(dice.pick("", "  ", "# comment", "  # indented comment \\", "#", "# noinspection X", "#!shebang"))
                    .append(lineEnd);
        }
    }

    private void instruction(StringBuilder file, boolean isTriggerAllowed) {
        switch (dice.below(22)) {
            case 0, 1, 2, 3 -> line(file, "RUN", runFlags() + run());
            case 4, 5 -> heredocs(file, "RUN", runFlags());
            case 6, 7, 8 -> line(file, "COPY", copyFlags() + operands());
            case 9 -> heredocs(file, "COPY", copyFlags());
            case 10 -> {
                if (dice.percent(30)) {
                    heredocs(file, "ADD", addFlags());
                } else {
                    line(file, "ADD", addFlags() + operands());
                }
            }
            case 11, 12 -> line(file, "ENV", pairs());
            case 13 -> line(file, "LABEL", pairs());
            case 14 -> line(file, "ARG", arg());
            case 15 -> line(file, "WORKDIR", path());
            case 16 -> line(file, dice.pick("USER", "STOPSIGNAL", "MAINTAINER"), word());
            case 17 -> line(file, dice.pick("CMD", "ENTRYPOINT"), run());
            case 18 -> line(file, "SHELL", dice.pick("[\"bash\", \"-c\"]", "[\"powershell\", \"-Command\"]", isBroken ? "[]"
                    : "[\"sh\"]", "[\"cmd\",\"/S\"]"));
            case 19 -> line(file, dice.pick("VOLUME", "EXPOSE"), dice.percent(30) ? execForm() : word() + " " + dice.pick("80",
                    "443/tcp", "/data"));
            case 20 -> healthcheck(file);
            default -> {
                if (isTriggerAllowed) {
                    file.append(dice.pick("ONBUILD ", "onbuild  ", "ONBUILD\t"));
                    instruction(file, false);
                } else {
                    line(file, dice.pick("RUN", "RUN", "USER", "FOO", "FROM"), "x");
                }
            }
        }
    }

    /** Appends an instruction; white space between its words may become a continuation. */
    private void line(StringBuilder file, String keyword, String rest) {
        String written = dice.percent(80) ? keyword : dice.percent(50) ? keyword.toLowerCase() : "" + keyword.charAt(0)
                + keyword.substring(1).toLowerCase();
        file.append(dice.percent(90) ? "" : dice.pick(" ", "\t", "    ")).append(written);
        if (!rest.isEmpty()) {
            continued(file, dice.pick(" ", " ", " ", "  ", "\t") + rest);
        }
        file.append(dice.percent(90) ? "" : dice.pick(" ", "\t")).append(lineEnd);
    }

    private void continued(StringBuilder file, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            file.append(c);
            boolean isInWord = c != ' ';
            boolean isBreak = isInWord ? dice.percent(1) && !Character.isSurrogate(c) : dice.percent(12);
            if (isBreak && i + 1 < text.length()) {
                file.append(escape).append(dice.percent(90) ? "" : dice.pick(" ", "\t ")).append(lineEnd);
                while (dice.percent(15)) {
                    file.append(dice.pick("# comment inside", "   # indented", "", "  ", "#")).append(lineEnd);
                }
                file.append(isInWord && dice.percent(80) ? "" : dice.pick("", "  ", "\t", "    "));
            }
        }
    }

    private void healthcheck(StringBuilder file) {
        String flags = dice.percent(50) ? "--interval=5m --timeout=3s " : dice.percent(30) ? "--retries=3 " : "";
        line(file, "HEALTHCHECK", dice.percent(15) ? "NONE" : flags + dice.pick("CMD ", "cmd  ", "CMD\t") + run());
    }

    private String from() {
        String platform = dice.percent(15) ? "--platform=" + dice.pick("$BUILDPLATFORM ", "linux/amd64 ") : "";
        String image = dice.pick("scratch", "debian:12", "rust:1.90-slim", "$BASE", "${BASE:-alpine}:${TAG}",
                "reg.io:5000/a/b@sha256:abc");
        return platform + image + (dice.percent(60) ? dice.pick(" AS ", " as ", "  As ") + dice.pick("build", "Run", "st-1",
                "a.b_c", dice.percent(10) ? "9x" : "x9") : "");
    }

    private String runFlags() {
        StringBuilder flags = new StringBuilder();
        while (dice.percent(35)) {
            flags.append(dice.pick("--mount=type=cache,target=/root/.cargo,id=x",
                    "--mount=type=cache,target=/app/target,sharing=locked",
                    "--mount=type=bind,from=build,source=/a,target=/b,rw", "--mount=target=.,ro=false",
                            "--mount=type=tmpfs,target=/tmp,size=1g",
                    "--mount=type=secret,id=tok,required,mode=0400", "--mount=type=ssh",
                            "--mount=\"type=cache,target=/with space\"",
                    "--mount=type=cache,\"target=/a,b\"", "--mount=type=cache,target=${HOME}/x,uid=1000",
                            "--mount=type=cache,dst=/x,readonly",
                    "--mount=type='cache',target=/q", "--network=none", "--security=insecure", dice.percent(20)
                            ? "--mount=type=bogus,target=/x" : "--mount=type=Cache,Target=/x",
                    "--mount=type=cache,target=/a\\ b", dice.percent(20) ? "--mount=type=bind,from=$X,target=/b"
                            : "--mount=type=ssh,required")).append(' ');
        }
        return flags.toString();
    }

    private String copyFlags() {
        StringBuilder flags = new StringBuilder();
        while (dice.percent(30)) {
            flags.append(dice.pick("--from=build", "--from=0", "--chown=1000:1000", "--chmod=755", "--link", "--link=false",
                    "--parents",
                    "--exclude=*.md", "--from=\"build\"", "--chown='a b'", dice.percent(20) ? "--keep-git-dir=true"
                            : "--link=true", "--")).append(dice.pick(" ", "  "));
        }
        return flags.toString();
    }

    private String addFlags() {
        StringBuilder flags = new StringBuilder();
        while (dice.percent(30)) {
            flags.append(dice.pick("--chown=app", "--chmod=0644", "--link", "--keep-git-dir=true", "--checksum=sha256:ab",
                    "--unpack",
                    "--exclude=a")).append(' ');
        }
        return flags.toString();
    }

    private String run() {
        if (dice.percent(25)) {
            return execForm();
        }
        StringBuilder script = new StringBuilder(command());
        while (dice.percent(40)) {
            script.append(dice.pick(" && ", " ; ", " || ", " | ")).append(command());
        }
        return script.toString();
    }

    private String command() {
        StringBuilder command = new StringBuilder(dice.pick("cargo build --release", "apt-get update", "echo", "cd", "rm -rf",
                "X=1 make"));
        while (dice.percent(40)) {
            command.append(' ').append(word());
        }
        return command.toString();
    }

    private String execForm() {
        StringBuilder array = new StringBuilder("[");
        int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            array.append(i == 0 ? dice.pick("", " ") : dice.pick(",", ", ", " ,")).append('"').append(dice.pick("cargo", "build",
                    "/bin/sh",
                    "-c", "a b", "", "\\\"q\\\"", "\\\\", "\\u00e9", "\\ud83d\\udc33", "\\t", "é", "$HOME", "\\/")).append('"');
        }
        return array + dice.pick("]", " ]", "] ", "]", "]", isBroken ? "" : "]", isBroken ? "] x" : "]", isBroken ? ",1]" : "]");
    }

    private String operands() {
        if (dice.percent(15)) {
            return "[\"" + path() + "\", \"" + dice.pick("/a b", "./", "/x/") + "\"]";
        }
        StringBuilder operands = new StringBuilder();
        for (int i = dice.between(1, 3); i > 0; i--) {
            operands.append(path()).append(dice.pick(" ", "  ", "\t"));
        }
        return operands + dice.pick(".", "/app/", "$DIR/x", "./");
    }

    private String arg() {
        StringBuilder args = new StringBuilder(argument());
        while (dice.percent(20)) {
            args.append(' ').append(argument());
        }
        return args.toString();
    }

    private String argument() {
        return dice.pick("BASE", "TAG", "HOME", "_x1") + (dice.percent(65) ? "=" + value() : "");
    }

    private String pairs() {
        if (dice.percent(25)) {
            return dice.pick("KEY", "PATH") + dice.pick(" ", "  ", "\t") + value() + dice.pick("", " " + value(), " a=b");
        }
        StringBuilder pairs = new StringBuilder();
        for (int i = dice.between(1, 3); i > 0; i--) {
            pairs.append(dice.pick("A", "PATH", "a.b.c", "\"quoted key\"", "x-y")).append('=').append(value());
            pairs.append(i > 1 ? dice.pick(" ", "  ") : "");
        }
        return pairs.toString();
    }

    private String value() {
        return dice.pick("", "1", "\"a b\"", "'single $X'", "$PATH:/x", dice.percent(5) ? "${X:-d e}" : "${X:-d}", "a\\ b",
                "\"esc \\\" quote\"", "a=b=c", "é", "`x`", "'it''s'",
                "\"\"", "\\\"x", "/opt/app", "a'b c'd", "${A:+${B}}", "\"multi\\\\part\"", "C:\\dir", "\uD83D\uDC33");
    }

    private String path() {
        return dice.pick("/app", "src", "Cargo.toml", "/app/target/release/app", "./a/*", "$HOME/x", "${DIR:-/d}/y", "a\\ b",
                "\"q uoted\"",
                "C:\\x\\", "https://x.io/a.tgz", "dir/", "*.rs", "é/ü");
    }

    private String word() {
        return dice.pick("x", "--flag", "-f", "'single q'", "\"double $q\"", "$VAR", "${VAR:-x}", "a\\ b", "\\\\", "#notcomment",
                "a#b", "<<", "a<b",
                "2>&1", "\"<<EOF\"", "é", "\\$x", "{a,b}", "=", "[x]", "\\\"", "C:\\", "`date`", "<<<here", "1<<2")
                        + (dice.percent(5) ? value() : "");
    }

    private void heredocs(StringBuilder file, String keyword, String flags) {
        int count = dice.percent(75) ? 1 : 2;
        StringBuilder rest = new StringBuilder(flags);
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = dice.pick("EOF", "EOT", "file.txt", "A_B") + (i == 0 ? "" : i);
            boolean isChomped = dice.percent(30);
            String descriptor = dice.percent(5) ? "3" : "";
            String quote = dice.pick("", "", "'", "\"");
            rest.append(i == 0 && keyword.equals("RUN") ? dice.pick("", "", "cat ", "set -e; ") : "");
            rest.append(descriptor).append("<<").append(isChomped ? "-" : "").append(dice.percent(5) ? " " : "").append(quote)
                    .append(name)
                    .append(quote).append(' ');
            StringBuilder body = new StringBuilder();
            for (int j = dice.below(5); j > 0; j--) {
                body.append(dice.pick("", "\t", "  ")).append(dice.pick("echo hi", "# no comment", "", "a \\", "RUN x", "$X \"",
                        name + " ", "é <<Z",
                        "\tEOFX", "FROM y")).append(lineEnd);
            }
            body.append(isChomped ? dice.pick("", "\t", "\t\t") : "").append(name).append(lineEnd);
            bodies.add(body.toString());
        }
        rest.append(keyword.equals("RUN") ? dice.pick("", "", "> /x", "&& echo done", "| sh") : dice.pick("/dst/", ".", "/a"));
        line(file, keyword, rest.toString());
        for (String body : bodies) {
            file.append(body);
        }
    }
}
