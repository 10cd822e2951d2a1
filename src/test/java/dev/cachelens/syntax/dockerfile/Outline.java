package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.SyntaxError;
import java.util.List;
import java.util.stream.Collectors;

/** A parsed file in few words, for tests to compare. */
final class Outline {

    private Outline() {
    }

    /** A line for each instruction: its lines, keyword, flags in braces, words in angle brackets, an exec form in square ones. */
    static String of(Dockerfile file) {
        return file.instructions().stream().map(instruction -> {
            int first = file.source().line(instruction.span().start());
            int last = file.source().line(instruction.span().end());
            return (first == last ? "" + first : first + "-" + last) + " " + of(instruction);
        }).collect(Collectors.joining("\n"));
    }

    static String of(Instruction instruction) {
        StringBuilder outline = new StringBuilder(instruction.keyword().name());
        for (Flag flag : instruction.flags()) {
            outline.append(" {").append(flag.name()).append(flag.value().map(value -> "=" + value.text()).orElse("")).append('}');
        }
        instruction.trigger().ifPresent(trigger -> outline.append(" (").append(of(trigger)).append(')'));
        boolean exec = instruction.form() == Instruction.Form.EXEC;
        for (Word word : instruction.words()) {
            outline.append(exec ? " [" : " <").append(word.text()).append(exec ? ']' : '>');
        }
        return outline.toString();
    }

    static String of(String text) {
        return of(DockerfileParser.parse(text));
    }

    /** The part of the file that each word covers. */
    static List<String> written(Dockerfile file, Instruction instruction) {
        return instruction.words().stream().map(word -> word.span().in(file.source().text())).toList();
    }

    static String written(Dockerfile file, MappedText text) {
        return text.span().in(file.source().text());
    }

    /** The first instruction behind {@code FROM}. */
    static Instruction second(Dockerfile file) {
        return file.instructions().get(1);
    }

    /** Each error as the wrong part of the file and what is wrong with it. */
    static List<String> errors(Dockerfile file) {
        return file.errors().stream().map(error -> error.span().in(file.source().text()) + ": " + error.message()).toList();
    }

    static String messages(Dockerfile file) {
        return file.errors().stream().map(SyntaxError::message).collect(Collectors.joining("\n"));
    }
}
