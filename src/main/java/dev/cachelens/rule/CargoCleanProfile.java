package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.CargoHistory;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.Stage;
import dev.cachelens.model.StaleRoot;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A dummy's build is meant to be cleaned, but another profile's or target's is, so that the dummy stays. */
final class CargoCleanProfile implements Rule {

    @Override
    public String id() {
        return "cargo-clean-profile";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "cargo clean of another profile";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        Set<Span> reported = new HashSet<>();
        for (Stage stage : model.stages()) {
            for (StaleRoot stale : CargoHistory.of(stage).staleRoots()) {
                for (CargoCommand clean : stale.wrongCleans()) {
                    if (reported.add(StaleBuild.commandSpan(clean))) {
                        findings.add(finding(model, stale, clean));
                    }
                }
            }
        }
        return findings;
    }

    private Finding finding(BuildModel model, StaleRoot stale, CargoCommand clean) {
        CleanFlags flags = new CleanFlags(clean, stale.build());
        String message = "this cleans " + CleanFlags.describe(clean) + ", but line "
                + model.line(stale.dummyBuild().invocation().step())
                + " compiled the dummy '" + stale.root().path() + "' for " + CleanFlags.describe(stale.dummyBuild())
                + ": it stays, and line " + model.line(stale.build().invocation().step())
                + " ships it, because the real file that is copied over it looks older";
        Finding finding = Finding.of(this, StaleBuild.commandSpan(clean), message)
                .withSeverity(stale.certainty() == Certainty.YES ? Severity.ERROR : Severity.WEAK)
                .withRelated(StaleBuild.commandSpan(stale.dummyBuild()), "the dummy is compiled here")
                .withRelated(StaleBuild.commandSpan(stale.build()), "and taken for the real one here");
        return finding.withFix(flags.fix());
    }
}
