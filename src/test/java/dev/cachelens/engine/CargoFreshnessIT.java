package dev.cachelens.engine;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.runners.Enclosed;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What cargo takes for fresh in an image, seen in real builds: the premises of the rules about dummy sources and old sources. */
@RunWith(Enclosed.class)
public final class CargoFreshnessIT {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private CargoFreshnessIT() {
    }

    /** A dummy program is built, then the real one, an hour old, over it. */
    @RunWith(Parameterized.class)
    public static final class AfterADummy {
        @ClassRule
        public static final Engines ENGINES = new Engines();

        private static final String BUILD = "cargo build --release";

        @Rule
        public final TemporaryFolder folder = new TemporaryFolder();

        private final String between;
        private final String lastRun;
        private final String shipped;

        public AfterADummy(String between, String lastRun, String shipped) {
            this.between = between;
            this.lastRun = lastRun;
            this.shipped = shipped;
        }

        @Parameters(name = "{0}, then {1}: {2}")
        public static List<Object[]> steps() {
            return List.of(new Object[][] {
                {"true", BUILD, "dummy"},
                {"rm -rf src", BUILD, "dummy"},
                {"rm target/release/app", BUILD, "dummy"},
                {"rm -rf target/release/app*", BUILD, "dummy"},
                {"cargo clean -p app", BUILD, "dummy"},
                {"cargo clean --release -p app", BUILD, "real"},
                {"cargo clean --release", BUILD, "real"},
                {"rm -f target/release/deps/app*", BUILD, "real"},
                {"rm -f target/release/deps/app-*", BUILD, "real"},
                {"rm -rf target/release/deps", BUILD, "real"},
                {"rm -rf target/release/.fingerprint/app-*", BUILD, "real"},
                {"true", "touch -c src/main.rs && " + BUILD, "real"},
                {"true", "cargo install --path . --root /installed", "dummy"},
            });
        }

        @Test
        public void shipsThisProgram() {
            // A cached dummy would be older than the real source.
            assertEquals(shipped, ENGINES.buildKit().build(context(), dockerfile()).withoutCache().export().text("/said").strip());
        }

        @Test
        public void shipsThisProgramFromTheDockerEngine() {
            DockerEngine docker = ENGINES.docker();
            assertEquals(shipped, docker.text(docker.build(context(), dockerfile()).orFail().image(), "/said").strip());
        }

        private Path context() {
            return SourceTree.in(folder).aged(AN_HOUR).crate("app", "real").root();
        }

        private String dockerfile() {
            return """
                    FROM rust:slim AS build
                    WORKDIR /app
                    COPY Cargo.toml Cargo.lock ./
                    RUN mkdir src && echo 'fn main() { println!("dummy"); }' > src/main.rs && cargo build --release
                    RUN BETWEEN
                    COPY src src
                    RUN LAST
                    RUN if [ -x /installed/bin/app ]; then /installed/bin/app; else target/release/app; fi > /said
                    FROM scratch
                    COPY --from=build /said /
                    """.replace("BETWEEN", between).replace("LAST", lastRun);
        }
    }

    /** The target directory is a cache mount, the artifact correctly copied out of it, and the source changes. */
    public static final class InACacheMount {
        @ClassRule
        public static final Engines ENGINES = new Engines();

        private static final String COPIES_OUT = """
                FROM rust:slim AS build
                WORKDIR /app
                COPY . .
                RUN --mount=type=cache,target=/app/target cargo build --release && install -D target/release/app /out/app
                RUN /out/app > /said
                FROM scratch
                COPY --from=build /said /
                """;

        @Rule
        public final TemporaryFolder folder = new TemporaryFolder();

        private final BuildKit buildKit = ENGINES.buildKit();

        @Test
        public void shipsTheFirstProgramWhenTheChangedSourceIsOlder() {
            assertEquals("first", shippedAfterAChange(Duration.ofMinutes(30)));
        }

        @Test
        public void shipsTheSecondProgramWhenItWasEditedAfterTheFirstBuild() {
            assertEquals("second", shippedAfterAChange(Duration.ZERO));
        }

        private String shippedAfterAChange(Duration age) {
            SourceTree context = SourceTree.in(folder).aged(AN_HOUR).crate("app", "first");
            assertEquals("first\n", buildKit.build(context.root(), COPIES_OUT).export().text("/said"));
            // A text of its own: a COPY that is cached from an earlier run brings that run's times.
            context.aged(age).file("src/main.rs", SourceTree.program("second\\n" + System.nanoTime()));
            BuildResult second = buildKit.build(context.root(), COPIES_OUT).run().orFail();
            assertEquals(BuildResult.State.DONE, second.state("cargo build"));
            return buildKit.build(context.root(), COPIES_OUT).export().text("/said").lines().findFirst().orElseThrow();
        }
    }
}
