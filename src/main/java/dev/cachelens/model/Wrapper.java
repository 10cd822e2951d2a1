package dev.cachelens.model;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import dev.cachelens.syntax.shell.Redirection;
import dev.cachelens.syntax.shell.ShellParser;
import dev.cachelens.syntax.shell.ShellScript;
import dev.cachelens.syntax.shell.ShellWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Programs that run another one, which is given in their arguments. */
final class Wrapper {

    private static final Set<String> PLAIN = Set.of("command", "exec", "builtin", "nohup", "time", "sudo", "doas", "gosu", "setsid",
            "stdbuf", "nice", "ionice", "chronic");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");

    private Wrapper() {
    }

    /**
     * A command without its wrappers.
     *
     * @param words     the program and its arguments
     * @param assigned  variables for the program alone
     * @param directory where the wrapper runs it, if it says
     */
    record Unwrapped(List<Argument> words, Map<String, String> assigned, Optional<String> directory) {
    }

    static Unwrapped unwrap(List<Argument> words, Map<String, String> assigned) {
        List<Argument> rest = words;
        Map<String, String> variables = assigned;
        Optional<String> directory = Optional.empty();
        while (rest.size() > 1) {
            String program = rest.get(0).text();
            if (program.equals("env") || program.equals("/usr/bin/env")) {
                variables = new HashMap<>(variables);
                int next = 1;
                while (next < rest.size() && (rest.get(next).isOption() || rest.get(next).text().indexOf('=') > 0)) {
                    String text = rest.get(next).text();
                    int equals = text.indexOf('=');
                    if (text.equals("-u") || text.equals("-C")) {
                        next++;
                        directory = text.equals("-C") && next < rest.size() ? Optional.of(rest.get(next).text()) : directory;
                    } else if (!rest.get(next).isOption() && equals > 0) {
                        variables.put(text.substring(0, equals), text.substring(equals + 1));
                    }
                    next++;
                }
                rest = rest.subList(Math.min(next, rest.size()), rest.size());
            } else if (PLAIN.contains(program)) {
                int next = 1;
                boolean asks = program.equals("command") && rest.get(1).text().equalsIgnoreCase("-v");
                if (asks) {
                    break;
                }
                while (next < rest.size() && rest.get(next).isOption()) {
                    boolean takesValue = Set.of("-u", "-g", "-n", "-o", "-e").contains(rest.get(next).text())
                            && !program.equals("exec") && !program.equals("time") && !rest.get(next).text().contains("=");
                    next += takesValue ? 2 : 1;
                }
                next += program.equals("gosu") ? 1 : 0;
                rest = rest.subList(Math.min(next, rest.size()), rest.size());
            } else if (program.equals("timeout")) {
                int next = 1;
                while (next < rest.size() && rest.get(next).isOption()) {
                    next += Set.of("-s", "-k").contains(rest.get(next).text()) ? 2 : 1;
                }
                rest = rest.subList(Math.min(next + 1, rest.size()), rest.size());
            } else {
                break;
            }
        }
        return new Unwrapped(rest, variables, directory);
    }

    /** The script that a shell is given behind {@code -c}, or as a here-document, where it can be read. */
    static Optional<CommandList> script(Argument program, List<Argument> arguments, Optional<Command.Simple> simple) {
        String name = program.text().substring(program.text().lastIndexOf('/') + 1);
        if (!SHELLS.contains(name)) {
            return Optional.empty();
        }
        for (int i = 0; i < arguments.size(); i++) {
            Argument option = arguments.get(i);
            if (!option.isOption()) {
                return Optional.empty();
            }
            if (option.text().endsWith("c") && !option.text().startsWith("--") && i + 1 < arguments.size()) {
                return quotedScript(arguments.get(i + 1), simple);
            }
            if (option.text().endsWith("o")) {
                i++;
            }
        }
        return simple.flatMap(Wrapper::heredocScript);
    }

    private static Optional<CommandList> quotedScript(Argument script, Optional<Command.Simple> simple) {
        if (!script.isKnown()) {
            return Optional.empty();
        }
        int start = script.span().start();
        if (simple.isEmpty() && script.span().length() == script.text().length() + 2) {
            // A string of an exec form, without escapes.
            start++;
        }
        if (simple.isPresent()) {
            for (ShellWord word : simple.get().words()) {
                boolean whole = word.span().equals(script.span()) && word.parts().size() == 1;
                if (whole && word.raw().length() == script.text().length() + 2) {
                    start++;
                }
            }
        }
        return parsed(MappedText.at(start, script.text()));
    }

    private static Optional<CommandList> heredocScript(Command.Simple simple) {
        for (Redirection redirection : simple.redirections()) {
            if (redirection.heredoc().isPresent()) {
                return parsed(redirection.heredoc().get());
            }
        }
        return Optional.empty();
    }

    private static Optional<CommandList> parsed(MappedText text) {
        ShellScript script = ShellParser.parse(text);
        return script.errors().isEmpty() ? Optional.of(script.body()) : Optional.empty();
    }
}
