package dev.cachelens.judge;

import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.BuildResult;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.SourceTree;
import dev.cachelens.model.BuildModel;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Whereabouts;
import dev.cachelens.project.MemoryFiles;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * "Where does this path live?" has a judge: the file systems that BuildKit exports. For each Dockerfile, and each path of each stage,
 * the model's answer (layer, mount, both, absent) is what is there; it may say that it does not know, for at most one path of five.
 */
public final class WhereaboutsIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    private static final long SEED = Long.getLong("cachelens.seed", 1);
    private static final int CASES = Integer.getInteger("cachelens.layouts", 100);
    private static final Map<String, String> CONTEXT = Map.of("one", "1", "two", "2", "sub/three", "3");

    private static final Set<String> SYSTEM = Set.of("bin", "dev", "etc", "home", "lib", "lib64", "proc", "root", "run", "sbin", "sys", "tmp",
            "usr", "var");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private int asked;
    private int unknown;

    @Test
    public void predictsGeneratedLayouts() throws IOException {
        List<String> wrong = new ArrayList<>();
        int built = 0;
        for (long seed = SEED; built < CASES; seed++) {
            assertTrue("most generated files build", seed < SEED + 2 * CASES);
            built += judge("seed " + seed, new LayoutGenerator(seed).generate(), wrong) ? 1 : 0;
        }
        report(built + " generated Dockerfiles (seeds from " + SEED + ")", wrong);
    }

    @Test
    public void predictsWrittenLayouts() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> list = Files.list(Path.of("src/test/resources/judge"))) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            assertTrue(file + " builds", judge(file.getFileName().toString(), Files.readString(file), wrong));
        }
        report(files.size() + " written Dockerfiles", wrong);
    }

    private void report(String what, List<String> wrong) {
        System.out.println("Where paths live: " + what + ", " + asked + " paths, " + wrong.size() + " predicted wrong, " + unknown
                + " unknown");
        if (!wrong.isEmpty()) {
            fail(String.join("\n", wrong.subList(0, Math.min(10, wrong.size()))));
        }
        assertTrue("unknown for " + unknown + " of " + asked, unknown * 5 <= asked);
    }

    /** Compares prediction and observation; false for a file that does not build. */
    private boolean judge(String name, String dockerfile, List<String> wrong) throws IOException {
        BuildModel model = BuildModel.of(DockerfileParser.parse(dockerfile), new Project(new MemoryFiles(CONTEXT)));
        Map<String, Integer> caches = new TreeMap<>();
        for (RunStep run : model.steps(RunStep.class)) {
            run.mounts().stream().filter(WhereaboutsIT::isSeen).forEach(mount -> caches.putIfAbsent(mount.id(), caches.size()));
        }
        Set<String> observed = observe(dockerfile, model.stages(), caches);
        if (observed.isEmpty()) {
            System.out.println("does not build: " + name);
            return false;
        }
        for (Stage stage : model.stages()) {
            boolean last = stage.index() == model.stages().size() - 1;
            for (String path : paths(observed, stage)) {
                compare(name, dockerfile, stage, ImagePath.of(path), last, observed, caches, wrong);
            }
        }
        return true;
    }

    private void compare(String name, String dockerfile, Stage stage, ImagePath path, boolean last, Set<String> observed,
            Map<String, Integer> caches, List<String> wrong) {
        Whereabouts where = stage.locate(path);
        boolean inLayer = observed.contains("s" + stage.index() + path);
        boolean inMount = where.mounts().stream().anyMatch(mount -> observed.contains(
                "m" + caches.get(mount.mount().id()) + below(path, mount.mount())));
        // A cache that a later stage goes on writing to cannot be seen as it was: there only the layer is compared.
        boolean whole = last && where.mounts().stream().allMatch(mount -> isSeen(mount.mount()));
        Whereabouts.Verdict predicted = whole ? where.verdict() : new Whereabouts(path, where.layer(), List.of()).verdict();
        Whereabouts.Verdict seen = inLayer ? whole && inMount ? Whereabouts.Verdict.BOTH : Whereabouts.Verdict.LAYER
                : whole && inMount ? Whereabouts.Verdict.MOUNT : Whereabouts.Verdict.ABSENT;
        asked++;
        if (predicted == Whereabouts.Verdict.UNKNOWN) {
            unknown++;
            if (System.getProperty("cachelens.verbose") != null) {
                System.out.println("UNKNOWN " + path + " in s" + stage.index() + " " + where.layer() + " last=" + last + "\n" + dockerfile);
            }
        } else if (predicted != seen) {
            wrong.add(name + ": " + path + " in s" + stage.index() + " is predicted " + predicted + " and is " + seen + "\n" + dockerfile);
        }
    }

    // A cache that is filled from a stage is one of its own, which the probe cannot mount.
    private static boolean isSeen(Mount mount) {
        return mount.isCache() && mount.from().isEmpty();
    }

    private static String below(ImagePath path, Mount mount) {
        ImagePath below = path.below(mount.target().orElseThrow());
        String inCache = mount.source().isRoot() ? "" : mount.source().toString();
        return below.isRoot() ? inCache : inCache + below;
    }

    /** The paths to ask for in a stage: what is seen anywhere, and what is not there at all. */
    private static Set<String> paths(Set<String> observed, Stage stage) {
        Set<String> paths = new TreeSet<>();
        for (String line : observed) {
            int slash = line.indexOf('/');
            // What the base image has, the model does not claim to know.
            if (line.startsWith("s") && slash > 0 && !SYSTEM.contains(ImagePath.of(line.substring(slash)).segments().get(0))) {
                paths.add(line.substring(slash));
            }
        }
        for (RunStep run : stage.runs()) {
            for (Mount mount : run.mounts()) {
                for (String line : mount.isCache() ? observed : Set.<String>of()) {
                    if (line.startsWith("m") && line.indexOf('/') > 0) {
                        paths.add(mount.target().orElseThrow() + line.substring(line.indexOf('/')));
                    }
                }
                paths.add(mount.target().orElseThrow().toString());
            }
        }
        for (String path : List.of("/app/nothing", "/app/target/a", "/out/b", "/data/cache/nothing")) {
            paths.add(path);
        }
        return paths;
    }

    /** What is in every stage and cache, as {@code s0/path} and {@code m0/path}; empty where the build fails. */
    private Set<String> observe(String dockerfile, List<Stage> stages, Map<String, Integer> caches) throws IOException {
        StringBuilder probe = new StringBuilder(dockerfile).append(dockerfile.endsWith("\n") ? "" : "\n").append("FROM busybox AS probe\nRUN");
        for (Stage stage : stages) {
            probe.append(" --mount=type=bind,from=").append(stage.name().orElseThrow()).append(",source=/,target=/probe/s")
                    .append(stage.index());
        }
        caches.forEach((id, number) -> probe.append(" --mount=type=cache,id=").append(id).append(",target=/probe/m").append(number));
        probe.append(" cd /probe && for r in *; do find $r \\( ");
        SYSTEM.forEach(name -> probe.append("-path $r/").append(name).append(" -o "));
        probe.append("-path $r/boot \\) -prune -o -print; done > /list\n");
        probe.append("FROM scratch\nCOPY --from=probe /list /list\n");
        // A step that another file shares would come from BuildKit's cache, and leave this file's cache mounts as they were.
        String unique = probe.toString().replaceAll("(?m)^(FROM busybox.*|FROM debian.*)$", "$1\nENV JUDGED=" + System.nanoTime());
        SourceTree context = SourceTree.in(folder);
        for (Map.Entry<String, String> file : CONTEXT.entrySet()) {
            context.file(file.getKey(), file.getValue());
        }
        BuildKit buildKit = ENGINES.buildKit();
        BuildKit.Build build = buildKit.build(context.root(), unique);
        BuildResult result = build.run();
        if (!result.success()) {
            if (System.getProperty("cachelens.verbose") != null) {
                System.out.println(result.log());
            }
            return Set.of();
        }
        return new TreeSet<>(build.export().text("/list").lines().toList());
    }
}
