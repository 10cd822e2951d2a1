package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program's arguments, taken apart as getopt does: options, their values, operands. */
final class Options {

    private final List<String> names = new ArrayList<>();
    private final List<Argument> values = new ArrayList<>();
    private final List<Argument> operands = new ArrayList<>();
    private boolean uncertain;

    /**
     * @param withValue the options that take a value, without dashes; those of one letter may be joined and have it attached
     */
    static Options of(List<Argument> arguments, Set<String> withValue) {
        Options options = new Options();
        boolean only = false;
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            String text = argument.text();
            if (!only && text.equals("--")) {
                only = true;
            } else if (only || !argument.isOption()) {
                options.uncertain |= !only && text.startsWith(Text.UNKNOWN) && !argument.quoted();
                options.operands.add(argument);
            } else if (text.startsWith("--")) {
                int equals = text.indexOf('=');
                if (equals > 0) {
                    options.add(text.substring(2, equals), part(argument, equals + 1));
                } else {
                    boolean takes = withValue.contains(text.substring(2)) && i + 1 < arguments.size();
                    options.add(text.substring(2), takes ? arguments.get(++i) : null);
                }
            } else {
                i = options.addLetters(arguments, i, withValue);
            }
        }
        return options;
    }

    private int addLetters(List<Argument> arguments, int at, Set<String> withValue) {
        Argument argument = arguments.get(at);
        String text = argument.text();
        for (int letter = 1; letter < text.length(); letter++) {
            String name = text.substring(letter, letter + 1);
            if (!withValue.contains(name)) {
                add(name, null);
            } else if (letter + 1 < text.length()) {
                add(name, part(argument, text.charAt(letter + 1) == '=' ? letter + 2 : letter + 1));
                return at;
            } else {
                add(name, at + 1 < arguments.size() ? arguments.get(at + 1) : null);
                return at + 1;
            }
        }
        return at;
    }

    private static Argument part(Argument argument, int from) {
        return new Argument(argument.text().substring(from), argument.pattern(), argument.quoted(), argument.span());
    }

    private void add(String name, Argument value) {
        names.add(name);
        values.add(value);
    }

    /** What is no option. */
    List<Argument> operands() {
        return operands;
    }

    /** Whether an unknown text may hold further options or operands. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Whether one of these options is given. */
    boolean has(String... wanted) {
        for (String name : wanted) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The value of the last of these options that has one. */
    Optional<Argument> value(String... wanted) {
        List<Argument> all = values(wanted);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The values of all of these options, in order. */
    List<Argument> values(String... wanted) {
        List<Argument> found = new ArrayList<>(1);
        for (int i = 0; i < names.size(); i++) {
            if (values.get(i) != null && List.of(wanted).contains(names.get(i))) {
                found.add(values.get(i));
            }
        }
        return found;
    }
}
