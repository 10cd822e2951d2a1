package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import dev.cachelens.syntax.dockerfile.Instruction.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reports what BuildKit refuses in an instruction that it could read: see {@code instructions.Parse}. */
final class InstructionChecker {

    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private final List<SyntaxError> errors;

    InstructionChecker(List<SyntaxError> errors) {
        this.errors = errors;
    }

    void check(Instruction instruction) {
        switch (instruction.keyword()) {
            case ADD, COPY -> checkCopy(instruction);
            case ARG, ENV, LABEL -> checkPairs(instruction);
            case EXPOSE, MAINTAINER, STOPSIGNAL, USER, WORKDIR -> checkAnyWord(instruction);
            case FROM -> checkFrom(instruction);
            case HEALTHCHECK -> checkHealthcheck(instruction);
            case ONBUILD -> checkOnBuild(instruction);
            case RUN -> checkRun(instruction);
            case SHELL -> checkShell(instruction);
            case VOLUME -> checkVolume(instruction);
            case CMD, ENTRYPOINT, UNKNOWN -> { }
        }
        // BuildKit does not look at the flags of these.
        boolean flagsIgnored = switch (instruction.keyword()) {
            case ARG, STOPSIGNAL, UNKNOWN -> true;
            case HEALTHCHECK -> !instruction.words().isEmpty() && instruction.words().get(0).text().equalsIgnoreCase("NONE");
            default -> false;
        };
        if (!flagsIgnored) {
            checkFlags(instruction);
        }
    }

    private void checkAnyWord(Instruction instruction) {
        if (instruction.words().isEmpty()) {
            error(instruction.keywordSpan(), instruction.keyword() + " needs an argument");
        }
    }

    private void checkCopy(Instruction instruction) {
        List<Word> words = instruction.words();
        if (words.size() < 2) {
            error(instruction.keywordSpan(), instruction.keyword() + " needs a source and a destination");
            return;
        }
        Word destination = words.get(words.size() - 1);
        if (HeredocMarker.isMarker(destination.text())) {
            error(destination.span(), "a here-document cannot be the destination of " + instruction.keyword());
        }
    }

    private void checkPairs(Instruction instruction) {
        checkAnyWord(instruction);
        for (Word word : instruction.words()) {
            if (word.text().startsWith("=")) {
                error(word.span(), "a name is missing before =");
            }
            if (word.text().indexOf('=') < 0 && instruction.keyword() != Keyword.ARG) {
                return;
            }
        }
    }

    private void checkFrom(Instruction instruction) {
        List<Word> words = instruction.words();
        if (words.isEmpty()) {
            error(instruction.keywordSpan(), "FROM needs an image or a stage");
        } else if (words.size() == 3 && words.get(1).text().equalsIgnoreCase("as")) {
            if (!isStageName(words.get(2).text().toLowerCase(Locale.ROOT))) {
                error(words.get(2).span(), "a stage's name is a letter and then letters, digits, - _ and . only");
            }
        } else if (words.size() > 1) {
            Span surplus = words.get(1).span().to(words.get(words.size() - 1).span());
            error(surplus, "only AS and one name can follow the image");
        }
    }

    private static boolean isStageName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inside = c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
            if ((c < 'a' || c > 'z') && (i == 0 || !inside)) {
                return false;
            }
        }
        return true;
    }

    private void checkHealthcheck(Instruction instruction) {
        List<Word> words = instruction.words();
        if (words.isEmpty()) {
            error(instruction.keywordSpan(), "HEALTHCHECK needs CMD and a command, or NONE");
            return;
        }
        Word type = words.get(0);
        if (type.text().equalsIgnoreCase("NONE")) {
            if (words.size() > 1) {
                error(words.get(1).span().to(words.get(words.size() - 1).span()), "nothing can follow HEALTHCHECK NONE");
            }
            return;
        }
        if (!type.text().equalsIgnoreCase("CMD")) {
            error(type.span(), "HEALTHCHECK takes CMD or NONE, not " + Nearest.shortened(type.text()));
        } else if (words.size() == 1) {
            error(type.span(), "HEALTHCHECK CMD needs a command");
        }
        for (Flag flag : instruction.flags()) {
            checkHealthcheckFlag(flag);
        }
    }

    private void checkHealthcheckFlag(Flag flag) {
        String value = flag.value().map(MappedText::text).orElse("");
        if (value.isEmpty() || !KnownFlags.of(Keyword.HEALTHCHECK).containsKey(flag.name())) {
            return;
        }
        if (flag.name().equals("retries")) {
            if (!isCount(value)) {
                error(flag.value().get().span(), "--retries takes a whole number from 0 on");
            }
        } else {
            GoDuration.problem(value).ifPresent(problem -> error(flag.value().get().span(), "--" + flag.name() + ": " + problem));
        }
    }

    private static boolean isCount(String value) {
        try {
            return Integer.parseInt(value) >= 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private void checkOnBuild(Instruction instruction) {
        if (instruction.trigger().isEmpty()) {
            error(instruction.keywordSpan(), "ONBUILD needs an instruction");
            return;
        }
        Instruction trigger = instruction.trigger().get();
        switch (trigger.keyword()) {
            case FROM, MAINTAINER, ONBUILD -> error(trigger.keywordSpan(), trigger.keyword() + " cannot be an ONBUILD trigger");
            default -> { }
        }
    }

    private void checkRun(Instruction instruction) {
        for (Flag flag : instruction.flags()) {
            if (flag.value().isPresent()) {
                MappedText value = flag.value().get();
                switch (flag.name()) {
                    case "mount" -> checkMount(value);
                    case "device" -> checkDevice(value);
                    case "network" -> checkChoice(flag, Set.of("default", "host", "none"), "default, host or none");
                    case "security" -> checkChoice(flag, Set.of("insecure", "sandbox"), "insecure or sandbox");
                    default -> { }
                }
            }
        }
    }

    private void checkChoice(Flag flag, Set<String> choices, String spelled) {
        MappedText value = flag.value().orElseThrow();
        if (!choices.contains(value.text())) {
            error(value.isEmpty() ? flag.span() : value.span(), "--" + flag.name() + " takes " + spelled);
        }
    }

    private void checkMount(MappedText value) {
        checkFields("--mount", value, CommaSeparated.read(value));
        for (MountOption option : MountOptions.parse(value)) {
            String from = option.key().equals("from") ? option.value().orElse("") : "";
            int variable = from.indexOf('$');
            if (variable >= 0 && variable < from.length() - 1) {
                error(option.valueSpan(), "a mount's from cannot have variables; name a stage FROM the image and use that name");
            }
        }
    }

    private void checkFields(String flag, MappedText value, CommaSeparated fields) {
        if (fields.problem().isPresent()) {
            error(value.span(), flag + " cannot be read: " + fields.problem().get());
        }
    }

    private void checkDevice(MappedText value) {
        CommaSeparated fields = CommaSeparated.read(value);
        checkFields("--device", value, fields);
        String device = "";
        for (CommaSeparated.Field field : fields.fields()) {
            String text = field.text().text();
            int equals = text.indexOf('=');
            String key = text.substring(0, equals < 0 ? text.length() : equals).toLowerCase(Locale.ROOT);
            if (key.equals("required")) {
                if (equals >= 0 && !BOOLEANS.contains(text.substring(equals + 1))) {
                    error(field.span(), "required takes true or false");
                }
            } else if (device.isEmpty()) {
                device = equals >= 0 && key.equals("name") ? text.substring(equals + 1) : text;
            } else {
                error(field.span(), "--device takes one name, and required");
            }
        }
    }

    private void checkShell(Instruction instruction) {
        if (instruction.words().isEmpty()) {
            error(instruction.keywordSpan(), "SHELL needs a command in exec form: [\"shell\", \"option\"]");
        } else if (instruction.form() == Form.PLAIN) {
            error(instruction.rest().span(), "SHELL takes the exec form only: [\"shell\", \"option\"]");
        }
    }

    private void checkVolume(Instruction instruction) {
        checkAnyWord(instruction);
        for (Word word : instruction.words()) {
            if (Whitespace.skipSpace(word.text(), 0, word.text().length()) == word.text().length()) {
                error(word.span(), "a volume's path cannot be empty");
            }
        }
    }

    private void checkFlags(Instruction instruction) {
        Map<String, KnownFlags.Kind> known = KnownFlags.of(instruction.keyword());
        List<String> seen = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            KnownFlags.Kind kind = known.get(flag.name());
            String name = "--" + flag.name();
            if (kind == null) {
                String hint = Nearest.hint(flag.name(), "--", known.keySet());
                error(flag.span(), instruction.keyword() + " has no flag " + Nearest.shortened(name) + hint);
                continue;
            }
            if (kind != KnownFlags.Kind.TEXTS && seen.contains(name)) {
                error(flag.span(), name + " can be given only once");
            } else if (kind != KnownFlags.Kind.BOOLEAN && flag.value().isEmpty()) {
                error(flag.span(), name + " needs a value");
            } else if (kind == KnownFlags.Kind.BOOLEAN && flag.value().isPresent() && !isBoolean(flag.value().get().text())) {
                error(flag.span(), name + " takes true or false");
            }
            if (!seen.contains(name)) {
                seen.add(name);
            }
        }
    }

    private static boolean isBoolean(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private void error(Span span, String message) {
        errors.add(new SyntaxError(span, message));
    }
}
