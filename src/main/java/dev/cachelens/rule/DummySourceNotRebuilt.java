package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoHistory;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.Stage;
import dev.cachelens.model.StaleRoot;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dummy source was compiled, and cargo takes it for the real one that is copied over it, because that one looks older. */
final class DummySourceNotRebuilt implements Rule {

    @Override
    public String id() {
        return "dummy-source-not-rebuilt";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Dummy source is not rebuilt";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        Map<Span, List<StaleRoot>> builds = new LinkedHashMap<>();
        for (Stage stage : model.stages()) {
            for (StaleRoot stale : CargoHistory.of(stage).staleRoots()) {
                if (stale.wrongCleans().isEmpty()) {
                    builds.computeIfAbsent(StaleBuild.commandSpan(stale.build()), span -> new ArrayList<>()).add(stale);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Span, List<StaleRoot>> build : builds.entrySet()) {
            findings.add(finding(model, build.getKey(), new StaleBuild(model, build.getValue())));
        }
        return findings;
    }

    private Finding finding(BuildModel model, Span span, StaleBuild build) {
        StaleRoot first = build.first();
        String message = "cargo takes " + build.names() + " for the dummy that line "
                + model.line(first.dummyBuild().invocation().step())
                + " compiled: the COPY of line " + model.line(first.source())
                + " keeps modification times, and a file that is older than that build is no change"
                + " to cargo; so this ships what the dummy was compiled to";
        Finding finding = Finding.of(this, span, message)
                .withSeverity(build.certainty() == Certainty.YES ? Severity.ERROR : Severity.WEAK)
                .withRelated(first.dummy().span().get(), "the dummy")
                .withRelated(StaleBuild.commandSpan(first.dummyBuild()), "the dummy is compiled here")
                .withRelated(first.source().instruction().span(), "the real source comes from here");
        for (Fix fix : build.fixes()) {
            finding = finding.withFix(fix);
        }
        return finding;
    }
}
