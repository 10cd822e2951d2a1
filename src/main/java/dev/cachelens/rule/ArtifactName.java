package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.dockerfile.Word;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an artifact is called. Variables stay variables: what a build argument names today may be another file in tomorrow's
 * build.
 *
 * @param shellWord    the whole path, as a word for the shell of the RUN that builds it
 * @param fileName     its last segment, as the instruction that reads it writes it
 * @param declarations ARG lines that the shell's word needs before the RUN
 */
record ArtifactName(String shellWord, String fileName, List<TextEdit> declarations) {

    private static final String NOT_IN_DOUBLE_QUOTES = "\"\\`!*?[ \t";

    /** A path that is known, or a pattern in a folder that is. */
    static Optional<ArtifactName> literal(ImagePath path) {
        boolean unknown = path.toString().indexOf('\uFFFC') >= 0;
        boolean sound = path.isKnown() || !path.isRoot() && path.parent().isKnown();
        if (unknown || !sound) {
            return Optional.empty();
        }
        String word = path.isKnown() ? ShellQuote.quote(path.toString()) : path.toString();
        return Optional.of(new ArtifactName(word, path.name(), List.of()));
    }

    /**
     * The name of what a word of an instruction stands for; empty where it cannot be said in the RUN.
     *
     * @param written the word, variables in it
     * @param path    what it stands for, as far as the file shows
     */
    static Optional<ArtifactName> of(BuildModel model, Step reader, String written, ImagePath path, RunStep builder) {
        if (written.indexOf('$') < 0) {
            return literal(path);
        }
        String trimmed = written;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        int slash = trimmed.lastIndexOf('/');
        StringBuilder word = new StringBuilder();
        List<TextEdit> declarations = new ArrayList<>();
        int at = 0;
        while (at < trimmed.length()) {
            char c = trimmed.charAt(at);
            if (c != '$') {
                if (NOT_IN_DOUBLE_QUOTES.indexOf(c) >= 0) {
                    return Optional.empty();
                }
                word.append(c);
                at++;
                continue;
            }
            String name = variable(trimmed, at + 1);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> text = inBuilder(model, reader, name, builder, declarations);
            boolean severalSegments = at > slash && reader.variable(name).map(value -> value.indexOf('/') >= 0).orElse(true);
            if (text.isEmpty() || severalSegments) {
                return Optional.empty();
            }
            word.append(text.get());
            at += trimmed.charAt(at + 1) == '{' ? name.length() + 3 : name.length() + 1;
        }
        boolean absolute = reader.expand(trimmed).startsWith("/");
        return Optional.of(new ArtifactName("\"" + (absolute ? "" : "/") + word + "\"", trimmed.substring(slash + 1),
                declarations));
    }

    /** The name behind a dollar sign; empty for what is more than a name, such as {@code ${A:-b}}. */
    private static String variable(String text, int at) {
        boolean braces = at < text.length() && text.charAt(at) == '{';
        int start = braces ? at + 1 : at;
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return braces && (end == text.length() || text.charAt(end) != '}') ? "" : text.substring(start, end);
    }

    /**
     * What stands for the reader's variable in the RUN: the variable itself, declared if need be, or its value if that is fixed.
     */
    private static Optional<String> inBuilder(BuildModel model, Step reader, String name, RunStep builder,
            List<TextEdit> declarations) {
        Optional<String> value = reader.variable(name);
        Optional<Word> declared = declaration(reader, name);
        boolean inBuilder = declaration(builder, name).isPresent();
        boolean known = value.isPresent() && value.get().indexOf('\uFFFC') < 0;
        if (value.isPresent() && value.equals(builder.variable(name)) && (known || declared.isPresent() && inBuilder)) {
            return Optional.of("${" + name + "}");
        }
        if (declared.isEmpty()) {
            return known ? value.filter(text -> ShellQuote.quote(text).equals(text)) : Optional.empty();
        }
        boolean trigger = builder.instruction() != owner(model, builder);
        if (inBuilder || trigger) {
            return Optional.empty();
        }
        TextEdit declaration = LineEdits.insertBefore(model.dockerfile(), builder.instruction(), "ARG "
                + declared.get().source().text());
        if (!declarations.contains(declaration)) {
            declarations.add(declaration);
        }
        return Optional.of("${" + name + "}");
    }

    /** The word of the last ARG, in the step's stages and before it, that declares a name. */
    private static Optional<Word> declaration(Step step, String name) {
        Optional<Word> found = Optional.empty();
        for (Step earlier : step.stage().history()) {
            if (earlier.instruction().keyword() == Keyword.ARG && earlier.isBefore(step)) {
                for (Word word : earlier.instruction().words()) {
                    if (word.text().equals(name) || word.text().startsWith(name + "=")) {
                        found = Optional.of(word);
                    }
                }
            }
        }
        return found;
    }

    // The trigger of an ONBUILD is no instruction of the file itself.
    private static Instruction owner(BuildModel model, RunStep builder) {
        for (Instruction instruction : model.dockerfile().instructions()) {
            if (instruction.trigger().isPresent() && instruction.trigger().get() == builder.instruction()) {
                return instruction;
            }
        }
        return builder.instruction();
    }
}
