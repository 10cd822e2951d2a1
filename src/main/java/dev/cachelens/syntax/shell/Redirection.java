package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * A redirection such as {@code 2>file} or {@code <<EOF}.
 *
 * @param descriptor the number, or bash's {@code {name}}, before the operator; empty where none is written
 * @param operator   as written: {@code > >> < <> >| >& <& &> &>> << <<- <<<}
 * @param target     the word behind the operator
 * @param heredoc    the body of {@code <<} and {@code <<-}, tabs not dropped; else empty
 */
public record Redirection(String descriptor, String operator, ShellWord target, Optional<MappedText> heredoc, Span span) {
}
