package dev.cachelens.model;

import dev.cachelens.syntax.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a shell's words into what programs get: parameters, tilde and quotes are replaced, unquoted results split into fields. */
final class WordReader {

    private final ShellState state;
    private final Variables.Scope variables;
    private final Optional<ImagePath> home;

    WordReader(ShellState state, Variables.Scope variables, Optional<ImagePath> home) {
        this.state = state;
        this.variables = variables;
        this.home = home;
    }

    /** The word as one text, as in an assignment or behind a redirection. */
    String text(ShellWord word) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (ShellWord.Part part : word.parts()) {
            append(part, first, text);
            first = false;
        }
        return text.toString();
    }

    /** The value of a variable as it is now; none where it is not set. */
    String valueOf(String name) {
        return variable(name).orElse("");
    }

    /** The arguments that the word becomes: none where it is an unquoted variable without a value. */
    List<Argument> fields(ShellWord word) {
        List<Argument> fields = new ArrayList<>(1);
        StringBuilder field = new StringBuilder();
        boolean started = false;
        boolean pattern = false;
        boolean quoted = true;
        boolean first = true;
        for (ShellWord.Part part : word.parts()) {
            if (isSplit(part)) {
                String value = value(part);
                quoted &= Text.known(value);
                int at = 0;
                while (at < value.length()) {
                    if (isBlank(value.charAt(at))) {
                        if (started) {
                            fields.add(new Argument(field.toString(), pattern, quoted, word.span()));
                            field.setLength(0);
                            started = false;
                            pattern = false;
                        }
                        at++;
                    } else {
                        pattern |= Glob.isPattern(String.valueOf(value.charAt(at)));
                        field.append(value.charAt(at++));
                        started = true;
                    }
                }
            } else {
                started = true;
                pattern |= part instanceof ShellWord.Part.Literal literal && !literal.escaped() && Glob.isPattern(literal.value());
                append(part, first, field);
            }
            first = false;
        }
        if (started) {
            fields.add(new Argument(field.toString(), pattern, quoted, word.span()));
        }
        return fields;
    }

    private static boolean isSplit(ShellWord.Part part) {
        return part instanceof ShellWord.Part.Parameter || part instanceof ShellWord.Part.Substitution;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private void append(ShellWord.Part part, boolean first, StringBuilder text) {
        if (part instanceof ShellWord.Part.Literal literal) {
            text.append(first && !literal.escaped() ? withHome(literal.value()) : literal.value());
        } else if (part instanceof ShellWord.Part.SingleQuoted quoted) {
            text.append(quoted.value());
        } else if (part instanceof ShellWord.Part.DoubleQuoted quoted) {
            for (ShellWord.Part inner : quoted.parts()) {
                append(inner, false, text);
            }
        } else {
            text.append(value(part));
        }
    }

    private String withHome(String literal) {
        boolean tilde = literal.startsWith("~") && (literal.length() == 1 || literal.charAt(1) == '/');
        if (!tilde) {
            return literal.startsWith("~") ? Text.UNKNOWN : literal;
        }
        return variable("HOME").orElse(Text.UNKNOWN) + literal.substring(1);
    }

    private String value(ShellWord.Part part) {
        return part instanceof ShellWord.Part.Parameter parameter ? value(parameter) : Text.UNKNOWN;
    }

    private String value(ShellWord.Part.Parameter parameter) {
        Optional<String> value = variable(parameter.name());
        Optional<ShellWord> argument = parameter.argument();
        boolean unknown = value.isPresent() && !Text.known(value.get());
        boolean colon = parameter.operator().startsWith(":");
        boolean missing = value.isEmpty() || colon && value.get().isEmpty();
        return switch (parameter.operator()) {
            case "" -> value.orElse("");
            case ":-", "-", ":=", "=" -> unknown ? Text.UNKNOWN : missing ? argument.map(this::text).orElse("") : value.get();
            case ":+", "+" -> unknown ? Text.UNKNOWN : missing ? "" : argument.map(this::text).orElse("");
            case ":?", "?" -> value.orElse(Text.UNKNOWN);
            default -> Text.UNKNOWN;
        };
    }

    /** A variable of the shell or its environment; special parameters are unknown. */
    private Optional<String> variable(String name) {
        Optional<String> own = state.variable(name);
        if (own.isPresent()) {
            return own;
        }
        if (name.equals("PWD")) {
            return Optional.of(state.directory().map(ImagePath::toString).orElse(Text.UNKNOWN));
        }
        if (!name.isEmpty() && !Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            return Optional.of(Text.UNKNOWN);
        }
        Optional<String> value = variables.value(name);
        if (name.equals("HOME") && value.filter(Text::known).isEmpty()) {
            return Optional.of(home.map(ImagePath::toString).orElse(Text.UNKNOWN));
        }
        return value;
    }
}
