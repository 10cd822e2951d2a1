package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that a command cannot do without: the program itself, what it copies, the script or archive that an interpreter runs. */
final class NeededPaths {

    /**
     * A word of a command that names a file.
     *
     * @param word the word
     * @param path the file
     */
    record Needed(Argument word, ImagePath path) {
    }

    private static final Set<String> COPYING = Set.of("cp", "mv", "install", "rsync");

    private static final Set<String> READING = Set.of("cat", "strip", "chmod", "chown", "ldd", "file", "upx", "setcap", "sha256sum",
            "sha512sum", "md5sum", "objcopy", "wasm-opt", "wasm-bindgen", "unzip", "gzip", "xz");

    private static final Set<String> INTERPRETERS = Set.of("node", "python", "python3", "ruby", "perl", "php", "deno", "bun", "bash", "sh");

    private NeededPaths() {
    }

    static List<Needed> of(Invocation invocation) {
        List<Needed> needed = new ArrayList<>();
        Argument program = invocation.program();
        if (program.text().indexOf('/') >= 0) {
            add(invocation, program, needed);
        }
        List<Argument> operands = operands(invocation);
        if (COPYING.contains(invocation.name()) && !hasOption(invocation, "-d", "-t")) {
            operands.subList(0, Math.max(0, operands.size() - 1)).forEach(source -> add(invocation, source, needed));
        } else if (READING.contains(invocation.name())) {
            boolean modeFirst = invocation.name().startsWith("ch") || invocation.name().equals("setcap");
            operands.stream().skip(modeFirst ? 1 : 0).forEach(file -> add(invocation, file, needed));
        } else if (INTERPRETERS.contains(invocation.name())) {
            boolean script = !operands.isEmpty() && !invocation.arguments().isEmpty()
                    && invocation.arguments().get(0) == operands.get(0);
            if (script && operands.get(0).text().indexOf('/') >= 0) {
                add(invocation, operands.get(0), needed);
            }
        } else if (invocation.name().equals("java")) {
            List<Argument> arguments = invocation.arguments();
            for (int i = 0; i + 1 < arguments.size(); i++) {
                if (arguments.get(i).text().equals("-jar")) {
                    add(invocation, arguments.get(i + 1), needed);
                }
            }
        }
        return needed;
    }

    private static boolean hasOption(Invocation invocation, String... options) {
        for (String option : options) {
            if (invocation.has(option)) {
                return true;
            }
        }
        return false;
    }

    private static List<Argument> operands(Invocation invocation) {
        List<Argument> operands = new ArrayList<>();
        for (Argument argument : invocation.arguments()) {
            if (!argument.isOption()) {
                operands.add(argument);
            }
        }
        return operands;
    }

    private static void add(Invocation invocation, Argument word, List<Needed> needed) {
        Optional<ImagePath> path = invocation.resolve(word.text());
        path.ifPresent(known -> needed.add(new Needed(word, known)));
    }
}
