package dev.cachelens.oracle;

import dev.cachelens.syntax.Span;
import java.util.List;

/**
 * What mvdan's parser makes of a script.
 *
 * @param statements in the script's order; those before the break where it is broken
 * @param comments   of the whole script, substitutions included; none where it is broken
 * @param failure    null unless the script is broken
 * @param foreign    constructs for which there is no common form
 */
public record ParsedScript(List<ShellNode> statements, List<Span> comments, Failure failure, List<String> foreign) {
}
