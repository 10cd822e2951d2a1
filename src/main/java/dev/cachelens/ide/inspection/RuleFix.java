package dev.cachelens.ide.inspection;

import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.Rule;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import java.util.Optional;

/** A fix that a rule proposes. */
final class RuleFix extends SnapshotFix {

    private final Rule rule;
    private final Fix proposed;
    private final int index;

    /**
     * @param index which of the finding's fixes
     */
    RuleFix(Rule rule, Analysis seen, Finding finding, int index) {
        super(seen, finding);
        this.rule = rule;
        this.proposed = finding.fixes().get(index);
        this.index = index;
    }

    @Override
    public String getName() {
        return proposed.title();
    }

    @Override
    public String getFamilyName() {
        return "Fix '" + rule.title() + "'";
    }

    @Override
    Optional<Fix> fix(Dockerfile dockerfile, Finding finding) {
        return index < finding.fixes().size() ? Optional.of(finding.fixes().get(index)) : Optional.empty();
    }
}
