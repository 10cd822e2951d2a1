package dev.cachelens.rule;

import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Word;
import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.List;
import java.util.Optional;

/** Edits to a RUN that keep the way it is written: one line or several, here-document, exec form. */
final class RunEdits {

    private final Dockerfile dockerfile;
    private final RunStep run;
    private final Instruction instruction;

    RunEdits(Dockerfile dockerfile, RunStep run) {
        this.dockerfile = dockerfile;
        this.run = run;
        this.instruction = run.instruction();
    }

    /** Runs a shell command behind the others, if they succeed; empty where the RUN cannot be read. */
    Optional<TextEdit> append(String command) {
        if (run.isOpaque()) {
            return Optional.empty();
        }
        if (instruction.form() == Instruction.Form.EXEC) {
            return Optional.of(TextEdit.replace(instruction.rest().span(), inShellForm() + " && " + command));
        }
        return run.script().filter(script -> !script.body().entries().isEmpty()).flatMap(script -> {
            CommandList.Entry last = script.body().entries().get(script.body().entries().size() - 1);
            int end = last.command().span().end();
            return last.background() || leaves(last.command()) ? Optional.empty() : Optional.of(TextEdit.insert(end, separator(end) + "&& " + command));
        });
    }

    // Nothing runs behind `exec` or `exit`.
    private static boolean leaves(Command command) {
        if (command instanceof Command.AndOr chain) {
            return leaves(chain.links().get(chain.links().size() - 1).command());
        }
        if (command instanceof Command.Simple simple && !simple.words().isEmpty()) {
            String program = simple.words().get(0).literal().orElse("");
            return program.equals("exec") || program.equals("exit");
        }
        return false;
    }

    /** Runs a shell command before the others, and the others only if it succeeds. */
    Optional<TextEdit> prepend(String command) {
        if (run.isOpaque()) {
            return Optional.empty();
        }
        if (instruction.form() == Instruction.Form.EXEC) {
            return Optional.of(TextEdit.replace(instruction.rest().span(), command + " && " + inShellForm()));
        }
        return run.script().filter(script -> !script.body().entries().isEmpty())
                .map(script -> prependTo(script.body().entries().get(0).command().span().start(), command));
    }

    /** Runs a shell command right before one of the RUN's own; empty where none can stand there. */
    Optional<TextEdit> before(Invocation invocation, String command) {
        return run.script().flatMap(script -> CommandPlace.before(script.body(), invocation.span()))
                .map(offset -> prependTo(offset, command));
    }

    /** Runs a shell command right before the one at an offset. */
    private static TextEdit prependTo(int offset, String command) {
        return TextEdit.insert(offset, command + " && ");
    }

    /** Adds a mount before the others, on a line of its own where they stand on several. */
    TextEdit addMount(String options) {
        int at = instruction.keywordSpan().end();
        String separator = instruction.flags().isEmpty() ? " " : separatorBehind(instruction.flags().get(0).span());
        return separator.indexOf('\n') < 0
                ? TextEdit.insert(at, " --mount=" + options)
                : TextEdit.insert(instruction.flags().get(0).span().start(), "--mount=" + options + separator);
    }

    /** Takes a mount away, with the continuation behind it. */
    TextEdit removeMount(Mount mount) {
        String text = dockerfile.source().text();
        Span flag = mount.flag().span();
        int end = flag.end() + separatorBehind(flag).length();
        if (end < text.length() && text.charAt(end) == '#' && text.charAt(flag.start() - 1) == ' ') {
            // A comment needs a line of its own: the continuation before it stays.
            return TextEdit.delete(new Span(flag.start() - 1, flag.end()));
        }
        return TextEdit.delete(new Span(flag.start(), end));
    }

    /** White space, escapes and line ends between a flag and what comes next; comments between are left alone. */
    private String separatorBehind(Span flag) {
        String text = dockerfile.source().text();
        int end = flag.end();
        while (end < instruction.span().end() && isSeparator(text, end)) {
            end++;
        }
        return text.substring(flag.end(), end);
    }

    private boolean isSeparator(String text, int offset) {
        char c = text.charAt(offset);
        boolean escape = c == dockerfile.escape() && offset + 1 < text.length()
                && (text.charAt(offset + 1) == '\n' || text.charAt(offset + 1) == '\r');
        return escape || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** A blank, or a continuation with the indentation of the line at the offset where the RUN has several lines. */
    private String separator(int offset) {
        boolean several = dockerfile.source().line(instruction.rest().span().start()) > dockerfile.source().line(
                instruction.span().start()) || instruction.rest().text().length() < instruction.rest().span().length();
        if (!several || !instruction.heredocs().isEmpty()) {
            return " ";
        }
        String line = dockerfile.source().lineText(dockerfile.source().line(offset));
        int indentation = 0;
        while (indentation < line.length() && (line.charAt(indentation) == ' ' || line.charAt(indentation) == '\t')) {
            indentation++;
        }
        String indent = indentation == 0 ? "    " : line.substring(0, indentation);
        return " " + dockerfile.escape() + dockerfile.source().lineSeparator() + indent;
    }

    private String inShellForm() {
        StringBuilder shell = new StringBuilder();
        List<Word> words = instruction.words();
        for (int i = 0; i < words.size(); i++) {
            shell.append(i == 0 ? "" : " ").append(ShellQuote.quote(words.get(i).text()));
        }
        return shell.toString();
    }
}
