package dev.cachelens.seeds;

import dev.cachelens.engine.SourceTree;
import org.junit.rules.TemporaryFolder;

/** The least project that an article's Dockerfiles can be built with: one program, of the name that they ask for. */
public final class ArticleProject {
    private ArticleProject() {
    }

    /**
     * Writes the project of an article into a test's folder, the build context.
     *
     * @param article number of the article: 1, 3 or 4
     * @param prints what the program prints; stands in the program's bytes
     */
    public static SourceTree in(TemporaryFolder folder, int article, String prints) {
        SourceTree tree = SourceTree.in(folder);
        return switch (article) {
            case 1 -> tree.crate("rest", prints)
                    .file("Cargo.toml", SourceTree.manifest("rest") + "[dependencies]\nitoa = \"1\"\n");
            // The first Dockerfile vendors with the manifest in app/ before any source is there, so that must name its program.
            case 3 -> tree.crate("my-little-app", prints).file("app/Cargo.lock", SourceTree.lock("my-little-app"))
                    .file("app/Cargo.toml", SourceTree.manifest("my-little-app")
                            + "[[bin]]\nname = \"my-little-app\"\npath = \"src/main.rs\"\n");
            case 4 -> tree.crate("binary", prints);
            default -> throw new IllegalArgumentException("article " + article + " has no Dockerfile");
        };
    }
}
