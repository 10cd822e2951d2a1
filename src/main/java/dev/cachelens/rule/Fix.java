package dev.cachelens.rule;

import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A cure for a finding: edits that belong together.
 *
 * @param title what it does, as the IDE's menu shows it: imperative, no full stop
 * @param edits in the file's order; they do not overlap
 */
public record Fix(String title, List<TextEdit> edits) {

    /**
     * @throws IllegalArgumentException if edits overlap
     */
    public Fix {
        List<TextEdit> sorted = new ArrayList<>(edits);
        sorted.sort(Fix::inFileOrder);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).span().start() < sorted.get(i - 1).span().end()) {
                throw new IllegalArgumentException("edits overlap: " + title);
            }
        }
        edits = List.copyOf(sorted);
    }

    public Fix(String title, TextEdit... edits) {
        this(title, List.of(edits));
    }

    /** The text with the edits made. */
    public String applyTo(String text) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        int done = 0;
        for (TextEdit edit : edits) {
            Span span = edit.span();
            result.append(text, done, span.start()).append(edit.text());
            done = span.end();
        }
        return result.append(text, done, text.length()).toString();
    }

    private static int inFileOrder(TextEdit a, TextEdit b) {
        int order = Integer.compare(a.span().start(), b.span().start());
        return order == 0 ? Integer.compare(a.span().end(), b.span().end()) : order;
    }
}
