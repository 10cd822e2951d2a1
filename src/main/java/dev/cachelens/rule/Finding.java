package dev.cachelens.rule;

import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Something wrong in a file.
 *
 * @param rule     the rule's id
 * @param severity that of the rule, or what the rule could prove here
 * @param span     the smallest range that is wrong
 * @param message  what will happen at build or run time, for people
 * @param related  other places that explain it
 * @param fixes    cures, the best first; may be empty
 */
public record Finding(String rule, Severity severity, Span span, String message, List<Related> related, List<Fix> fixes) {

    public Finding {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
    }

    /** A finding at the rule's own severity, to which places and fixes can be added. */
    public static Finding of(Rule rule, Span span, String message) {
        return new Finding(rule.id(), rule.severity(), span, message, List.of(), List.of());
    }

    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, span, message, related, fixes);
    }

    public Finding withRelated(Span where, String why) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(where, why));
        return new Finding(rule, severity, span, message, more, fixes);
    }

    public Finding withFix(Fix fix) {
        List<Fix> more = new ArrayList<>(fixes);
        more.add(fix);
        return new Finding(rule, severity, span, message, related, more);
    }
}
