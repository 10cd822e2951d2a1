package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.List;

/**
 * A parsed script. Where it is broken it holds the commands before the break, and errors.
 *
 * @param comments ranges from {@code #} to the line's end, those in substitutions included
 * @param errors   those in substitutions included
 */
public record ShellScript(CommandList body, List<Span> comments, List<SyntaxError> errors) {

    public ShellScript {
        comments = List.copyOf(comments);
        errors = List.copyOf(errors);
    }
}
