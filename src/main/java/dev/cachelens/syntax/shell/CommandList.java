package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import java.util.List;

/**
 * Commands one after the other, separated by {@code ;}, {@code &} or line ends.
 *
 * @param span from the first command to the last; empty where there is none
 */
public record CommandList(List<Entry> entries, Span span) {

    public CommandList {
        entries = List.copyOf(entries);
    }

    /**
     * One command of the list.
     *
     * @param background whether {@code &} ends it
     */
    public record Entry(Command command, boolean background) {
    }
}
