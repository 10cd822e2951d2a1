package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Directive;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code # syntax=} line asks for an experimental frontend, or for one older than a feature that the file uses. */
final class LegacySyntax implements Rule {

    @Override
    public String id() {
        return "legacy-syntax";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Outdated Dockerfile frontend";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        Optional<Directive> syntax = model.dockerfile().directive("syntax");
        if (syntax.isEmpty()) {
            return List.of();
        }
        // Only the first word is the image, the others are for its command line.
        String reference = firstWord(syntax.get().value());
        Span span = new Span(syntax.get().valueSpan().start(), syntax.get().valueSpan().start() + reference.length());
        return Frontend.of(reference).flatMap(frontend -> check(model, frontend, reference, span)).map(List::of)
                .orElse(List.of());
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            end++;
        }
        return text.substring(0, end);
    }

    private Optional<Finding> check(BuildModel model, Frontend frontend, String reference, Span span) {
        List<FrontendFeature.Use> uses = uses(model);
        boolean needsLabs = uses.stream().anyMatch(use -> use.feature().needsLabs());
        Finding finding;
        if (frontend.experimental()) {
            finding = Finding.of(this, span, "'" + reference + "' is frozen since 2020: what it was for is stable since 1.2, "
                    + "and the build misses every later feature and correction");
        } else {
            Optional<FrontendFeature.Use> newest = uses.stream().filter(use -> frontend.lacks(use.feature()))
                    .reduce((one, other) -> other.feature().stable() > one.feature().stable() ? other : one);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            finding = tooOld(model, frontend, reference, newest.get(), span);
        }
        // Which image a digest has to name instead, no one can tell from here.
        return Optional.of(frontend.pinned() ? finding : finding.withFix(new Fix("Use '" + frontend.newest(needsLabs) + "'",
                TextEdit.replace(span, frontend.newest(needsLabs)))));
    }

    private Finding tooOld(BuildModel model, Frontend frontend, String reference, FrontendFeature.Use use, Span span) {
        FrontendFeature feature = use.feature();
        String needed = frontend.labs() || feature.needsLabs() ? feature.labs() + "-labs" : String.valueOf(feature.stable());
        int line = model.dockerfile().source().line(use.span().start());
        return Finding.of(this, span, "'" + reference + "' is too old for " + feature.title() + " in line " + line
                        + ", which needs 1." + needed + ": " + feature.consequence())
                .withRelated(use.span(), "needs 1." + needed);
    }

    private static List<FrontendFeature.Use> uses(BuildModel model) {
        List<FrontendFeature.Use> uses = new ArrayList<>();
        for (Instruction instruction : model.dockerfile().instructions()) {
            uses.addAll(FrontendFeature.usedBy(instruction.trigger().orElse(instruction)));
        }
        return uses;
    }
}
