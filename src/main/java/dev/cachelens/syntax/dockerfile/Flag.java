package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * A flag before an instruction's words, such as {@code --from=builder}.
 *
 * @param source the whole flag as written, from {@code --}, continuations joined
 * @param name   without {@code --}, in the case written
 * @param value  what stands behind {@code =}; variables as written, but without the quotes and escapes, which BuildKit drops
 *               before it looks at the value; empty for a flag without one
 */
public record Flag(MappedText source, String name, Optional<MappedText> value) {

    /** The flag's range in the file. */
    public Span span() {
        return source.span();
    }
}
