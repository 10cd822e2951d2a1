package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import java.util.List;

/** {@code # syntax=docker/dockerfile:experimental} and other frontends that the file has outgrown. */
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
        return model.dockerfile().directive("syntax")
                .filter(syntax -> syntax.value().equals("docker/dockerfile:experimental"))
                .map(syntax -> Finding.of(this, syntax.valueSpan(), "'" + syntax.value() + "' is a frozen pre-release from 2020")
                        .withFix(new Fix("Use 'docker/dockerfile:1'", TextEdit.replace(syntax.valueSpan(), "docker/dockerfile:1"))))
                .map(List::of)
                .orElse(List.of());
    }
}
