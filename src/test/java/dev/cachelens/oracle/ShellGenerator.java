package dev.cachelens.oracle;

/** Writes shell scripts such as RUN instructions hold, some of them broken. */
final class ShellGenerator {

    private static final String[] ACCIDENTS = {
        "\\", "\"", "'", "\n", "$", "${", "}", "{ ", "(", ")", "#", "\t", " ", " && ", "||", ";", ";;", "&", "|", "`", "$(", "((",
                "<<EOF", "<",
        ">", "\\\n", "if ", "fi", "do", " done", "for ", "in ", "case ", "esac", "!", "é", "\uD83D\uDC33", "=", "[[", "]]",
                "then ", "0>&1", "\r"};

    private final Dice dice;
    private String pendingBodies = "";

    private ShellGenerator(long seed) {
        dice = new Dice(seed);
    }

    static Sample sample(long seed) {
        return new Sample("generated script, seed " + seed, new ShellGenerator(seed).script());
    }

    /** A real script with small accidents. */
    static Sample mutated(Sample real, long seed) {
        return new Sample(real.name() + ", mutated with seed " + seed, new Mutation(new Dice(seed),
                ACCIDENTS).apply(real.text()));
    }

    private String script() {
        StringBuilder script = new StringBuilder();
        boolean isBroken = dice.percent(20);
        for (int i = dice.between(1, 5); i > 0; i--) {
            script.append(dice.pick("", "", "", "  ", "\t")).append(list(3));
            if (pendingBodies.isEmpty()) {
                script.append(dice.pick("\n", "\n", ";\n", "; ", " &\n", " # comment\n", "\n\n", "\n# own line\n"));
            } else {
                endLine(script);
            }
        }
        String text = script.toString();
        if (dice.percent(30)) {
            text = text.stripTrailing();
        }
        return isBroken ? new Mutation(dice, ACCIDENTS).apply(text) : text;
    }

    private void endLine(StringBuilder script) {
        script.append('\n').append(pendingBodies);
        pendingBodies = "";
    }

    private String list(int depth) {
        StringBuilder list = new StringBuilder(pipeline(depth));
        while (dice.percent(35)) {
            list.append(dice.pick(" && ", " || ", "&&", " && \\\n  "));
            if (pendingBodies.isEmpty() && dice.percent(10)) {
                list.append(dice.pick("\n", " \n  ", "# why\n"));
            }
            list.append(pipeline(depth));
        }
        return list.toString();
    }

    private String pipeline(int depth) {
        StringBuilder pipeline = new StringBuilder(dice.percent(6) ? "! " : "").append(command(depth));
        while (dice.percent(15)) {
            pipeline.append(dice.pick(" | ", "|", " | ", " |& ")).append(command(depth));
        }
        return pipeline.toString();
    }

    private String command(int depth) {
        if (depth == 0 || dice.percent(70)) {
            return simple(depth);
        }
        String compound = switch (dice.below(9)) {
            case 0 -> "( " + body(depth) + dice.pick(")", " )", ";)");
            case 1 -> "{ " + body(depth) + end() + "}";
            case 2 -> "if " + list(depth - 1) + end() + "then " + body(depth) + end() + elseIf(depth) + "fi";
            case 3 -> "for " + dice.pick("x", "f_1") + words(depth) + dice.pick("; ", "\n", ";\n  ") + "do " + body(depth) + end()
                    + "done";
            case 4 -> dice.pick("while ", "until ") + list(depth - 1) + end() + "do " + body(depth) + end() + "done";
            case 5 -> choice(depth);
            case 6 -> dice.pick("f", "my_fn") + dice.pick("() ", "() ", " () ") + "{ " + body(depth) + end() + "}";
            case 7 -> dice.pick("[[ -f $x && a == b* ]]", "(( x++ ))", "[[ $a =~ ^x$ ]]", "[[ ! -d /x ]]");
            default -> "{ " + list(depth - 1) + end() + "}";
        };
        return compound + (dice.percent(15) ? redirection() : "");
    }

    private String elseIf(int depth) {
        String chain = dice.percent(25) ? "elif " + list(depth - 1) + end() + "then " + body(depth) + end() : "";
        return chain + (dice.percent(35) ? "else " + body(depth) + end() : "");
    }

    private String words(int depth) {
        if (dice.percent(10)) {
            return "";
        }
        StringBuilder words = new StringBuilder(" in");
        for (int i = dice.below(4); i > 0; i--) {
            words.append(' ').append(word(depth - 1));
        }
        return words.toString();
    }

    private String choice(int depth) {
        StringBuilder choice = new StringBuilder("case ").append(word(depth - 1)).append(dice.pick(" in ", " in\n"));
        for (int i = dice.below(4); i > 0; i--) {
            choice.append(dice.pick("", "(")).append(dice.pick("a", "*.rs", "'q'", "[yY]*", "\"$x\"")).append(dice.percent(25)
                    ? dice.pick("|b", " | c*") : "");
            choice.append(dice.pick(") ", ")\n")).append(dice.percent(85) ? body(depth) : "");
            if (!pendingBodies.isEmpty()) {
                endLine(choice);
            }
            choice.append(dice.pick(" ;;", ";; ", "\n;;\n", ";;\n"));
        }
        return choice + dice.pick(" esac", "\nesac");
    }

    private String body(int depth) {
        StringBuilder body = new StringBuilder(list(depth - 1));
        while (dice.percent(25)) {
            body.append(end()).append(list(depth - 1));
        }
        return body.toString();
    }

    /** What ends a command; the bodies of its here-documents follow it. */
    private String end() {
        if (pendingBodies.isEmpty()) {
            return dice.pick("; ", ";", "\n", "\n  ", " ;", "; # c\n", " &\n");
        }
        StringBuilder end = new StringBuilder();
        endLine(end);
        return end.toString();
    }

    private String simple(int depth) {
        StringBuilder simple = new StringBuilder();
        if (dice.percent(2)) {
            return "arr=(1 2 'x y')";
        }
        while (dice.percent(12)) {
            simple.append(dice.pick("A=1 ", "X= ", "P=\"$P:/x\" ", "y+=z ", "B=$(id -u) ", "C=a\\ b "));
        }
        if (simple.isEmpty() && dice.percent(6)) {
            return declaration();
        }
        if (simple.isEmpty() || dice.percent(80)) {
            simple.append(dice.pick("cargo build --release", "echo", "cd", "apt-get install -y", "cp -r", "rm -rf", "mkdir -p",
                    ":", "env", "set -eux",
                    "[ -f x ]", "test", ".", "exec", "eval", "\"$cmd\"", "./run.sh", "install", "ldd", "function_x", "do_it",
                            "iffy", dice.percent(20) ? "time" : "sh", "true"));
            while (dice.percent(50)) {
                simple.append(dice.pick(" ", " ", "  ", " \\\n  ")).append(word(depth));
            }
        }
        while (dice.percent(12)) {
            simple.append(redirection());
        }
        return simple.toString();
    }

    /** What follows are words, which look like assignments. */
    private String declaration() {
        StringBuilder declaration = new StringBuilder(dice.pick("export", "local", "readonly", "declare -x", "typeset"));
        for (int i = dice.between(1, 3); i > 0; i--) {
            declaration.append(dice.pick(" A=1", " PATH=\"$P:/x\"", " B", " C=a\\ b$(id)", " D='x y'", " _e=", " $v", " \"$w=x\"",
                    " -x"));
        }
        return declaration.toString();
    }

    private String redirection() {
        if (dice.percent(20)) {
            String name = dice.pick("EOF", "END");
            boolean isChomped = dice.percent(30);
            String quote = dice.pick("", "", "'", "\"");
            StringBuilder document = new StringBuilder();
            for (int i = dice.below(4); i > 0; i--) {
                document.append(isChomped ? dice.pick("\t", "", "\t\t") : "").append(dice.pick("text", "$x and ${y:-z}",
                        "a \\\\ b", "# no", "é \" '", "")).append('\n');
            }
            pendingBodies += document + (isChomped ? dice.pick("", "\t") : "") + name + "\n";
            return dice.pick(" <<", " << ", " 3<<").stripTrailing() + (isChomped ? "-" : "") + quote + name + quote;
        }
        return dice.pick(" > /dev/null", " >>log", " 2>&1", " </dev/null", " 2>/dev/null", " >&2", " &>all", " >| f", " <> rw",
                " <<< \"$s\"", " &>>x",
                " 1>\"$f\"", " <&3", " >&-");
    }

    private String word(int depth) {
        StringBuilder word = new StringBuilder(part(depth));
        while (dice.percent(20)) {
            word.append(part(depth));
        }
        return word.toString();
    }

    private String part(int depth) {
        if (depth > 0 && dice.percent(10)) {
            String saved = pendingBodies;
            pendingBodies = "";
            String inner = list(depth - 1);
            // Behind $(( mvdan knows arithmetic only.
            StringBuilder substitution = new StringBuilder(inner.startsWith("(") ? "$( " : "$(").append(inner);
            if (!pendingBodies.isEmpty()) {
                endLine(substitution);
            }
            pendingBodies = saved;
            return substitution.append(dice.pick(")", " )")).toString();
        }
        return dice.pick("x", "target/release/app", "-f", "--flag=v", "'single  q'", "\"dq\"", "\"a $b c\"", "\"${x:-d e}\"",
                "$VAR", "${VAR}", "${VAR:-x}",
                "${V%.*}", "${V##*/}", "${#V}", "${V/a/b}", "${V//x}", "$1", "$?", "$@", "\"$@\"", "a\\ b", "\\\\", "\\$x",
                        "*.rs", "~/x", "{a,b}",
                "`date`", "\"`id -u` \\\" \\x\"", "$((1 + x))", "$'a\\tb'", "é", "\uD83D\uDC33", "a#b", "=", "a=b", "!", "[x]",
                        "%s\\n", "'it'\\''s'",
                "\"$(cat f)\"", "<(sort a)", "$", "a$", "\"$\"", "''", "\"\"", "{}", "}", "in", "do", "--", "@", "${x:?unset}",
                        "${x+y}", "${A:=b c}",
                "\\;", "2", "/usr/bin:$PATH", "\"a\\\nb\"", "${x:1:2}");
    }
}
