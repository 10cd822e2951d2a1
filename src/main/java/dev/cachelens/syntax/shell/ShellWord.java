package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import java.util.List;
import java.util.Optional;

/**
 * A word of a script: parts that stand side by side.
 *
 * @param raw the word as written, continuations joined
 */
public record ShellWord(List<Part> parts, String raw, Span span) {

    public ShellWord {
        parts = List.copyOf(parts);
    }

    /** The word's text where it consists of literals and quotes only; patterns such as {@code *} stand for themselves. */
    public Optional<String> literal() {
        StringBuilder text = new StringBuilder();
        return appendLiteral(parts, text) ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean appendLiteral(List<Part> parts, StringBuilder text) {
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.value());
            } else if (part instanceof Part.SingleQuoted quoted) {
                text.append(quoted.value());
            } else if (!(part instanceof Part.DoubleQuoted quoted && appendLiteral(quoted.parts(), text))) {
                return false;
            }
        }
        return true;
    }

    /** A part of a word. All ranges are the file's. */
    public sealed interface Part {

        Span span();

        /**
         * Unquoted text, or text in double quotes. Unquoted text is cut where its quoting changes: {@code a\*b} is three
         * literals.
         *
         * @param value   with backslashes taken away
         * @param escaped whether a backslash quotes all of it, so that a {@code *} is no pattern; false in double quotes, where
         *                all is quoted anyway
         */
        record Literal(String value, boolean escaped, Span span) implements Part {
        }

        /** {@code '…'}, or bash's {@code $'…'} with its escapes decoded. */
        record SingleQuoted(String value, Span span) implements Part {
        }

        /** {@code "…"}. */
        record DoubleQuoted(List<Part> parts, Span span) implements Part {
            public DoubleQuoted {
                parts = List.copyOf(parts);
            }
        }

        /**
         * {@code $name}, or {@code ${name…}}.
         *
         * @param name     a name, a number or a special parameter such as {@code ?}; with an array's index as written:
         *                 {@code name[0]}
         * @param operator what stands behind the name: {@code :- - := = :+ + :? ? # ## % %% / // : ^ ^^ , ,, @}, {@code length}
         *                 for <code>${#name}</code>, {@code indirect} for <code>${!name…}</code>, or {@code ""}
         * @param argument what stands behind the operator, which may be an empty word; empty where there is no operator
         */
        record Parameter(String name, String operator, Optional<ShellWord> argument, Span span) implements Part {
        }

        /** {@code $(…)}, {@code `…`}, or bash's {@code <(…)} and {@code >(…)}. */
        record Substitution(ShellScript script, Span span) implements Part {
        }

        /** {@code $((…))}; what stands inside is not parsed. */
        record Arithmetic(Span span) implements Part {
        }

        /** A pattern of bash's extglob such as {@code @(a|b)}; what stands inside is not parsed. */
        record ExtendedPattern(Span span) implements Part {
        }

        /** The {@code (…)} of an assignment to an array. */
        record Array(List<ShellWord> elements, Span span) implements Part {
            public Array {
                elements = List.copyOf(elements);
            }
        }
    }
}
