package dev.cachelens.oracle;

import dev.cachelens.project.InContext;
import dev.cachelens.project.MemoryFiles;
import dev.cachelens.project.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Test;

/** What we take to be sent of a context is what BuildKit's walk over its folders sends. */
public class IgnoreOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated", 2000);
    private static final String UNKNOWN = "a pattern that means more to BuildKit than its wildcards leaves the answer unknown";

    @Test
    public void sendsOfGeneratedContextsWhatBuildKitDoes() {
        Agreement agreement = new Agreement("BuildKit's context", "generated ignore files, seeds " + Dice.seeds(GENERATED) + ",");
        for (int i = 0; i < GENERATED; i++) {
            IgnoreGenerator.Case each = IgnoreGenerator.sample(Dice.SEED + i);
            Sample sample = new Sample("seed " + each.seed() + " with " + each.paths(), each.ignore());
            agreement.compare(sample, ignore -> differences(ignore, each.paths()));
        }
        agreement.conclude();
    }

    private static List<Difference> differences(String ignore, List<String> paths) {
        SentContext theirs = Oracle.get().context(ignore, paths);
        Map<String, InContext> ours = ours(ignore, paths);
        if (ours.containsValue(InContext.UNKNOWN)) {
            return theirs.failure() != null ? List.of() : List.of(new Difference("unknown", Optional.of(UNKNOWN)));
        }
        Set<String> sent = theirs.failure() == null ? new TreeSet<>(theirs.sent()) : Set.of("refused");
        ours.values().removeIf(answer -> answer == InContext.ABSENT);
        return sent.equals(ours.keySet()) ? List.of()
                : List.of(new Difference("sent <" + sent + ">, we say <" + ours.keySet() + ">", Optional.empty()));
    }

    private static Map<String, InContext> ours(String ignore, List<String> listed) {
        Map<String, String> texts = new TreeMap<>();
        Set<String> paths = new HashSet<>();
        for (String path : listed) {
            texts.put(path, "");
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                paths.add(path.substring(0, slash));
            }
            if (!path.endsWith("/")) {
                paths.add(path);
            }
        }
        // Beside the listed paths, so that it does not count as one of them.
        texts.put("Dockerfile.dockerignore", ignore);
        Project project = new Project(new MemoryFiles(texts));
        Map<String, InContext> ours = new TreeMap<>();
        for (String path : paths) {
            ours.put(path, project.sends(path));
        }
        return ours;
    }
}
