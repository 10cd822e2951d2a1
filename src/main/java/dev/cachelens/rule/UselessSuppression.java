package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import java.util.List;

/**
 * Comments that suppress nothing. The {@link Analyzer} finds them, which alone knows what the other rules found; this is the
 * catalogue's entry.
 */
final class UselessSuppression implements Rule {

    static final String ID = "useless-suppression";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Severity severity() {
        return Severity.WEAK;
    }

    @Override
    public String title() {
        return "Suppression that suppresses nothing";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        return List.of();
    }
}
