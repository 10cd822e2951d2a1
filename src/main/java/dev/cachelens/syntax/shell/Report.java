package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/** What the parsers of a script and of the texts inside it tell about it beside its commands. */
final class Report {

    /** Far more than people write, and little enough for a thread's stack. */
    private static final int DEEPEST = 100;

    private final List<Span> comments = new ArrayList<>();
    private final List<SyntaxError> errors = new ArrayList<>();
    private boolean broken;
    private int depth;

    void comment(Span span) {
        comments.add(span);
    }

    /** Tells of an error behind which the commands are understood nevertheless. */
    void error(Span span, String message) {
        if (!broken) {
            errors.add(new SyntaxError(span, message));
        }
    }

    /** Tells of the error that ends the parsing; what is said after it only follows from it. */
    void broken(Span span, String message) {
        error(span, message);
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /** Goes one level deeper, from which {@link #leave} comes back; false where that is too deep. */
    boolean enter() {
        return ++depth <= DEEPEST;
    }

    void leave() {
        depth--;
    }

    int commentCount() {
        return comments.size();
    }

    int errorCount() {
        return errors.size();
    }

    /** The script with what was told since there were so many comments and errors. */
    ShellScript script(CommandList body, int firstComment, int firstError) {
        return new ShellScript(body, comments.subList(firstComment, comments.size()), errors.subList(firstError, errors.size()));
    }
}
