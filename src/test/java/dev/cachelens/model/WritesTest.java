package dev.cachelens.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.model.Whereabouts.Verdict;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** Where tools put what they make: after one command in {@code /app} of an official image, what the model says of a path. */
public class WritesTest {

    private final List<String> wrong = new ArrayList<>();

    @After
    public void nothingWasWrong() {
        assertTrue(String.join("\n", wrong), wrong.isEmpty());
    }

    @Test
    public void go() {
        layer("go build -o server ./cmd/server", "/app/server");
        layer("go build -o=/out/server .", "/out/server");
        layer("go build -ldflags '-s -w -o' -mod=vendor -o /out/server .", "/out/server");
        layer("CGO_ENABLED=0 go build -C cmd -o ../server", "/app/server");
        layer("go build -o bin/ ./...", "/app/bin");
        unknown("go build -o bin/ ./...", "/app/bin/server");
        unknown("go build", "/app/app");
        absent("go build ./...", "/app/app");
        absent("go build -o server .", "/out");
        absent("go build -v -mod=readonly -o server .", "/app/d=readonly");
        unknown("go install ./cmd/server", "/root/go/bin/server");
        unknown("GOBIN=/out go install ./cmd/server", "/out/server");
        absent("go mod download", "/app/vendor");
        unknown("go mod vendor", "/app/vendor");
        unknown("go run ./gen", "/out/x");
        absent("go vet ./...", "/app/server");
    }

    @Test
    public void node() {
        unknown("npm ci", "/app/node_modules");
        unknown("npm ci --prefix web", "/app/web/node_modules");
        absent("npm ci --prefix web", "/app/node_modules");
        unknown("npm run build", "/app/dist/index.html");
        absent("npm run build", "/out/index.html");
        unknown("yarn", "/app/node_modules");
        unknown("pnpm install --frozen-lockfile", "/app/node_modules/x");
        layer("pnpm --filter=api deploy --prod /out/api", "/out/api");
        absent("npm config set registry http://r", "/app/node_modules");
        absent("npm install -g typescript", "/app/node_modules");
        unknown("npm install -g typescript", "/usr/local/bin/tsc");
        unknown("bun run build", "/app/dist");
        unknown("npx next build", "/app/.next");
        unknown("next build", "/app/.next/standalone");
        unknown("vite build --outDir ../out", "/out/index.html");
        absent("vite build", "/out/index.html");
        unknown("node build.js", "/out/index.html");
    }

    @Test
    public void java() {
        unknown("mvn -q package", "/app/target/app.jar");
        unknown("./mvnw -B -f api/pom.xml package", "/app/api/target");
        absent("./mvnw -B -f api/pom.xml package", "/app/target");
        unknown("mvn -fae package", "/app/target");
        unknown("mvn dependency:copy-dependencies -DoutputDirectory=/out/lib", "/out/lib");
        absent("mvn package", "/out");
        unknown("./gradlew bootJar", "/app/build/libs/app.jar");
        unknown("gradle -p api build", "/app/api/build");
        absent("gradle -p api build", "/app/build");
        unknown("gradle -g /cache build", "/cache/caches");
        unknown("java -jar tool.jar", "/out");
    }

    @Test
    public void cAndCpp() {
        layer("cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release", "/app/build");
        layer("cmake -Bbuild", "/app/build");
        unknown("cmake --build build -j4", "/app/build/app");
        absent("cmake --build build", "/app/app");
        unknown("cmake --install build --prefix /out", "/out/bin/app");
        unknown("cmake ..", "/app/Makefile");
        unknown("cmake -P fetch.cmake", "/out");
        unknown("make -C src", "/app/src/app");
        absent("make -C src", "/app/app");
        unknown("make DESTDIR=/out install", "/out/usr/bin/app");
        absent("make", "/out");
        unknown("ninja -C out", "/app/out/app");
        layer("meson setup build", "/app/build");
        unknown("meson compile -C build", "/app/build/app");
        unknown("DESTDIR=/out meson install -C build", "/out/usr/bin/app");
    }

    @Test
    public void dotnet() {
        layer("dotnet publish -c Release -o /out", "/out");
        layer("dotnet publish src/Api/Api.csproj --output=out", "/app/out");
        unknown("dotnet publish -c Release -o /out", "/out/Api.dll");
        unknown("dotnet build", "/app/bin/Debug");
        absent("dotnet build", "/out");
        unknown("dotnet publish /p:PublishDir=/out/", "/out/Api.dll");
        unknown("dotnet restore", "/app/obj");
        unknown("dotnet tool.dll", "/out");
    }

    @Test
    public void python() {
        layer("python3 -m venv /venv", "/venv");
        unknown("/venv/bin/pip install flask", "/venv/lib");
        unknown("pip install --target /out flask", "/out");
        unknown("pip install -r requirements.txt", "/usr/local/lib/python3.12/site-packages/flask");
        absent("pip install -r requirements.txt", "/out");
        unknown("pip wheel -w /wheels .", "/wheels");
        unknown("python3 -m pip install --prefix=/out .", "/out/bin");
        unknown("python3 setup.py", "/out");
        unknown("uv sync --frozen", "/app/.venv");
        unknown("UV_PROJECT_ENVIRONMENT=/venv uv sync", "/venv");
        layer("uv venv /venv", "/venv");
        absent("uv sync", "/out");
        unknown("uv run build.py", "/out");
        unknown("poetry install", "/app/.venv/bin");
        absent("poetry install", "/out");
        unknown("poetry run build", "/out");
    }

    @Test
    public void others() {
        unknown("composer install --no-dev", "/app/vendor/autoload.php");
        layer("composer create-project laravel/laravel /site", "/site");
        absent("composer install", "/out");
        unknown("bundle install --path vendor/bundle", "/app/vendor/bundle");
        absent("bundle install", "/out");
        unknown("mix release", "/app/_build/prod/rel");
        unknown("mix deps.get", "/app/deps");
        unknown("stack build --copy-bins --local-bin-path /out", "/out/app");
        unknown("cabal install --installdir=/out", "/out/app");
        unknown("cabal build", "/app/dist-newstyle");
        unknown("swift build -c release", "/app/.build/release");
        unknown("zig build", "/app/zig-out/bin");
        absent("zig build", "/out");
        unknown("bazel build //:app", "/app/bazel-bin/app");
        unknown("./build.sh", "/out");
    }

    @Test
    public void archivesAndDownloads() {
        layer("curl -fsSL -o /tools/a.tgz http://h/a.tgz", "/tools/a.tgz");
        unknown("curl -fsSLO http://h/a.tgz", "/app/a.tgz");
        unknown("tar xzf a.tgz -C /tools", "/tools/bin");
        layer("tar czf /out/a.tgz .", "/out/a.tgz");
        layer("git clone https://h/o/repo.git", "/app/repo");
        unknown("unzip a.zip -d /tools", "/tools/bin");
    }

    @Test
    public void whatIsWrittenBelowTheProjectReachesMountsThere() {
        Stage stage = stage("RUN --mount=type=cache,target=/app/dist npm run build");
        Whereabouts where = stage.locate(ImagePath.of("/app/dist/index.html"));
        assertEquals(Certainty.NO, where.layer().certainty());
        Presence inMount = where.mounts().get(0).presence();
        assertEquals(Certainty.MAYBE, inMount.certainty());
        assertEquals(Origin.How.COMMAND, inMount.origins().get(0).how());
    }

    @Test
    public void scriptsOfTheProjectAreNotKnown() {
        for (String command : List.of("node build.js", "python3 setup.py", "go run ./gen", "dotnet tool.dll", "uv run x",
                "cmake -P x", "./gradlew.sh", "java -jar x.jar", "ruby x.rb")) {
            Stage stage = stage("RUN --mount=type=cache,target=/app/dist " + command);
            Presence inMount = stage.locate(ImagePath.of("/app/dist/index.html")).mounts().get(0).presence();
            assertEquals(command, Origin.How.UNKNOWN_COMMAND, inMount.origins().get(0).how());
        }
    }

    @Test
    public void toolsOfUnknownUsersWriteToNoPathByTheirCaches() {
        Stage stage = stage("USER nobody\nRUN cargo fetch && npm ci --prefix web && go mod download");
        assertEquals(Verdict.ABSENT, stage.locate(ImagePath.of("/out/app")).verdict());
    }

    private void layer(String command, String path) {
        check(Verdict.LAYER, command, path);
    }

    private void unknown(String command, String path) {
        check(Verdict.UNKNOWN, command, path);
    }

    private void absent(String command, String path) {
        check(Verdict.ABSENT, command, path);
    }

    private void check(Verdict expected, String command, String path) {
        Verdict verdict = stage("RUN " + command).locate(ImagePath.of(path)).verdict();
        if (verdict != expected) {
            wrong.add(command + ": " + path + " is " + verdict + ", not " + expected);
        }
    }

    private static Stage stage(String steps) {
        String text = "FROM debian:12\nWORKDIR /app\n" + steps + "\n";
        return BuildModel.of(DockerfileParser.parse(text), Project.unseen()).stages().get(0);
    }
}
