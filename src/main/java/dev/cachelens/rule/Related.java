package dev.cachelens.rule;

import dev.cachelens.syntax.Span;

/**
 * Another place that explains a finding.
 *
 * @param span    where
 * @param message what that place has to do with it
 */
public record Related(Span span, String message) {
}
