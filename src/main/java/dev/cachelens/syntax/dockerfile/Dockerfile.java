package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.SyntaxError;
import java.util.List;
import java.util.Optional;

/**
 * A parsed Dockerfile. A broken file has the instructions around the break, and errors.
 *
 * @param source       the file
 * @param escape       the escape character: {@code \}, or {@code `} by directive
 * @param directives   in the file's order
 * @param instructions in the file's order; those of ONBUILD inside theirs
 * @param comments     in the file's order
 * @param errors       what the build would not accept, in the file's order
 */
public record Dockerfile(
        SourceText source,
        char escape,
        List<Directive> directives,
        List<Instruction> instructions,
        List<Comment> comments,
        List<SyntaxError> errors) {

    public Dockerfile {
        directives = List.copyOf(directives);
        instructions = List.copyOf(instructions);
        comments = List.copyOf(comments);
        errors = List.copyOf(errors);
    }

    /** The directive of this name, in lower case. */
    public Optional<Directive> directive(String name) {
        for (Directive directive : directives) {
            if (directive.name().equals(name)) {
                return Optional.of(directive);
            }
        }
        return Optional.empty();
    }
}
