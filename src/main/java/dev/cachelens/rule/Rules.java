package dev.cachelens.rule;

import java.util.List;
import java.util.Optional;

/** The catalogue. */
public final class Rules {

    private static final List<Rule> ALL = List.of(new CacheMountArtifactCopy(), new CacheMountHomeCopy(), new CacheMountArtifactUse(),
            new CacheMountShadowsLayer(), new CacheMountUnused(),
            new DummySourceNotRebuilt(), new CargoCleanProfile(), new RemoveFromRoot(), new CacheStagePath(),
            new ChefRecipeNotCooked(), new CopyFromMissingPath(), new EntrypointNotCopied(), new LegacySyntax(), new UselessSuppression());

    private Rules() {
    }

    /** Every rule, in the catalogue's order. */
    public static List<Rule> all() {
        return ALL;
    }

    /** Finds a rule by its id or by its short name. */
    public static Optional<Rule> find(String name) {
        for (Rule rule : ALL) {
            if (rule.id().equals(name) || rule.shortName().equals(name)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
